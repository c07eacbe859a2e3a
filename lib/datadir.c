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
        struct stat status;
        if (lstat(path.data, &status) == 0)
            return path.data;
    }
    return NULL;
}

/* Why what was opened cannot be mapped; NULL where it can. */
static const char *why_not(int fd, struct stat *status)
{
    if (fd < 0)
        return errno == ELOOP ? "is a symbolic link, which is not followed"
                              : strerror(errno);
    if (fstat(fd, status) != 0)
        return strerror(errno);
    return S_ISREG(status->st_mode) ? NULL : "is no file";
}

/* NULL, or why it cannot be mapped. */
static const char *map_file(const char *path, struct span *map)
{
    struct stat status = {0};
    int fd = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    const char *wrong = why_not(fd, &status);
    if (!wrong && status.st_size > 0) {
        void *data = mmap(NULL, (size_t)status.st_size,
            PROT_READ | (LITTLE_TURNS ? PROT_WRITE : 0), MAP_PRIVATE, fd, 0);
        if (data == MAP_FAILED)
            wrong = strerror(errno);
        else
            *map = (struct span){data, (size_t)status.st_size};
    }
    if (fd >= 0)
        close(fd);
    return wrong;
}

void datadir_damaged(const char *path)
{
    message_die(STATUS_USAGE, path, "is damaged, or of another version of Winnow");
}

bool datadir_read(const char *name, datadir_reader *reader, void *kept)
{
    struct arena arena = {0};
    struct span map = {NULL, 0};
    const char *path = datadir_find(&arena, name);
    const char *wrong = path ? map_file(path, &map) : NULL;
    if (wrong)
        message_die(STATUS_USAGE, path, "%s", wrong);
    if (path && !reader(kept, map))
        datadir_damaged(path);
    arena_free(&arena);
    return path;
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

bool datadir_read_language(const char *folder, struct span language, const char *form,
    datadir_reader *reader, void *kept)
{
    char name[128];
    if (!is_language(language))
        return false;
    snprintf(
        name, sizeof name, "%s/%.*s.%s", folder, (int)language.size, language.data, form);
    return datadir_read(name, reader, kept);
}
