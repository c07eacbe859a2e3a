/* A token stream in, the places of a query in their contexts out. */
#ifndef KWIC_FINDER_H
#define KWIC_FINDER_H

#include "kwic/query.h"
#include "lib/input.h"

enum {
    FINDER_CONTEXT_MOST = 1000, /* words on each side */
    FINDER_TOKEN = 1024,        /* bytes of a token that are looked at and shown */
};

/* A place. Its spans are lent until take returns; the sides are folded for sorting: the
 * left one backwards, the word next to the match first. */
struct finder_hit {
    size_t query;         /* which, from 0 */
    struct span document; /* as tables have it */
    struct span date;     /* of the document; empty: not known */
    uint64_t begin, end;  /* bytes of the sentence in the document; 0, 0: not known */
    struct span left, match, right;
    struct span sort_left, sort_right;
};

struct finder_sink {
    void (*take)(struct finder_sink *sink, const struct finder_hit *hit);
};

struct finder;

/* Looks for the queries with so many words of context; these stay the caller's. `sorts`: the
 * sides are needed folded. To be freed by finder_free. Its memory is bounded by the context
 * and the queries alone. */
struct finder *finder_new(const struct query *queries, size_t count, size_t context,
    bool sorts, struct finder_sink *sink);

/* Finds what one stream has, to its end or to an error, which input->error tells. Returns
 * how many lines were longer than VERTICAL_MAX and so were cut. Places of one query do not
 * overlap; contexts end with the document. */
uint64_t finder_run(struct finder *finder, struct input *input);

void finder_free(struct finder *finder);

#endif
