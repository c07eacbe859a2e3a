/* Checking an archive. */
#ifndef ARCHIVE_VERIFY_H
#define ARCHIVE_VERIFY_H

#include "archive/store.h"

/* Receives each file that is not as it should be. */
struct verify_report {
    void (*fault)(struct verify_report *report, const char *file, const char *reason);
};

/* Reads every byte of the archive: whether each file has the digest that it was
 * written with, each list the articles that the manifest counts, and no article is there
 * twice. Returns the number of faults. */
size_t verify_run(struct store *store, struct verify_report *report);

#endif
