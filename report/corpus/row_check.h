/* Whether the rows of a table are such as count writes: in order, and with forms that add
 * up. Rows of one term may stand together, as after `sort -m` of tables. */
#ifndef REPORT_CORPUS_ROW_CHECK_H
#define REPORT_CORPUS_ROW_CHECK_H

#include "lib/counts.h"

/* What is kept of the row before; zero-initialise one. */
struct row_check {
    char *unit_room, *cells, *lang_room; /* its unit, its term, its language; owned */
    size_t unit_capacity, capacity, lang_capacity;
    struct span unit, term, lang; /* in these */
    uint64_t prefix;              /* span_prefix of the term */
    uint64_t units, langs;        /* how often each began: numbers of the last */
    bool begun;
};

/* Begins a table. */
void row_check_begin(struct row_check *check);

/* Checks the next row. NULL, or what is wrong with it. */
const char *row_check(struct row_check *check, const struct counts_row *row);

void row_check_close(struct row_check *check);

#endif
