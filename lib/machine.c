#include "lib/machine.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

enum {
    LIST_MOST = 8192,  /* bytes of a list of groups that are read */
    NAME_MOST = 4096,  /* bytes of a file's name */
    LIMIT_MOST = 32,   /* bytes of a limit */
    GROUPS_MOST = 256, /* groups within groups that are looked at */
};

static uint64_t least(uint64_t a, uint64_t b)
{
    return a < b ? a : b;
}

/* Reads a small file as a string; empty where it is not there. */
static void read_file(const char *name, char *text, size_t most)
{
    size_t used = 0;
    int fd = open(name, O_RDONLY | O_CLOEXEC);
    while (fd >= 0 && used < most - 1) {
        ssize_t got = read(fd, text + used, most - 1 - used);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            break;
        used += (size_t)got;
    }
    if (fd >= 0)
        close(fd);
    text[used] = '\0';
}

/* The number in a file; UINT64_MAX where there is none, as `max`. */
static uint64_t limit_in(const char *folder, const char *group, const char *file)
{
    char name[NAME_MOST], text[LIMIT_MOST], *end;
    int size = snprintf(name, sizeof name, "%s%s/%s", folder, group, file);
    if (size < 0 || (size_t)size >= sizeof name)
        return UINT64_MAX;
    read_file(name, text, sizeof text);
    if (*text < '0' || *text > '9')
        return UINT64_MAX;
    errno = 0;
    uint64_t limit = strtoull(text, &end, 10);
    return errno ? UINT64_MAX : limit;
}

/* Of a group and all around it. In a container the group may not be there by its name, but
 * the outermost one that is seen is the container's. */
static uint64_t limit_of_group(const char *folder, char *group, const char *const *files)
{
    uint64_t limit = UINT64_MAX;
    for (int i = 0; i < GROUPS_MOST; i++) {
        for (const char *const *file = files; *file; file++)
            limit = least(limit, limit_in(folder, group, *file));
        char *slash = strrchr(group, '/');
        if (!slash)
            break;
        *slash = '\0';
    }
    return limit;
}

/* Of one line, NUMBER:CONTROLLERS:GROUP; version 2 names no controllers. */
static uint64_t limit_of_line(char *line, const char *folder)
{
    static const char *const files_of_2[] = {"memory.max", "memory.high", NULL},
                             *const files_of_1[] = {"memory.limit_in_bytes", NULL};
    char *controllers = strchr(line, ':');
    char *group = controllers ? strchr(controllers + 1, ':') : NULL;
    char name[NAME_MOST];
    if (!group)
        return UINT64_MAX;
    *group++ = '\0';
    controllers++;
    if (!*controllers)
        return limit_of_group(folder, group, files_of_2);
    if (!strstr(controllers, "memory"))
        return UINT64_MAX;
    int size = snprintf(name, sizeof name, "%s/%s", folder, controllers);
    if (size < 0 || (size_t)size >= sizeof name)
        return UINT64_MAX;
    return limit_of_group(name, group, files_of_1);
}

uint64_t machine_group_limit(const char *list, const char *folder)
{
    char text[LIST_MOST];
    uint64_t limit = UINT64_MAX;
    read_file(list, text, sizeof text);
    for (char *line = text, *end; *line; line = end) {
        end = line + strcspn(line, "\n");
        if (*end)
            *end++ = '\0';
        limit = least(limit, limit_of_line(line, folder));
    }
    return limit;
}

uint64_t machine_memory(void)
{
    const uint64_t usual = 1 << 30; /* where the system does not say */
    long pages = sysconf(_SC_PHYS_PAGES), size = sysconf(_SC_PAGESIZE);
    uint64_t memory = pages > 0 && size > 0 ? (uint64_t)pages * (uint64_t)size : usual;
    memory = least(memory, machine_group_limit("/proc/self/cgroup", "/sys/fs/cgroup"));
    struct rlimit space;
    if (getrlimit(RLIMIT_AS, &space) == 0 && space.rlim_cur != RLIM_INFINITY)
        memory = least(memory, space.rlim_cur);
    return memory ? memory : 1;
}
