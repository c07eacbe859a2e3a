/* What a program gives up before it reads its input: even if the input
 * takes over the program or a library, it opens no socket, traces, signals and runs no
 * program, changes no file's rights or times, writes only to the files it was given and, if
 * it says what it reads, reads no others. It dumps no core.
 *
 * Linux: Landlock for files (lib/sandbox_files.h), seccomp for system calls
 * (lib/sandbox_calls.h), whichever are there. Elsewhere nothing is given up. */
#ifndef LIB_SANDBOX_H
#define LIB_SANDBOX_H

#include <stdbool.h>
#include <stddef.h>

enum { SANDBOX_FOLDERS = 4, SANDBOX_OPTIONS = 8 };

struct sandbox {
    const char *folders[SANDBOX_FOLDERS]; /* where files may be written; NULL ends them */
    /* What may be read, beside those folders, the data files and what libraries need: files,
     * and folders with all below. Where none is given, all may be read. */
    char *const *reads;
    size_t read_count;
    const char *options[SANDBOX_OPTIONS]; /* further ones; an entry may be NULL */
    bool lists;   /* sandbox_limit is to come; until then all may be read */
    bool runs;    /* may start the programs beside it, which give up the same */
    bool threads; /* has threads of its own */
};

/* Enters it, for good. What is open already stays so. Where the kernel has what it takes and
 * it fails, the program ends with a message. */
void sandbox_enter(const struct sandbox *sandbox);

/* What may be read from now on, once the lists that name it are read. The folders are
 * those with which the sandbox was entered. */
void sandbox_limit(const struct sandbox *sandbox);

/* What this kernel lacks for it, such as "files are not confined: this kernel has no
 * Landlock"; NULL where it has all. */
const char *sandbox_missing(void);

#endif
