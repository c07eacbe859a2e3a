/* How much of each topic a unit shows: naive Bayes with expectation maximization (Nigam et
 * al. 2000), begun from a factorization, which finds the topics' words well but assigns
 * units less well. A topic's evidence in a unit is
 *
 *     sum over its terms of weight × log(p(term | topic) / p(term)),
 *
 * p(term | topic) being smoothed with p(term): above 0 the unit is likelier to come from
 * the topic than from the collection at large. */
#ifndef REPORT_MATH_NAIVE_BAYES_H
#define REPORT_MATH_NAIVE_BAYES_H

#include "report/math/matrix.h"
#include "report/math/nmf.h"

/* Fills evidence[columns × stride] with log(p(term | topic) / p(term)) for each column. */
void naive_bayes_fit(const struct nmf *nmf, const struct matrix *matrix,
    const struct matrix *turned, float *evidence);

/* shares[0, topics) of a row: positive evidence, squared, as parts of 1. Returns the
 * highest evidence; where it is not above 0 the row fits no topic and all shares are 0. */
float naive_bayes_shares(const struct matrix *matrix, size_t row, const float *evidence,
    size_t topics, float *shares);

#endif
