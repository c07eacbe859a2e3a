/* Adding articles. */
#ifndef ARCHIVE_ADD_H
#define ARCHIVE_ADD_H

#include "archive/intake.h"

struct add {
    const char *date;    /* as in struct intake */
    const char *sources; /* a file (lib/sources.h), or NULL */
    const char *digests; /* a file (archive/digest.h), or NULL */
    char **files;        /* of streams */
    int count;
    size_t given, added, near; /* articles, set by add_run; near: of those added */
    struct part part;          /* what was added, where added > 0 */
};

/* Adds the articles of streams that are not there yet: all of them or, where it fails or
 * the process dies, none. The store is open for writing. */
bool add_run(struct store *store, struct add *add);

#endif
