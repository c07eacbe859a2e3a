/* The manifest: the one small file that says what an archive holds. Whoever has read it
 * knows a state of the archive; replacing it (by rename) is what changes the archive.
 *
 *     winnow-archive 2
 *     runs N
 *     origin RUN TEXT
 *     part NAME RUN ARTICLES FIRST LAST SIZE DIGEST SIZE DIGEST SIZE DIGEST
 *     end DIGEST
 *
 * Fields are divided by TAB. N is how many runs have added articles, RUN the one that added
 * those of a part whose list does not say it; a line of origin says what made the words of
 * that run's articles and of later ones, until the next such line; sizes and SHA-256 digests
 * are those of the part's files (0: it has no table of totals), the last one that of all
 * lines before. */
#ifndef ARCHIVE_MANIFEST_H
#define ARCHIVE_MANIFEST_H

#include <stddef.h>
#include <stdint.h>

#include "archive/failure.h"
#include "lib/date.h"
#include "lib/sha256.h"

enum {
    PART_NAME = 12,   /* room for the name of a part's folder and a NUL */
    ORIGIN_TEXT = 80, /* room for what made the words, and a NUL */
};

enum part_file { PART_TEXTS, PART_ARTICLES, PART_TOTALS, PART_FILES };

/* The names of a part's files. */
extern const char *const part_files[PART_FILES];

struct part {
    char name[PART_NAME];
    uint64_t run;
    uint64_t articles;
    char first[DATE_SIZE], last[DATE_SIZE]; /* of the articles' dates */
    struct {
        uint64_t size;
        unsigned char digest[SHA256_DIGEST];
    } files[PART_FILES];
    int lock; /* a descriptor of the folder that holds a lock on it, or -1 */
};

/* What made the words of a run's articles and of later ones: archive/origin.h. */
struct origin {
    uint64_t run;
    char text[ORIGIN_TEXT]; /* printable ASCII */
};

struct manifest {
    struct part *parts; /* owned; their locks are not */
    size_t count, capacity;
    struct origin *origins; /* owned; of rising runs */
    size_t origin_count, origin_capacity;
    uint64_t runs;
    bool there;    /* it was found */
    bool outdated; /* it is of version 1: nothing else of it was read */
};

/* Whether a name is one of a part's folder: part. and six letters or digits. */
bool manifest_is_part(const char *name);

/* Reads the manifest of an archive's folder, which has the name for messages; empty where
 * there is none. False on an error, also where any byte of it is not as it was written. */
bool manifest_read(
    struct manifest *manifest, int folder, const char *name, struct failure *failure);

/* Puts a manifest in the place of the archive's, all at once and for good: written beside
 * it, brought to the disk, renamed. False where it is still the old one; true also where
 * the new one is there and a failure is noted, as it may not outlast a loss of power. */
bool manifest_write(
    const struct manifest *manifest, int folder, const char *name, struct failure *failure);

void manifest_add(struct manifest *manifest, const struct part *part);

/* Adds what made the words from a run on, where that differs from what did so before. */
void manifest_add_origin(struct manifest *manifest, uint64_t run, const char *text);

/* The part of a name, or NULL. */
struct part *manifest_find(const struct manifest *manifest, const char *name);

void manifest_free(struct manifest *manifest);

#endif
