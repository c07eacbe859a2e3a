#include "report/math/lexrank.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "lib/memory.h"

enum { STEPS = 15 };

static const double damping = 0.85;

/* sums[i] = the sum over rows j of flow[j] × cosine(i, j), j = i left out. `terms` has an
 * item a column. */
static void flow_on(
    const struct matrix *matrix, const double *flow, double *terms, double *sums)
{
    memset(terms, 0, matrix->columns * sizeof *terms);
    for (size_t i = 0; i < matrix->rows; i++)
        for (size_t e = matrix->starts[i]; e < matrix->starts[i + 1]; e++)
            terms[matrix->indexes[e]] += flow[i] * (double)matrix->values[e];
    for (size_t i = 0; i < matrix->rows; i++) {
        double sum = 0, square = 0;
        for (size_t e = matrix->starts[i]; e < matrix->starts[i + 1]; e++) {
            sum += terms[matrix->indexes[e]] * (double)matrix->values[e];
            square += (double)matrix->values[e] * (double)matrix->values[e];
        }
        sums[i] = fmax(sum - flow[i] * square, 0);
    }
}

void lexrank_find(const struct matrix *matrix, double *centrality)
{
    size_t rows = matrix->rows, filled = 0;
    double *terms = memory_new(matrix->columns, sizeof *terms);
    double *degrees = memory_new(rows, sizeof *degrees);
    double *flow = memory_new(rows, sizeof *flow);
    double *sums = memory_new(rows, sizeof *sums);
    for (size_t i = 0; i < rows; i++) {
        flow[i] = matrix->starts[i + 1] > matrix->starts[i];
        filled += flow[i] > 0;
    }
    flow_on(matrix, flow, terms, degrees);
    for (size_t i = 0; i < rows; i++)
        centrality[i] = flow[i] / (double)filled;
    for (int step = 0; step < STEPS && filled; step++) {
        double whole = 0;
        for (size_t i = 0; i < rows; i++)
            flow[i] = degrees[i] > 1e-6 ? centrality[i] / degrees[i] : 0;
        flow_on(matrix, flow, terms, sums);
        for (size_t i = 0; i < rows; i++) {
            bool empty = matrix->starts[i + 1] == matrix->starts[i];
            sums[i] = empty ? 0 : (1 - damping) / (double)filled + damping * sums[i];
            whole += sums[i];
        }
        for (size_t i = 0; i < rows; i++)
            centrality[i] = sums[i] / whole;
    }
    free(sums);
    free(flow);
    free(degrees);
    free(terms);
}

/* ---------------------------------------------------------------- choosing */

/* Raises likeness[i] to the cosine of row i with the row chosen. `vector` has an item a
 * column, all 0, and is left so. */
static void lexrank_compare(
    const struct matrix *matrix, size_t row, float *vector, double *likeness)
{
    for (size_t e = matrix->starts[row]; e < matrix->starts[row + 1]; e++)
        vector[matrix->indexes[e]] = matrix->values[e];
    for (size_t i = 0; i < matrix->rows; i++) {
        double cosine = 0;
        for (size_t e = matrix->starts[i]; e < matrix->starts[i + 1]; e++)
            cosine += (double)vector[matrix->indexes[e]] * (double)matrix->values[e];
        likeness[i] = fmax(likeness[i], cosine);
    }
    for (size_t e = matrix->starts[row]; e < matrix->starts[row + 1]; e++)
        vector[matrix->indexes[e]] = 0;
}

size_t lexrank_choose(const struct matrix *matrix, double *scores, double aversion,
    size_t *chosen, size_t top)
{
    size_t rows = matrix->rows, count = 0;
    float *vector = memory_new(matrix->columns, sizeof *vector);
    double *likeness = memory_new(rows, sizeof *likeness);
    bool *taken = memory_new(rows, sizeof *taken);
    while (count < top) {
        size_t best = rows;
        double highest = 0;
        for (size_t i = 0; i < rows; i++) {
            double score = scores[i] - aversion * likeness[i];
            if (!taken[i] && score > highest) {
                highest = score;
                best = i;
            }
        }
        if (best == rows)
            break;
        taken[best] = true;
        scores[best] = highest;
        chosen[count++] = best;
        if (count < top)
            lexrank_compare(matrix, best, vector, likeness);
    }
    free(taken);
    free(likeness);
    free(vector);
    return count;
}
