#include "report/math/matrix.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "lib/memory.h"
#include "lib/parallel.h"

enum {
    BLOCK = 3 * MATRIX_LANES, /* sums that fit the vector registers at once */
    GRAM_LARGE = 4096,        /* rows that are worth threads */
};

struct matrix matrix_new(size_t rows, size_t columns, size_t entries)
{
    return (struct matrix){.rows = rows,
        .columns = columns,
        .starts = memory_new(rows + 1, sizeof(size_t)),
        .indexes = memory_new(entries, sizeof(uint32_t)),
        .values = memory_new(entries, sizeof(float))};
}

void matrix_free(struct matrix *matrix)
{
    free(matrix->starts);
    free(matrix->indexes);
    free(matrix->values);
    *matrix = (struct matrix){0};
}

struct matrix matrix_transpose_new(const struct matrix *matrix)
{
    size_t entries = matrix->starts[matrix->rows];
    struct matrix turned = matrix_new(matrix->columns, matrix->rows, entries);
    for (size_t e = 0; e < entries; e++)
        turned.starts[matrix->indexes[e] + 1]++;
    for (size_t i = 0; i < turned.rows; i++)
        turned.starts[i + 1] += turned.starts[i];
    size_t *next = memory_new(turned.rows + 1, sizeof *next);
    memcpy(next, turned.starts, turned.rows * sizeof *next);
    for (size_t i = 0; i < matrix->rows; i++)
        for (size_t e = matrix->starts[i]; e < matrix->starts[i + 1]; e++) {
            size_t at = next[matrix->indexes[e]]++;
            turned.indexes[at] = (uint32_t)i;
            turned.values[at] = matrix->values[e];
        }
    free(next);
    return turned;
}

struct matrix matrix_row_new(const struct matrix *matrix, size_t row)
{
    size_t start = matrix->starts[row], count = matrix->starts[row + 1] - start;
    struct matrix copy = matrix_new(1, matrix->columns, count);
    memcpy(copy.indexes, matrix->indexes + start, count * sizeof(uint32_t));
    memcpy(copy.values, matrix->values + start, count * sizeof(float));
    copy.starts[1] = count;
    return copy;
}

float matrix_dot(const struct matrix *a, const struct matrix *b)
{
    float sum = 0;
    for (size_t i = a->starts[0], j = b->starts[0]; i < a->starts[1] && j < b->starts[1];) {
        uint32_t left = a->indexes[i], right = b->indexes[j];
        if (left == right)
            sum += a->values[i] * b->values[j];
        i += left <= right;
        j += right <= left;
    }
    return sum;
}

void matrix_unit_rows(struct matrix *matrix)
{
    for (size_t i = 0; i < matrix->rows; i++) {
        double square = 0;
        for (size_t e = matrix->starts[i]; e < matrix->starts[i + 1]; e++)
            square += (double)matrix->values[e] * (double)matrix->values[e];
        float scale = square > 0 ? (float)(1 / sqrt(square)) : 0;
        for (size_t e = matrix->starts[i]; e < matrix->starts[i + 1]; e++)
            matrix->values[e] *= scale;
    }
}

size_t matrix_stride(size_t topics)
{
    return (topics + MATRIX_LANES - 1) / MATRIX_LANES * MATRIX_LANES;
}

/* Four floats; the compiler has registers for them on every machine of today. */
#define FOUR float __attribute__((vector_size(4 * sizeof(float))))

/* MATRIX_LANES columns of a row's product; the sums stay in registers. */
static void row_lanes(
    const struct matrix *matrix, size_t row, const float *dense, size_t stride, float *sum)
{
    FOUR a = {0}, b = {0};
    for (size_t e = matrix->starts[row]; e < matrix->starts[row + 1]; e++) {
        FOUR from[2];
        memcpy(from, dense + matrix->indexes[e] * stride, sizeof from);
        float value = matrix->values[e];
        FOUR values = {value, value, value, value};
        a += values * from[0];
        b += values * from[1];
    }
    memcpy(sum, &a, sizeof a);
    memcpy(sum + 4, &b, sizeof b);
}

/* Three times as many: the usual 20 topics in one pass. */
static void row_block(
    const struct matrix *matrix, size_t row, const float *dense, size_t stride, float *sum)
{
    FOUR a = {0}, b = {0}, c = {0}, d = {0}, f = {0}, g = {0};
    for (size_t e = matrix->starts[row]; e < matrix->starts[row + 1]; e++) {
        FOUR from[6];
        memcpy(from, dense + matrix->indexes[e] * stride, sizeof from);
        float value = matrix->values[e];
        FOUR values = {value, value, value, value};
        a += values * from[0];
        b += values * from[1];
        c += values * from[2];
        d += values * from[3];
        f += values * from[4];
        g += values * from[5];
    }
    FOUR all[6] = {a, b, c, d, f, g};
    memcpy(sum, all, sizeof all);
}

void matrix_row_times(
    const struct matrix *matrix, size_t row, const float *dense, size_t stride, float *sum)
{
    size_t at = 0;
    for (; at + BLOCK <= stride; at += BLOCK)
        row_block(matrix, row, dense + at, stride, sum + at);
    for (; at < stride; at += MATRIX_LANES)
        row_lanes(matrix, row, dense + at, stride, sum + at);
}

struct multiplication {
    const struct matrix *matrix;
    const float *dense;
    float *product;
    size_t stride;
};

static void multiply_rows(void *context, size_t worker, size_t first, size_t end)
{
    const struct multiplication *all = context;
    (void)worker;
    for (size_t row = first; row < end; row++)
        matrix_row_times(
            all->matrix, row, all->dense, all->stride, all->product + row * all->stride);
}

void matrix_times(
    const struct matrix *matrix, const float *dense, size_t stride, float *product)
{
    struct multiplication all = {matrix, dense, product, stride};
    parallel_do(matrix->rows, MATRIX_ROWS_AT_ONCE, multiply_rows, &all);
}

void dense_add(float *a, float factor, const float *b, size_t stride)
{
    for (size_t at = 0; at < stride; at += 4) {
        FOUR sum, from;
        memcpy(&sum, a + at, sizeof sum);
        memcpy(&from, b + at, sizeof from);
        sum += factor * from;
        memcpy(a + at, &sum, sizeof sum);
    }
}

struct gram {
    const float *dense;
    float *products;
    size_t rows, stride;
};

/* The products with the columns [first, end). */
static void gram_columns(void *context, size_t worker, size_t first, size_t end)
{
    const struct gram *gram = context;
    size_t stride = gram->stride;
    (void)worker;
    for (size_t i = 0; i < gram->rows; i++) {
        const float *row = gram->dense + i * stride;
        for (size_t k = first; k < end; k++)
            if (row[k] != 0)
                dense_add(gram->products + k * stride, row[k], row, stride);
    }
}

void dense_gram(const float *dense, size_t rows, size_t stride, float *products)
{
    struct gram gram = {dense, products, rows, stride};
    memset(products, 0, stride * stride * sizeof *products);
    parallel_do(stride, rows < GRAM_LARGE ? stride : MATRIX_LANES, gram_columns, &gram);
}

void dense_squares(const float *dense, size_t rows, size_t stride, double *squares)
{
    memset(squares, 0, stride * sizeof *squares);
    for (size_t i = 0; i < rows; i++)
        for (size_t k = 0; k < stride; k++)
            squares[k] += (double)dense[i * stride + k] * (double)dense[i * stride + k];
}
