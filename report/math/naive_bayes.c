#include "report/math/naive_bayes.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "lib/memory.h"

enum { ROUNDS = 5 };

static const float smoothing = 0.7F; /* the part of p(term) in p(term | topic) */

/* Rows have length 1, not as many words as the unit: so many times firmer is the evidence.
 */
static const float firmness = 3;

/* p(term), by the weights. */
static void find_background(const struct matrix *turned, float *background)
{
    double whole = 0;
    for (size_t j = 0; j < turned->rows; j++) {
        double sum = 0;
        for (size_t e = turned->starts[j]; e < turned->starts[j + 1]; e++)
            sum += (double)turned->values[e];
        background[j] = (float)sum;
        whole += sum;
    }
    for (size_t j = 0; j < turned->rows && whole > 0; j++)
        background[j] = (float)((double)background[j] / whole);
}

/* Membership of each row from the factorization: its weights, squared, as parts of 1. */
static void naive_bayes_begin(const struct nmf *nmf, float *members)
{
    for (size_t i = 0; i < nmf->rows; i++) {
        const float *weights = nmf->units + i * nmf->stride;
        float *row = members + i * nmf->stride, sum = 0;
        for (size_t k = 0; k < nmf->topics; k++)
            sum += weights[k] * weights[k];
        for (size_t k = 0; k < nmf->topics && sum > 0; k++)
            row[k] = weights[k] * weights[k] / sum;
    }
}

/* The maximization: the weight of each term for each topic. */
static void learn(const struct matrix *turned, const float *members,
    const float *background, size_t topics, size_t stride, float *evidence)
{
    double *sums = memory_new(stride, sizeof *sums);
    matrix_times(turned, members, stride, evidence);
    for (size_t j = 0; j < turned->rows; j++)
        for (size_t k = 0; k < topics; k++)
            sums[k] += (double)evidence[j * stride + k];
    for (size_t j = 0; j < turned->rows; j++)
        for (size_t k = 0; k < topics; k++) {
            float *cell = &evidence[j * stride + k];
            float own = sums[k] > 0 ? *cell / (float)sums[k] : 0;
            float ratio = background[j] > 0 ? own / background[j] : 1;
            *cell = logf((1 - smoothing) * ratio + smoothing);
        }
    free(sums);
}

/* The expectation: each row's membership by the evidence. */
static void naive_bayes_divide(const struct matrix *matrix, const float *evidence,
    size_t topics, size_t stride, float *members)
{
    matrix_times(matrix, evidence, stride, members);
    for (size_t i = 0; i < matrix->rows; i++) {
        float *row = members + i * stride, highest = -INFINITY, sum = 0;
        for (size_t k = 0; k < topics; k++)
            highest = fmaxf(highest, row[k]);
        for (size_t k = 0; k < topics; k++) {
            row[k] = expf(firmness * (row[k] - highest));
            sum += row[k];
        }
        for (size_t k = 0; k < topics; k++)
            row[k] /= sum;
    }
}

void naive_bayes_fit(const struct nmf *nmf, const struct matrix *matrix,
    const struct matrix *turned, float *evidence)
{
    float *background = memory_new(matrix->columns, sizeof *background);
    float *members = memory_new(matrix->rows * nmf->stride, sizeof *members);
    find_background(turned, background);
    naive_bayes_begin(nmf, members);
    for (int round = 0; round < ROUNDS; round++) {
        learn(turned, members, background, nmf->topics, nmf->stride, evidence);
        if (round + 1 < ROUNDS)
            naive_bayes_divide(matrix, evidence, nmf->topics, nmf->stride, members);
    }
    free(members);
    free(background);
}

float naive_bayes_shares(const struct matrix *matrix, size_t row, const float *evidence,
    size_t topics, float *shares)
{
    matrix_row_times(matrix, row, evidence, matrix_stride(topics), shares);
    float highest = 0, sum = 0;
    for (size_t k = 0; k < topics; k++) {
        highest = fmaxf(highest, shares[k]);
        float positive = fmaxf(shares[k], 0);
        shares[k] = positive * positive;
        sum += shares[k];
    }
    for (size_t k = 0; k < topics && sum > 0; k++)
        shares[k] /= sum;
    return highest;
}
