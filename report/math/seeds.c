#include "report/math/seeds.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "lib/memory.h"

enum {
    SURPLUS = 30,       /* clusters beyond the topics wanted, to be merged */
    ROWS_A_CLUSTER = 4, /* of few rows fewer clusters are made */
    CANDIDATES = 5,     /* units tried for each seed */
    SEED_TERMS = 128,   /* of its weightiest terms a seed is made */
    KMEANS_ROUNDS = 5,
};

/* A seed repels units by this many times their cosine with it. */
static const float repulsion = 3;

/* The search for seeds. Arrays are owned, one item per row unless stated. */
struct search {
    const struct matrix *matrix, *turned;
    float *density; /* cosine with the sum of all rows */
    float *covered; /* the highest cosine with a seed so far */
    float *cosine;  /* with the candidate */
    float *best;    /* with the best candidate so far */
    float *vector;  /* the candidate, an item a column */
    float *best_vector;
    uint32_t *support; /* columns where the vector is not 0 */
    size_t support_count;
    bool *used;
};

static void search_open(
    struct search *search, const struct matrix *matrix, const struct matrix *turned)
{
    size_t rows = matrix->rows, columns = matrix->columns;
    *search = (struct search){.matrix = matrix,
        .turned = turned,
        .density = memory_new(rows, sizeof(float)),
        .covered = memory_new(rows, sizeof(float)),
        .cosine = memory_new(rows, sizeof(float)),
        .best = memory_new(rows, sizeof(float)),
        .vector = memory_new(columns, sizeof(float)),
        .best_vector = memory_new(columns, sizeof(float)),
        .support = memory_new(columns, sizeof(uint32_t)),
        .used = memory_new(rows, sizeof(bool))};
    for (size_t e = 0; e < matrix->starts[rows]; e++)
        search->vector[matrix->indexes[e]] += matrix->values[e];
    for (size_t i = 0; i < rows; i++)
        for (size_t e = matrix->starts[i]; e < matrix->starts[i + 1]; e++)
            search->density[i] += matrix->values[e] * search->vector[matrix->indexes[e]];
    memset(search->vector, 0, columns * sizeof(float));
}

static void search_close(struct search *search)
{
    free(search->density);
    free(search->covered);
    free(search->cosine);
    free(search->best);
    free(search->vector);
    free(search->best_vector);
    free(search->support);
    free(search->used);
}

/* The units that promise most: dense and not near a seed. Returns how many. */
static size_t find_candidates(const struct search *search, size_t candidates[CANDIDATES])
{
    float promise[CANDIDATES];
    size_t count = 0;
    for (size_t i = 0; i < search->matrix->rows; i++) {
        float free_part = 1 - fminf(1, repulsion * search->covered[i]);
        float value = search->density[i] * free_part;
        if (search->used[i] || (count == CANDIDATES && value <= promise[count - 1]))
            continue;
        size_t at = count < CANDIDATES ? count++ : count - 1;
        for (; at > 0 && promise[at - 1] < value; at--) {
            promise[at] = promise[at - 1];
            candidates[at] = candidates[at - 1];
        }
        promise[at] = value;
        candidates[at] = i;
    }
    return count;
}

static void clear_vector(struct search *search)
{
    for (size_t s = 0; s < search->support_count; s++)
        search->vector[search->support[s]] = 0;
    search->support_count = 0;
}

static void add_row(struct search *search, size_t row, float factor)
{
    const struct matrix *matrix = search->matrix;
    for (size_t e = matrix->starts[row]; e < matrix->starts[row + 1]; e++) {
        float *value = &search->vector[matrix->indexes[e]];
        float added = factor * matrix->values[e];
        if (added == 0) /* also of factors too small to differ from 0 */
            continue;
        if (*value == 0)
            search->support[search->support_count++] = matrix->indexes[e];
        *value += added;
    }
}

/* The k-th largest of values (k < count), which are put in another order: quickselect. */
static float kth_largest(float *values, size_t count, size_t k)
{
    size_t low = 0, high = count - 1;
    while (low < high) {
        float pivot = values[low + (high - low) / 2];
        size_t i = low, j = high;
        while (i <= j) {
            while (values[i] > pivot)
                i++;
            while (values[j] < pivot)
                j--;
            if (i > j)
                break;
            float swapped = values[i];
            values[i++] = values[j];
            values[j] = swapped;
            if (j-- == 0)
                break;
        }
        if (k <= j && j < high)
            high = j;
        else if (k >= i)
            low = i;
        else
            break;
    }
    return values[k];
}

