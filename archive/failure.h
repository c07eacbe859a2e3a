/* The first error, kept until main reports it. */
#ifndef ARCHIVE_FAILURE_H
#define ARCHIVE_FAILURE_H

#include <stdbool.h>

enum {
    FAILURE_FILE = 4096, /* bytes of a path that are shown */
};

struct failure {
    const char *reason; /* lives as long as the program; NULL: nothing went wrong */
    char file[FAILURE_FILE];
};

/* Notes what went wrong with a file (NULL: with none), unless something did before.
 * Returns false, for `return failure_note(...)`. */
bool failure_note(struct failure *failure, const char *file, const char *reason);

/* What an errno means; EBADMSG is a damaged file's, ELOOP means something that folder.h refuses. */
const char *failure_reason(int error);

/* The same as failure_note, the reason being that of errno. */
bool failure_of_system(struct failure *failure, const char *file);

#endif
