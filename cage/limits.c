#define _GNU_SOURCE /* syscall */ // NOLINT(bugprone-reserved-identifier)
#include "cage/limits.h"

#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

enum {
    FILES_OPEN = 256,
    /* A program may reserve more addresses than it uses memory. */
    ADDRESSES_FOR_BYTE = 4,
};

static bool limit(int what, rlim_t soft, rlim_t hard)
{
    struct rlimit before, after = {.rlim_cur = soft, .rlim_max = hard};
    if (getrlimit(what, &before) != 0)
        return false;
    if (after.rlim_max > before.rlim_max)
        after.rlim_max = before.rlim_max;
    if (after.rlim_cur > after.rlim_max)
        after.rlim_cur = after.rlim_max;
    return setrlimit(what, &after) == 0;
}

static void close_others(void)
{
#ifdef SYS_close_range /* not every C library has it under its own name */
    if (syscall(SYS_close_range, STDERR_FILENO + 1U, ~0U, 0U) == 0)
        return;
#endif
    long most = sysconf(_SC_OPEN_MAX);
    for (int file = STDERR_FILENO + 1; file < most; file++)
        close(file);
}

/* Files that are open already may be written to, and grow no further than memory. */
static bool limit_memory(rlim_t memory)
{
    rlim_t addresses = ADDRESSES_FOR_BYTE * memory;
    return limit(RLIMIT_DATA, memory, memory) && limit(RLIMIT_FSIZE, memory, memory) &&
           limit(RLIMIT_AS, addresses, addresses);
}

bool limits_set(const struct limits *limits)
{
    close_others();
    /* At the first of the times a signal that says why, at the second the end. */
    return limit(RLIMIT_CORE, 0, 0) && limit(RLIMIT_NOFILE, FILES_OPEN, FILES_OPEN) &&
           (!limits->seconds || limit(RLIMIT_CPU, limits->seconds, limits->seconds + 1)) &&
           (!limits->memory || limit_memory(limits->memory));
}
