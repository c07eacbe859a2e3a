#include "archive/failure.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

bool failure_note(struct failure *failure, const char *file, const char *reason)
{
    if (!failure->reason) {
        failure->reason = reason;
        snprintf(failure->file, sizeof failure->file, "%s", file ? file : "");
    }
    return false;
}

const char *failure_reason(int error)
{
    return error == EBADMSG ? "damaged"
           : error == ELOOP ? "a link or special file: refused"
                            : strerror(error);
}

bool failure_of_system(struct failure *failure, const char *file)
{
    return failure_note(failure, file, failure_reason(errno));
}
