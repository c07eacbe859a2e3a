/* The best of many: the few rows with the highest scores, language by language. */
#ifndef REPORT_MATH_TOP_ROWS_H
#define REPORT_MATH_TOP_ROWS_H

#include "report/summary.h"

/* Candidates are gathered with top_rows_add and chosen with top_rows_take, or seen one after the
 * other with top_rows_at; zero-initialise one. */
struct top_rows {
    struct top_row *rows; /* owned */
    size_t count, capacity;
    struct top_row *seen; /* by top_rows_at, in order; owned */
    size_t seen_count, seen_capacity;
};

struct top_row {
    double score;
    uint32_t language; /* groups: the lowest first */
    size_t item;       /* the caller's number of it: breaks ties, the lowest first */
};

void top_rows_add(struct top_rows *best, uint32_t language, double score, size_t item);

/* Keeps the `top` highest of each language, in order; returns how many are left. */
size_t top_rows_take(struct top_rows *best, size_t top);

/* The row of a place below count, from 0, in the order of all: what is behind the last place asked
 * for is not put in order. Lent until the next call. Rows themselves are then in no order. */
const struct top_row *top_rows_at(struct top_rows *best, size_t place);

void top_rows_close(struct top_rows *best);

#endif
