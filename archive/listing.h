/* Rows of the list of articles (lib/sources.h), for tokenize and report. */
#ifndef ARCHIVE_LISTING_H
#define ARCHIVE_LISTING_H

#include "archive/articles.h"
#include "lib/output.h"
#include "lib/sources.h"

/* Writes the row of an article whose text stands where that of a source does. */
void listing_source(
    struct output *output, const struct article *article, const struct source *source);

/* Writes the row of an article whose text is so many bytes at a place in a file. */
void listing_place(struct output *output, const struct article *article, const char *path,
    uint64_t begin, uint64_t size);

#endif
