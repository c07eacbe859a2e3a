/* Articles that are about to be added, held against each other and those of the archive. */
#ifndef ARCHIVE_BATCH_H
#define ARCHIVE_BATCH_H

#include "archive/articles.h"
#include "lib/likeness.h"

/* An article of the archive that a row is a later version of. */
struct batch_earlier {
    struct span id;
    struct batch_earlier *next;
};

struct batch_row {
    struct article article;
    struct span name;    /* the id that it came with */
    struct span written; /* the id in the part, until it is rewritten */
    bool known;          /* is in the archive already, or came before in the batch */
    bool marked;         /* near was found since the last batch_compact */
    double near;         /* the similarity to article.near */
    uint32_t like;       /* row, from 1, of the batch that is nearly the same; or 0 */
    struct batch_earlier *earlier; /* versions that it replaces */
};

struct batch {
    struct arena arena;
    bool versions;          /* earlier versions stay: those that come are near them */
    struct batch_row *rows; /* owned, in the order of the stream */
    size_t count, capacity;
    /* While the rows are held against others. Keyed at random. */
    struct hash_key key;
    struct hash_table hashes, ids, names, addresses;
    struct likeness likeness;
};

/* Adds a copy of an article. */
void batch_add(struct batch *batch, const struct article *article);

/* Holds the rows against each other: repeated ones are known, of one id the later are
 * renamed, and of those that are nearly the same the later are like the first. To be called
 * once, first. */
void batch_compare(struct batch *batch);

/* Holds the rows against an article of the archive: they may be known, renamed, marked as
 * nearly the same, or found to be later versions of it. */
void batch_compare_with(struct batch *batch, const struct article *old);

/* Marks rows that are like others of the batch as nearly the same as these, or as what
 * these are nearly the same as. To be called when they have been held against the archive.
 */
void batch_mark_own(struct batch *batch);

/* How many rows are known. */
size_t batch_known(const struct batch *batch);

/* Adds the ids of all versions that rows replace to a set. */
void batch_replaced(const struct batch *batch, struct hash_strings *ids);

/* Whether rows have to be dropped from the part or renamed in it or, if it is asked for,
 * marked in its list. */
bool batch_is_changed(const struct batch *batch, bool marks);

/* Drops the known rows; what was renamed and marked counts as written. */
void batch_compact(struct batch *batch);

void batch_free(struct batch *batch);

#endif
