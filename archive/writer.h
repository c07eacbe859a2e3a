/* A new part, being written. */
#ifndef ARCHIVE_WRITER_H
#define ARCHIVE_WRITER_H

#include "archive/articles.h"
#include "archive/store.h"

struct writer {
    struct store *store;
    struct part part;
    struct frames stream, list;
    bool open; /* stream and list are not yet ended */
};

/* Begins a part. False: the store's failure tells why. */
bool writer_begin(struct writer *writer, struct store *store);

/* To be called when the lines of an article have been written to `stream`, by some
 * frames_write or frames_copy: adds it to the list. Full frames are cut by writer_cut. */
void writer_article(struct writer *writer, const struct article *article);

/* Ends a frame that is large enough. */
void writer_cut(struct writer *writer);

/* Ends stream and list, which can be read then. */
bool writer_close(struct writer *writer);

/* Counts the totals of the stream or, if sources are given, adds up theirs. All of the part
 * is on the disk then. */
bool writer_total(struct writer *writer, const struct part *sources, size_t count);

/* Removes the part: the writing was in vain. */
void writer_drop(struct writer *writer);

#endif
