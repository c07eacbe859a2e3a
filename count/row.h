/* Rows on their way: from the tables in memory, from runs on disk and from tables that are
 * merged, to a run or to the output. */
#ifndef COUNT_ROW_H
#define COUNT_ROW_H

#include "lib/counts.h"

/* A row of a part of the whole. Parts are cut where memory was full, which may be within a
 * document: one that was open at the part's beginning or end and has the term is not among
 * row.documents, but given by its number, so that it is recognised in the next part. */
struct part_row {
    struct counts_row row;
    uint64_t first_open, last_open; /* numbers of documents, 0: none */
};

/* Takes rows in order. Returns false if it can take no more: an error that it remembers.
 */
struct row_sink {
    bool (*put)(struct row_sink *sink, const struct part_row *row);
};

/* Why a merge stops whose sums are too large. */
#define ROW_TOO_LARGE "counts that add up to 2^64 or more"

/* Gives rows in order, each lent until the next call. */
struct row_source {
    bool (*next)(struct row_source *source, struct part_row *row);
};

/* Byte order of (unit, term, lang). */
static inline int row_compare(const struct counts_row *a, const struct counts_row *b)
{
    int order = span_compare(a->unit, b->unit);
    if (!order)
        order = span_compare(a->term, b->term);
    return order ? order : span_compare(a->lang, b->lang);
}

#endif
