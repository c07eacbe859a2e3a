/* Sparse matrices, units by terms: Matrix Market (NIST, "The Matrix Market exchange
 * formats", NISTIR 5935, 1996) and SVMlight. Both number terms from 1 in byte order of
 * (term, lang) and units in byte order; which is which stands in comments at the top (`%`
 * or `#`). */
#ifndef COUNT_EXPORT_MATRIX_H
#define COUNT_EXPORT_MATRIX_H

#include "count/row.h"

struct export_matrix;

/* Rows wait in a temporary file in the directory, as sizes and numbers come first; the
 * names of terms and units wait in memory. Freed with export_matrix_free. */
struct export_matrix *export_matrix_new(
    const char *directory, bool svmlight, struct output *output);

/* Takes a row by unit, in order. False on an error, which export_matrix_end returns. */
bool export_matrix_put(struct export_matrix *matrix, const struct part_row *row);

/* Writes the matrix. Returns 0 or the errno of what failed. */
int export_matrix_end(struct export_matrix *matrix);

void export_matrix_free(struct export_matrix *matrix);

#endif
