/* The best of many: the few rows with the highest scores, language by language. */
#ifndef REPORT_MATH_TOP_ROWS_H
#define REPORT_MATH_TOP_ROWS_H

#include "report/summary.h"

/* Candidates are gathered with top_rows_add and chosen with top_rows_take; zero-initialise one. */
struct top_rows {
    struct top_row *rows; /* owned */
    size_t count, capacity;
};

struct top_row {
    double score;
    uint32_t language; /* groups: the lowest first */
    size_t item;       /* the caller's number of it: breaks ties, the lowest first */
};

void top_rows_add(struct top_rows *best, uint32_t language, double score, size_t item);

/* Keeps the `top` highest of each language, in order; returns how many are left. */
size_t top_rows_take(struct top_rows *best, size_t top);

void top_rows_close(struct top_rows *best);

#endif
