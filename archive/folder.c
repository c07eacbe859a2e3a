#include "archive/folder.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* The descriptor where it is of the kind; otherwise closes it. */
static int checked(int fd, mode_t kind)
{
    struct stat status;
    if (fd < 0) {
        if (errno == ENXIO ||
            errno == ENOTDIR) /* a socket or device; a link for a folder */
            errno = ELOOP;
        return -1;
    }
    if (fstat(fd, &status) == 0 && (status.st_mode & S_IFMT) == kind)
        return fd;
    close(fd);
    errno = ELOOP;
    return -1;
}

int folder_open(int folder, const char *name)
{
    return checked(
        openat(folder, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC), S_IFDIR);
}

/* Without O_NONBLOCK a pipe would wait for a writer. */
int folder_file(int folder, const char *name)
{
    return checked(
        openat(folder, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC), S_IFREG);
}

int folder_create(int folder, const char *name)
{
    return openat(folder, name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666);
}

int folder_lock_file(int folder, const char *name)
{
    return checked(
        openat(folder, name, O_RDWR | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, 0666),
        S_IFREG);
}

bool folder_remove(int folder, const char *name)
{
    struct stat status;
    if (fstatat(folder, name, &status, AT_SYMLINK_NOFOLLOW) < 0)
        return errno == ENOENT;
    if (!S_ISREG(status.st_mode)) {
        errno = ELOOP;
        return false;
    }
    return unlinkat(folder, name, 0) == 0 || errno == ENOENT;
}

bool folder_each(int folder, bool (*heed)(void *context, const char *name), void *context)
{
    int copy = openat(folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    DIR *entries = copy >= 0 ? fdopendir(copy) : NULL;
    const struct dirent *entry;
    bool good = entries != NULL;
    while (good && (errno = 0, entry = readdir(entries)))
        if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0)
            good = heed(context, entry->d_name);
    good = good && errno == 0;
    if (entries)
        closedir(entries);
    else if (copy >= 0)
        close(copy);
    return good;
}
