/* Tables of totals: counted from streams, and added up, by count. */
#ifndef ARCHIVE_TOTALS_H
#define ARCHIVE_TOTALS_H

#include "archive/sink.h"

/* Counts the stream of a part. */
bool totals_count(struct store *store, const struct part *part, struct sink *sink);

/* Adds up the totals of parts. */
bool totals_merge(
    struct store *store, const struct part *parts, size_t count, struct sink *sink);

#endif