/* Shell's sort: there are some hundred columns, and this is run for each unit tried. */
static void sort_columns(uint32_t *columns, size_t count)
{
    static const size_t gaps[] = {57, 23, 10, 4, 1};
    for (size_t g = 0; g < sizeof gaps / sizeof *gaps; g++)
        for (size_t i = gaps[g]; i < count; i++) {
            uint32_t column = columns[i];
            size_t at = i;
            for (; at >= gaps[g] && columns[at - gaps[g]] > column; at -= gaps[g])
                columns[at] = columns[at - gaps[g]];
            columns[at] = column;
        }
}

/* Keeps the weightiest terms of the candidate and makes its length 1. */
static void trim_vector(struct search *search)
{
    float least = 0;
    if (search->support_count > SEED_TERMS) {
        float *values = memory_new(search->support_count, sizeof *values);
        for (size_t s = 0; s < search->support_count; s++)
            values[s] = search->vector[search->support[s]];
        least = kth_largest(values, search->support_count, SEED_TERMS - 1);
        free(values);
    }
    size_t kept = 0;
    for (size_t s = 0; s < search->support_count; s++) {
        float *value = &search->vector[search->support[s]];
        if (*value < least || *value <= 0)
            *value = 0;
        else
            search->support[kept++] = search->support[s];
    }
    search->support_count = kept;
    sort_columns(search->support, kept);
    double square = 0;
    for (size_t s = 0; s < kept; s++) {
        float value = search->vector[search->support[s]];
        square += (double)value * (double)value;
    }
    float scale = square > 0 ? (float)(1 / sqrt(square)) : 0;
    for (size_t s = 0; s < kept; s++)
        search->vector[search->support[s]] *= scale;
}

/* The cosine of every row with the candidate. */
static void compare_rows(struct search *search)
{
    const struct matrix *turned = search->turned;
    memset(search->cosine, 0, search->matrix->rows * sizeof(float));
    for (size_t s = 0; s < search->support_count; s++) {
        uint32_t column = search->support[s];
        float value = search->vector[column], *cosine = search->cosine;
        size_t end = turned->starts[column + 1];
        for (size_t e = turned->starts[column]; e < end; e++)
            cosine[turned->indexes[e]] += value * turned->values[e];
    }
}

/* Moves the candidate to the mean of the rows that are nearer to it than to any seed,
 * weighted by the square of their cosine. */
static void shift(struct search *search)
{
    clear_vector(search);
    for (size_t i = 0; i < search->matrix->rows; i++)
        if (search->cosine[i] > search->covered[i])
            add_row(search, i, search->cosine[i] * search->cosine[i]);
    trim_vector(search);
}

/* Tries a unit as a seed; returns by how much more it covers the rows. */
static double try_candidate(struct search *search, size_t row)
{
    clear_vector(search);
    add_row(search, row, 1);
    trim_vector(search);
    compare_rows(search);
    shift(search);
    compare_rows(search);
    double gain = 0;
    for (size_t i = 0; i < search->matrix->rows; i++)
        if (search->cosine[i] > search->covered[i])
            gain += (double)(search->cosine[i] - search->covered[i]);
    return gain;
}

/* Puts the next seed into column `topic` of terms. */
static void find_seed(struct search *search, size_t topic, size_t stride, float *terms)
{
    size_t candidates[CANDIDATES], count = find_candidates(search, candidates), best = 0;
    double most = -1;
    for (size_t c = 0; c < count; c++) {
        double gain = try_candidate(search, candidates[c]);
        if (gain <= most)
            continue;
        most = gain;
        best = candidates[c];
        memcpy(search->best, search->cosine, search->matrix->rows * sizeof(float));
        memcpy(
            search->best_vector, search->vector, search->matrix->columns * sizeof(float));
    }
    if (most <= 0)
        return;
    search->used[best] = true;
    for (size_t i = 0; i < search->matrix->rows; i++)
        search->covered[i] = fmaxf(search->covered[i], search->best[i]);
    for (size_t j = 0; j < search->matrix->columns; j++)
        terms[j * stride + topic] = search->best_vector[j];
}

/* ---------------------------------------------------------------- k-means */

static void unit_columns(float *dense, size_t rows, size_t stride)
{
    double *squares = memory_new(stride, sizeof *squares);
    float *factors = memory_new(stride, sizeof *factors);
    dense_squares(dense, rows, stride, squares);
    for (size_t k = 0; k < stride; k++)
        factors[k] = squares[k] > 0 ? (float)(1 / sqrt(squares[k])) : 1;
    for (size_t i = 0; i < rows; i++)
        for (size_t k = 0; k < stride; k++)
            dense[i * stride + k] *= factors[k];
    free(factors);
    free(squares);
}

