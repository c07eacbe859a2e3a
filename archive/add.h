/* Adding articles. */
#ifndef ARCHIVE_ADD_H
#define ARCHIVE_ADD_H

#include "archive/intake.h"

struct add {
    const char *date;    /* as in struct intake */
    const char *sources; /* a file (lib/sources.h), or NULL */
    const char *digests; /* a file (archive/digest.h), or NULL */
    bool versions;       /* earlier versions stay */
    char **files;        /* of streams */
    int count;
    struct output *list; /* where to write the sources' rows of what was added, under the
                            names that it got; or NULL */
    /* Articles, set by add_run: given, added, of those nearly the same as earlier ones and
     * later versions that replaced others, and how many texts could not be read and why. */
    size_t given, added, near, replaced, unread;
    int error;
    struct part part; /* what was added, where added > 0 */
};

/* Adds the articles of streams that are not there yet: all of them or, where it fails or
 * the process dies, none. The store is open for writing. */
bool add_run(struct store *store, struct add *add);

#endif
