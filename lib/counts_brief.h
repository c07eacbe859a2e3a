/* Rows of a brief count table: cells at the front that repeat the row before are not there, nor
 * cells at the end that follow from the others.
 *
 *     UNIT term lang forms count
 *     term lang forms count         (of the unit of the row before)
 *     term forms count              (and of its language)
 *     term form:count               (in one form)
 *     term form                     (once; the form is no number and has no colon)
 *     term count                    (written as the term is)
 *     term                          (once)
 */
#ifndef LIB_COUNTS_BRIEF_H
#define LIB_COUNTS_BRIEF_H

#include "lib/counts_row.h"
#include "lib/output.h"

/* A cell. */
struct counts_kept {
    char *data; /* owned */
    size_t size, capacity;
};

struct counts_brief {
    bool begun; /* there is a row before */
    struct counts_kept unit, lang;
    struct counts_kept forms; /* of the row that was read */
};

/* Makes a row from the cells of a line; `*count_cell` is the last of them; *row is lent until
 * the next call, and the cells are changed: the TAB before the count may become a colon.
 * False where they are no row. */
bool counts_brief_read(struct counts_brief *brief, const struct span *cells, size_t count,
    char *count_cell, struct counts_row *row);

void counts_brief_write(
    struct counts_brief *brief, struct output *output, const struct counts_row *row);

/* Zero-initialise one to begin with. */
void counts_brief_close(struct counts_brief *brief);

#endif