/* Makes every topic the sum of the rows nearest to it; `unit`: of length 1. */
static void kmeans(
    const struct matrix *matrix, size_t topics, size_t stride, float *terms, bool unit)
{
    float *sums = memory_new(matrix->columns * stride, sizeof *sums);
    float *all = memory_new(matrix->rows * stride, sizeof *all);
    matrix_times(matrix, terms, stride, all);
    for (size_t i = 0; i < matrix->rows; i++) {
        const float *cosines = all + i * stride;
        size_t best = 0;
        for (size_t k = 1; k < topics; k++)
            if (cosines[k] > cosines[best])
                best = k;
        if (cosines[best] <= 0)
            continue;
        for (size_t e = matrix->starts[i]; e < matrix->starts[i + 1]; e++)
            sums[matrix->indexes[e] * stride + best] += matrix->values[e];
    }
    if (unit)
        unit_columns(sums, matrix->columns, stride);
    memcpy(terms, sums, matrix->columns * stride * sizeof *sums);
    free(all);
    free(sums);
}

/* ---------------------------------------------------------------- merging */

/* What the sum of cosines of the rows loses when clusters a and b become one. */
static double merging_loss(const double *gram, size_t stride, size_t a, size_t b)
{
    double aa = gram[a * stride + a], bb = gram[b * stride + b], ab = gram[a * stride + b];
    return sqrt(aa) + sqrt(bb) - sqrt(aa + bb + 2 * ab);
}

/* Merges clusters, which are sums of rows, until `topics` are left. into[k] becomes the
 * number of the cluster that k went into, or its own. */
static void merge_clusters(
    double *gram, size_t clusters, size_t stride, size_t topics, size_t *into)
{
    for (size_t k = 0; k < clusters; k++)
        into[k] = k;
    for (size_t left = clusters; left > topics; left--) {
        size_t best_a = 0, best_b = 0;
        double least = INFINITY;
        for (size_t a = 1; a < clusters; a++)
            for (size_t b = 0; into[a] == a && b < a; b++) {
                if (into[b] != b)
                    continue;
                double loss = merging_loss(gram, stride, a, b);
                if (loss < least) {
                    least = loss;
                    best_a = a;
                    best_b = b;
                }
            }
        for (size_t k = 0; k < clusters; k++)
            if (into[k] == best_a)
                into[k] = best_b;
        for (size_t k = 0; k < clusters; k++)
            gram[best_b * stride + k] += gram[best_a * stride + k];
        for (size_t k = 0; k < clusters; k++)
            gram[k * stride + best_b] += gram[k * stride + best_a];
    }
}

/* Gathers the sums of clusters into topics. */
static void seeds_gather(const float *sums, size_t columns, size_t clusters,
    const size_t *into, size_t topics, float *terms)
{
    size_t from = matrix_stride(clusters), to = matrix_stride(topics), count = 0;
    size_t *number = memory_new(clusters, sizeof *number);
    for (size_t k = 0; k < clusters; k++)
        number[k] = into[k] == k ? count++ : number[into[k]];
    memset(terms, 0, columns * to * sizeof *terms);
    for (size_t j = 0; j < columns; j++)
        for (size_t k = 0; k < clusters; k++)
            terms[j * to + number[k]] += sums[j * from + k];
    unit_columns(terms, columns, to);
    free(number);
}

void seeds_find(
    const struct matrix *matrix, const struct matrix *turned, size_t topics, float *terms)
{
    size_t clusters = topics + SURPLUS, most = matrix->rows / ROWS_A_CLUSTER;
    if (clusters > most)
        clusters = most > topics ? most : topics;
    size_t stride = matrix_stride(clusters);
    float *sums = memory_new(matrix->columns * stride, sizeof *sums);
    struct search search;
    search_open(&search, matrix, turned);
    for (size_t k = 0; k < clusters; k++)
        find_seed(&search, k, stride, sums);
    search_close(&search);
    for (int round = 0; round < KMEANS_ROUNDS; round++)
        kmeans(matrix, clusters, stride, sums, round + 1 < KMEANS_ROUNDS);

    float *gram = memory_new(stride * stride, sizeof *gram);
    double *products = memory_new(stride * stride, sizeof *products);
    size_t *into = memory_new(clusters, sizeof *into);
    dense_gram(sums, matrix->columns, stride, gram);
    for (size_t i = 0; i < stride * stride; i++)
        products[i] = (double)gram[i];
    merge_clusters(products, clusters, stride, topics, into);
    seeds_gather(sums, matrix->columns, clusters, into, topics, terms);
    free(into);
    free(products);
    free(gram);
    free(sums);
}
