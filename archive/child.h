/* The program count, run to add tables up. */
#ifndef ARCHIVE_CHILD_H
#define ARCHIVE_CHILD_H

#include <sys/types.h>

#include "archive/failure.h"

struct child {
    pid_t pid;
    int in;  /* to write to its standard input; -1: it has none */
    int out; /* to read its standard output from */
};

/* Starts count, which stands beside the running program, with arguments (NULL at the end).
 * Both descriptors are the caller's to close. */
bool child_start(
    struct child *child, const char *const *arguments, bool feed, struct failure *failure);

/* Waits for its end. False where it failed. */
bool child_end(struct child *child, struct failure *failure);

#endif
