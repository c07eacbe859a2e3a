/* Non-negative matrix factorization: X ~ W H, W for the rows (units), H for the columns
 * (terms), by hierarchical alternating least squares (Cichocki and Phan 2009, "Fast local
 * algorithms for large scale nonnegative matrix and tensor factorizations"), with a penalty
 * on the sum of W that makes a unit show few topics. Between rounds both factors are carried
 * on in the direction of the last (Ang and Gillis 2019, "Accelerating nonnegative matrix
 * factorization algorithms using extrapolation"). Nothing is drawn at random. */
#ifndef REPORT_MATH_NMF_H
#define REPORT_MATH_NMF_H

#include "report/math/matrix.h"

struct nmf {
    size_t topics, stride; /* stride: matrix_stride(topics) */
    size_t rows, columns;
    float *units; /* W, rows × stride; owned */
    float *terms; /* H, columns × stride, each topic of length 1; owned */
};

/* A factorization of nothing yet: zeros. */
struct nmf nmf_new(size_t rows, size_t columns, size_t topics);
void nmf_free(struct nmf *nmf);

/* Improves nmf->terms (the caller's beginning, each topic's vector in one of its columns)
 * and nmf->units in rounds of one pass each. `turned` is the transpose of `matrix`. */
void nmf_fit(
    struct nmf *nmf, const struct matrix *matrix, const struct matrix *turned, int rounds);

/* Scales each topic's terms to length 1 and its units against it. */
void nmf_normalize(struct nmf *nmf);

#endif
