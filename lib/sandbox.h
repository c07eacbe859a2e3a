/* What a program gives up before it reads its input: whatever the input makes it or a
 * library do, it opens no socket, traces and runs no program, and writes to no file but
 * those it was told. Reading is left as it is: dictionaries and documents are opened when
 * they are needed.
 *
 * Linux: Landlock (linux/landlock.h) for files, seccomp (linux/seccomp.h) for system calls,
 * whichever are there; OpenBSD: pledge and unveil. Elsewhere nothing is given up. */
#ifndef LIB_SANDBOX_H
#define LIB_SANDBOX_H

#include <stdbool.h>

enum { SANDBOX_FOLDERS = 4 };

struct sandbox {
    const char *folders[SANDBOX_FOLDERS]; /* where files may be written; NULL ends them */
    bool runs; /* may start other programs, which give up the same */
};

/* Enters it, for good. What is open already stays so. */
void sandbox_enter(const struct sandbox *sandbox);

#endif
