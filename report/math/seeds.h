/* Where the factorization begins: topics found by mean shifts from units that lie dense and
 * far apart, made whole by spherical k-means (Dhillon and Modha 2001), of which there are
 * at first too many; those are merged that lose least by it. Nothing is drawn at random. */
#ifndef REPORT_MATH_SEEDS_H
#define REPORT_MATH_SEEDS_H

#include "report/math/matrix.h"

/* Fills terms[columns × matrix_stride(topics)] with a vector of length 1 for each topic (a
 * zero vector where the rows have no so many). Rows of `matrix` have length 1; `turned` is
 * its transpose. */
void seeds_find(
    const struct matrix *matrix, const struct matrix *turned, size_t topics, float *terms);

#endif
