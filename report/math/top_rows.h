/* The best of many: the few rows with the highest scores, language by language. */
#ifndef REPORT_MATH_TOP_ROWS_H
#define REPORT_MATH_TOP_ROWS_H

#include "report/summary.h"

/* Candidates are gathered with best_add and chosen with best_take; zero-initialise one. */
struct best {
    struct best_row *rows; /* owned */
    size_t count, capacity;
};

struct best_row {
    double score;
    uint32_t language; /* groups: the lowest first */
    size_t item;       /* the caller's number of it: breaks ties, the lowest first */
};

void best_add(struct best *best, uint32_t language, double score, size_t item);

/* Keeps the `top` highest of each language, in order; returns how many are left. */
size_t best_take(struct best *best, size_t top);

void best_free(struct best *best);

#endif
