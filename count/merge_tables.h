/* Tables that are merged. */
#ifndef COUNT_MERGE_TABLES_H
#define COUNT_MERGE_TABLES_H

#include "count/row.h"

struct merge_tables_options {
    enum counts_by by_unheaded; /* of a table by unit without a header */
    enum counts_by by_empty;    /* where all tables are empty files */
    bool sealed;                /* each must have its end line */
    const char *directory;      /* for temporary files, where there are many tables */
};

/* What went wrong, for a message. */
struct merge_tables_error {
    const char *file;   /* NULL: of no file alone */
    uint64_t line;      /* 0: of the whole file */
    const char *reason; /* lives as long as the program; NULL: nothing did */
};

/* The kind of the tables, given by the first that is not empty.
 * Called once, before any row. */
struct merge_tables_begin {
    void (*call)(struct merge_tables_begin *begin, enum counts_by by);
};

/* Adds tables up: each in order, where rows of one term may stand together. In one pass for
 * up to MERGE_WIDTH of them. False on an error, which may have come after some rows. */
bool merge_tables(const struct merge_tables_options *options, char *const *files,
    size_t count, struct merge_tables_begin *begin, struct row_sink *sink,
    struct merge_tables_error *error);

#endif
