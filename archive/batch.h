/* Articles that are about to be added, held against each other and those of the archive. */
#ifndef ARCHIVE_BATCH_H
#define ARCHIVE_BATCH_H

#include "archive/articles.h"
#include "lib/hashtable.h"

struct batch_row {
    struct article article;
    struct span written; /* the id in the stream, where another article has the same and it
                            has been given a new one; else that of the article */
    bool known;          /* is in the archive already, or came before in the batch */
    bool marked;         /* near was found since the last batch_compact */
    double near;         /* the similarity to article.near */
};

struct batch {
    struct arena arena;
    struct batch_row *rows; /* owned, in the order of the stream */
    size_t count, capacity;
    struct hash_table hashes, ids,
        bands; /* of the rows, while they are held against others */
};

/* Adds a copy of an article. */
void batch_add(struct batch *batch, const struct article *article);

/* Holds the rows against each other: repeated ones are known, and of one id the later are
 * renamed. To be called once, first. */
void batch_compare(struct batch *batch);

/* Holds the rows against an article of the archive: they may be known, renamed, or marked
 * as nearly the same. */
void batch_compare_with(struct batch *batch, const struct article *old);

/* Marks rows that are nearly the same as earlier ones of the batch and not as one of the
 * archive. To be called when they have been held against the archive. */
void batch_mark_own(struct batch *batch);

/* How many rows are known. */
size_t batch_known(const struct batch *batch);

/* Whether rows have to be dropped from the stream or renamed in it or, if it is asked for,
 * marked in the list. */
bool batch_is_changed(const struct batch *batch, bool marks);

/* Drops the known rows; what was renamed and marked counts as written. */
void batch_compact(struct batch *batch);

void batch_free(struct batch *batch);

#endif
