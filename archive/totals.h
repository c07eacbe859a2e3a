/* Tables of totals: counted from streams, and added up, by count. */
#ifndef ARCHIVE_TOTALS_H
#define ARCHIVE_TOTALS_H

#include "archive/sink.h"

enum {
    TOTALS_LEAST = 64, /* articles of a part that has a table: fewer are soon recounted,
                          and their tables would be a fifth of a small archive */
};

/* Whether a part has a table of its totals. */
bool totals_are_there(const struct part *part);

/* Counts the streams of parts, all together. */
bool totals_count(
    struct store *store, const struct part *parts, size_t count, struct sink *sink);

/* Adds up the totals of parts; of those that have no table, counts the streams. */
bool totals_merge(
    struct store *store, const struct part *parts, size_t count, struct sink *sink);

#endif
