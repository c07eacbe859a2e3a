/* Sparse matrices in rows, and dense ones with a row for each column or row of them.
 * A dense matrix here is an array of rows of `stride` floats: as many as topics, rounded up
 * to MATRIX_LANES, the rest of them 0. Sums run in the order of the entries, lane by lane,
 * so that they come out the same on every machine. */
#ifndef REPORT_MATH_MATRIX_H
#define REPORT_MATH_MATRIX_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
    MATRIX_LANES = 8,
    MATRIX_ROWS_AT_ONCE = 256, /* of what several processors do */
};

struct matrix {
    size_t rows, columns;
    size_t *starts;    /* rows + 1; owned */
    uint32_t *indexes; /* columns, ascending within a row; owned */
    float *values;     /* owned */
};

/* A matrix with room for `entries` and no row yet; the caller fills entries and starts. */
struct matrix matrix_new(size_t rows, size_t columns, size_t entries);
void matrix_free(struct matrix *matrix);

/* The transpose; its entries are in the order of the rows. */
struct matrix matrix_transpose_new(const struct matrix *matrix);

/* One row as a matrix of its own. */
struct matrix matrix_row_new(const struct matrix *matrix, size_t row);

/* Scales each row to length 1; an empty row stays empty. */
void matrix_unit_rows(struct matrix *matrix);

/* The product of the only rows of two matrices. */
float matrix_dot(const struct matrix *a, const struct matrix *b);

/* topics, rounded up to whole lanes. */
size_t matrix_stride(size_t topics);

/* sum[0, stride) = a row times a dense matrix that has a row for each column. */
void matrix_row_times(
    const struct matrix *matrix, size_t row, const float *dense, size_t stride, float *sum);

/* The same of all rows, on all processors: product[rows × stride]. */
void matrix_times(
    const struct matrix *matrix, const float *dense, size_t stride, float *product);

/* a[0, stride) += factor × b[0, stride). */
void dense_add(float *a, float factor, const float *b, size_t stride);

/* products[stride × stride] = those of the columns of a dense matrix. */
void dense_gram(const float *dense, size_t rows, size_t stride, float *products);

/* The square of the length of each column, for columns [0, stride). */
void dense_squares(const float *dense, size_t rows, size_t stride, double *squares);

#endif
