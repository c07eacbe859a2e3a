/* A new part, being written. */
#ifndef ARCHIVE_WRITER_H
#define ARCHIVE_WRITER_H

#include "archive/blocks.h"
#include "archive/store.h"

struct writer {
    struct store *store;
    struct part part;
    struct blocks texts;
    struct frames list;
    bool open; /* texts and list are not yet ended */
};

/* Begins a part. False: the store's failure says why. */
bool writer_begin(struct writer *writer, struct store *store);

/* Adds an article to the part: sets where it is (archive/blocks.h) and writes it to the
 * list. */
void writer_add(
    struct writer *writer, struct article *article, struct span text, struct span lines);

/* Adds an article to the list that is in the texts already. */
void writer_list(struct writer *writer, const struct article *article);

/* Ends texts and list, which can be read then. */
bool writer_close(struct writer *writer);

/* Counts the totals of the articles or, if sources are given, adds up theirs, where the part
 * is to have a table of them (archive/totals.h). All of the part is on the disk then. */
bool writer_total(struct writer *writer, const struct part *sources, size_t count);

/* Removes the part: the writing was in vain. */
void writer_drop(struct writer *writer);

#endif
