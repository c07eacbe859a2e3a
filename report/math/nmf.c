#include "report/math/nmf.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "lib/memory.h"
#include "lib/parallel.h"

enum { FIRST_PASSES = 3 }; /* over the units, which begin at zero */

/* What a unit's weight must gain, as a cosine, to be more than zero. Higher: fewer topics a
 * unit; from 0.05 to 0.1 topics come out alike (bench/topics.md). */
static const float sparsity = 0.08F;

/* What of a round's step is taken once more before the next: half the rounds then come as far
 * (bench/topics.md). */
static const float momentum = 0.6F;

struct nmf nmf_new(size_t rows, size_t columns, size_t topics)
{
    size_t stride = matrix_stride(topics);
    return (struct nmf){.topics = topics,
        .stride = stride,
        .rows = rows,
        .columns = columns,
        .units = memory_new(rows * stride, sizeof(float)),
        .terms = memory_new(columns * stride, sizeof(float))};
}

void nmf_free(struct nmf *nmf)
{
    free(nmf->units);
    free(nmf->terms);
    *nmf = (struct nmf){0};
}

/* One factor while it is improved, the other and its gram matrix staying as they are. */
struct pass {
    const struct matrix *matrix;
    const float *fixed, *gram;
    float *moving;
    float *gradients; /* one for each thread */
    size_t topics, stride;
    float penalty;
};

/* Coordinate descent over one row's weights. */
static void improve_row(const struct pass *pass, size_t row, float *gradient)
{
    float *weights = pass->moving + row * pass->stride;
    matrix_row_times(pass->matrix, row, pass->fixed, pass->stride, gradient);
    for (size_t k = 0; k < pass->topics; k++)
        gradient[k] -= pass->penalty;
    for (size_t k = 0; k < pass->topics; k++)
        if (weights[k] != 0)
            dense_add(gradient, -weights[k], pass->gram + k * pass->stride, pass->stride);
    for (size_t k = 0; k < pass->topics; k++) {
        const float *products = pass->gram + k * pass->stride;
        if (products[k] <= 0 || (weights[k] == 0 && gradient[k] <= 0))
            continue;
        float weight = fmaxf(weights[k] + gradient[k] / products[k], 0);
        dense_add(gradient, weights[k] - weight, products, pass->stride);
        weights[k] = weight;
    }
}

static void improve_rows(void *context, size_t worker, size_t first, size_t end)
{
    const struct pass *pass = context;
    for (size_t row = first; row < end; row++)
        improve_row(pass, row, pass->gradients + worker * pass->stride);
}

static void improve(struct pass *pass, float *gram, int passes)
{
    dense_gram(pass->fixed, pass->matrix->columns, pass->stride, gram);
    pass->gram = gram;
    for (int i = 0; i < passes; i++)
        parallel_do(pass->matrix->rows, MATRIX_ROWS_AT_ONCE, improve_rows, pass);
}

void nmf_normalize(struct nmf *nmf)
{
    double *squares = memory_new(nmf->stride, sizeof *squares);
    float *lengths = memory_new(nmf->stride, sizeof *lengths);
    float *scales = memory_new(nmf->stride, sizeof *scales);
    dense_squares(nmf->terms, nmf->columns, nmf->stride, squares);
    for (size_t k = 0; k < nmf->stride; k++) {
        lengths[k] = squares[k] > 0 ? (float)sqrt(squares[k]) : 0;
        scales[k] = squares[k] > 0 ? (float)(1 / sqrt(squares[k])) : 0;
    }
    for (size_t j = 0; j < nmf->columns; j++)
        for (size_t k = 0; k < nmf->stride; k++)
            nmf->terms[j * nmf->stride + k] *= scales[k];
    for (size_t i = 0; i < nmf->rows; i++)
        for (size_t k = 0; k < nmf->stride; k++)
            nmf->units[i * nmf->stride + k] *= lengths[k];
    free(scales);
    free(lengths);
    free(squares);
}

/* Carries a factor on in the direction that its last round took; `before` is how it was, and
 * becomes how it is. */
static void carry_on(float *factor, float *before, size_t count, float part)
{
    for (size_t i = 0; i < count; i++) {
        float value = factor[i];
        factor[i] = fmaxf(value + part * (value - before[i]), 0);
        before[i] = value;
    }
}

void nmf_fit(
    struct nmf *nmf, const struct matrix *matrix, const struct matrix *turned, int rounds)
{
    size_t unit_cells = nmf->rows * nmf->stride, term_cells = nmf->columns * nmf->stride;
    float *units_before = memory_new(unit_cells, sizeof *units_before);
    float *terms_before = memory_new(term_cells, sizeof *terms_before);
    float *gram = memory_new(nmf->stride * nmf->stride, sizeof *gram);
    float *gradients = memory_new(PARALLEL_MOST * nmf->stride, sizeof *gradients);
    struct pass units = {.matrix = matrix,
        .fixed = nmf->terms,
        .moving = nmf->units,
        .gradients = gradients,
        .topics = nmf->topics,
        .stride = nmf->stride,
        .penalty = sparsity};
    struct pass terms = units;
    terms.matrix = turned;
    terms.fixed = nmf->units;
    terms.moving = nmf->terms;
    terms.penalty = 0;
    for (int round = 0; round < rounds; round++) {
        improve(&units, gram, round ? 1 : FIRST_PASSES);
        improve(&terms, gram, 1);
        nmf_normalize(nmf);
        if (round + 1 == rounds)
            break;
        carry_on(nmf->units, units_before, unit_cells, round ? momentum : 0);
        carry_on(nmf->terms, terms_before, term_cells, round ? momentum : 0);
    }
    free(gradients);
    free(gram);
    free(terms_before);
    free(units_before);
}
