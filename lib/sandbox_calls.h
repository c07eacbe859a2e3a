/* Which system calls a process may make from now on: seccomp (linux/seccomp.h). What is not
 * on the list fails as if the kernel did not have it (ENOSYS). */
#ifndef LIB_SANDBOX_CALLS_H
#define LIB_SANDBOX_CALLS_H

#include <stdbool.h>
#include <stddef.h>

/* Beside memory, time, signals to itself, reading, and writing to what is open. */
enum calls {
    CALLS_CHANGE_FILES = 1, /* make, rename and remove files and folders */
    CALLS_RUN = 2,          /* run another program in place of this one */
    CALLS_THREADS = 4,      /* with all that runtimes of languages do for theirs */
    CALLS_FORK = 8,         /* make processes, and wait for them */
    CALLS_MESSAGES = 16,    /* speak on sockets that are open already */
    CALLS_LIMIT_FILES = 32, /* sandbox_files once more */
    CALLS_OWN_THREADS = 64, /* threads that compute: less than CALLS_THREADS */
};

enum { CALLS_FILTER_MOST = 256 }; /* instructions of a filter */

struct sock_filter;

/* Whether this kernel has seccomp for this processor's architecture. */
bool sandbox_calls_there(void);

/* Allows what `calls` says, for good. The process must have no_new_privs. Does nothing
 * where there is no seccomp; false, and errno, where there is and it fails. */
bool sandbox_calls(int calls);

/* A filter for a process that entered sandbox_calls, and then gives up making processes,
 * running programs, and changing how it is treated by the kernel (prctl): for those who set
 * it themselves. Its size in instructions, at most CALLS_FILTER_MOST; 0 where there is
 * none. */
size_t sandbox_calls_last(struct sock_filter *filter);

#endif
