#include "lib/datadir.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "lib/little.h"
#include "lib/message.h"

/* The folder that stands `up` levels above the running program; NULL where the system does
 * not say. */
static const char *folder_above(struct arena *arena, int up)
{
    char path[4096];
    ssize_t size = readlink("/proc/self/exe", path, sizeof path);
    if (size <= 0 || (size_t)size == sizeof path)
        return NULL;
    for (; up > 0; up--)
        while (size > 0 && path[--size] != '/')
            continue;
    return arena_copy(arena, (struct span){path, (size_t)size}).data;
}

const char *datadir_programs(struct arena *arena)
{
    return folder_above(arena, 1);
}

/* The user's own, of the environment; NULL where that names none by its whole path. */
static const char *users_folder(struct arena *arena)
{
    const char *folder = getenv("XDG_DATA_HOME"), *home = getenv("HOME");
    if (folder && *folder == '/')
        return arena_print(arena, "%s/winnow", folder).data;
    if (home && *home == '/')
        return arena_print(arena, "%s/.local/share/winnow", home).data;
    return NULL;
}

size_t datadir_folders(struct arena *arena, const char *folders[DATADIR_FOLDERS])
{
    size_t count = 0;
    const char *chosen = getenv("WINNOW_DATA");
    if (chosen && *chosen) {
        folders[count++] = chosen;
        return count;
    }
    const char *parent = folder_above(arena, 2);
    if (parent) {
        folders[count++] = arena_print(arena, "%s/share", parent).data;
        folders[count++] = arena_print(arena, "%s/share/winnow", parent).data;
    }
#ifdef DATADIR
    folders[count++] = DATADIR;
#endif
    const char *own = users_folder(arena);
    if (own)
        folders[count++] = own;
    return count;
}

const char *datadir_find(struct arena *arena, const char *name)
{
    const char *folders[DATADIR_FOLDERS];
    size_t count = datadir_folders(arena, folders);
    for (size_t i = 0; i < count; i++) {
        struct span path = arena_print(arena, "%s/%s", folders[i], name);
        if (access(path.data, R_OK) == 0)
            return path.data;
    }
    return NULL;
}

/* False where the system refuses or it is no file or folder: errno says why. */
static bool map_file(const char *path, struct span *map)
{
    struct stat status;
    int fd = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    bool good = fd >= 0 && fstat(fd, &status) == 0;
    if (good && !S_ISREG(status.st_mode) && !S_ISDIR(status.st_mode)) {
        errno = EINVAL;
        good = false;
    }
    if (good && S_ISREG(status.st_mode) && status.st_size > 0) {
        void *data = mmap(NULL, (size_t)status.st_size,
            PROT_READ | (LITTLE_TURNS ? PROT_WRITE : 0), MAP_PRIVATE, fd, 0);
        good = data != MAP_FAILED;
        if (good)
            *map = (struct span){data, (size_t)status.st_size};
    }
    int error = errno;
    if (fd >= 0)
        close(fd);
    errno = error;
    return good;
}

struct span datadir_map(const char *name)
{
    struct arena arena = {0};
    struct span map = {NULL, 0};
    const char *path = datadir_find(&arena, name);
    if (path && !map_file(path, &map))
        message_die(STATUS_USAGE, path, "%s", strerror(errno));
    arena_free(&arena);
    return map;
}

enum { LANGUAGE_MOST = 64 }; /* bytes of a language tag; those in use have at most 35 */

static bool is_language(struct span tag)
{
    static const char plain[] = "-0123456789"
                                "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    for (size_t i = 0; i < tag.size; i++)
        if (!memchr(plain, tag.data[i], sizeof plain - 1))
            return false;
    return tag.size > 0 && tag.size <= LANGUAGE_MOST;
}

struct span datadir_map_language(const char *folder, struct span language, const char *form)
{
    char name[128];
    if (!is_language(language))
        return (struct span){NULL, 0};
    snprintf(
        name, sizeof name, "%s/%.*s.%s", folder, (int)language.size, language.data, form);
    return datadir_map(name);
}
