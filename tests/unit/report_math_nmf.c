#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "report/math/nmf.h"
#include "report/math/seeds.h"

const char program_name[] = "report_nmf";

enum { ROWS = 24, COLUMNS = 12, BLOCK = 4 };

/* Rows in three blocks, each with four columns of its own and a weak one of the next
 * block's; lengths 1. */
static struct matrix blocks_new(void)
{
    struct matrix matrix = matrix_new(ROWS, COLUMNS, (size_t)ROWS * COLUMNS);
    size_t at = 0;
    for (size_t i = 0; i < ROWS; i++) {
        size_t block = i % 3;
        for (size_t j = 0; j < COLUMNS; j++) {
            bool own = j / BLOCK == block,
                 other = j == (block * BLOCK + BLOCK + i / 12) % COLUMNS;
            if (!own && !other)
                continue;
            matrix.indexes[at] = (uint32_t)j;
            matrix.values[at++] = own ? 1 + (float)((i + j) % 3) : 0.2F;
        }
        matrix.starts[i + 1] = at;
    }
    matrix_unit_rows(&matrix);
    return matrix;
}

static void a_row_times_a_dense_matrix_is_the_plain_sum(void **state)
{
    (void)state;
    struct matrix matrix = blocks_new();
    size_t stride = matrix_stride(60);
    float *dense = calloc(COLUMNS * stride, sizeof *dense);
    float *sum = calloc(stride, sizeof *sum);
    assert_int_equal(stride, 64);
    for (size_t i = 0; i < COLUMNS * stride; i++)
        dense[i] = (float)(i * 7919 % 1009) / 1009;
    for (size_t row = 0; row < ROWS; row++) {
        matrix_row_times(&matrix, row, dense, stride, sum);
        for (size_t k = 0; k < stride; k++) {
            float expected = 0;
            for (size_t e = matrix.starts[row]; e < matrix.starts[row + 1]; e++)
                expected += matrix.values[e] * dense[matrix.indexes[e] * stride + k];
            assert_true(sum[k] == expected);
        }
    }
    free(sum);
    free(dense);
    matrix_free(&matrix);
}

static void the_transpose_of_the_transpose_is_the_matrix(void **state)
{
    (void)state;
    struct matrix matrix = blocks_new();
    struct matrix turned = matrix_transpose_new(&matrix);
    struct matrix again = matrix_transpose_new(&turned);
    size_t entries = matrix.starts[ROWS];
    assert_int_equal(turned.rows, COLUMNS);
    assert_memory_equal(matrix.starts, again.starts, (ROWS + 1) * sizeof(size_t));
    assert_memory_equal(matrix.indexes, again.indexes, entries * sizeof(uint32_t));
    assert_memory_equal(matrix.values, again.values, entries * sizeof(float));
    matrix_free(&again);
    matrix_free(&turned);
    matrix_free(&matrix);
}

static void a_row_is_copied(void **state)
{
    (void)state;
    struct matrix matrix = blocks_new(), row = matrix_row_new(&matrix, 4);
    size_t from = matrix.starts[4], count = matrix.starts[5] - from;
    assert_int_equal(row.rows, 1);
    assert_int_equal(row.columns, COLUMNS);
    assert_int_equal(row.starts[1], count);
    assert_memory_equal(row.indexes, matrix.indexes + from, count * sizeof(uint32_t));
    assert_memory_equal(row.values, matrix.values + from, count * sizeof(float));
    matrix_free(&row);
    matrix_free(&matrix);
}

/* The topic in which a row weighs most. */
static size_t topic_of(const struct nmf *nmf, size_t row)
{
    size_t best = 0;
    for (size_t k = 1; k < nmf->topics; k++)
        if (nmf->units[row * nmf->stride + k] > nmf->units[row * nmf->stride + best])
            best = k;
    return best;
}

static double squared_error(const struct nmf *nmf, const struct matrix *matrix)
{
    double sum = 0;
    for (size_t i = 0; i < matrix->rows; i++) {
        size_t e = matrix->starts[i];
        for (size_t j = 0; j < matrix->columns; j++) {
            double got = 0, value = 0;
            for (size_t k = 0; k < nmf->topics; k++)
                got += (double)nmf->units[i * nmf->stride + k] *
                       (double)nmf->terms[j * nmf->stride + k];
            if (e < matrix->starts[i + 1] && matrix->indexes[e] == j)
                value = (double)matrix->values[e++];
            sum += (got - value) * (got - value);
        }
    }
    return sum;
}

static void blocks_become_topics(void **state)
{
    (void)state;
    struct matrix matrix = blocks_new(), turned = matrix_transpose_new(&matrix);
    struct nmf nmf = nmf_new(ROWS, COLUMNS, 3);
    seeds_find(&matrix, &turned, 3, nmf.terms);
    nmf_fit(&nmf, &matrix, &turned, 20);
    for (size_t i = 3; i < ROWS; i++)
        assert_int_equal(topic_of(&nmf, i), topic_of(&nmf, i % 3));
    assert_int_not_equal(topic_of(&nmf, 0), topic_of(&nmf, 1));
    assert_int_not_equal(topic_of(&nmf, 0), topic_of(&nmf, 2));
    assert_int_not_equal(topic_of(&nmf, 1), topic_of(&nmf, 2));
    assert_true(squared_error(&nmf, &matrix) < 0.2 * ROWS);
    nmf_free(&nmf);
    matrix_free(&turned);
    matrix_free(&matrix);
}

/* The squared error that is left after so many rounds. */
static double error_after(const struct matrix *matrix, int rounds)
{
    struct matrix turned = matrix_transpose_new(matrix);
    struct nmf nmf = nmf_new(ROWS, COLUMNS, 3);
    seeds_find(matrix, &turned, 3, nmf.terms);
    nmf_fit(&nmf, matrix, &turned, rounds);
    double error = squared_error(&nmf, matrix);
    nmf_free(&nmf);
    matrix_free(&turned);
    return error;
}

static void few_rounds_come_near_the_end(void **state)
{
    (void)state;
    struct matrix matrix = blocks_new();
    double end = error_after(&matrix, 300);
    assert_true(error_after(&matrix, 15) < end * 1.01);
    matrix_free(&matrix);
}

static void weights_are_never_negative_and_topics_have_length_one(void **state)
{
    (void)state;
    struct matrix matrix = blocks_new(), turned = matrix_transpose_new(&matrix);
    struct nmf nmf = nmf_new(ROWS, COLUMNS, 5);
    double squares[8];
    seeds_find(&matrix, &turned, 5, nmf.terms);
    nmf_fit(&nmf, &matrix, &turned, 5);
    for (size_t i = 0; i < ROWS * nmf.stride; i++)
        assert_true(nmf.units[i] >= 0);
    for (size_t i = 0; i < COLUMNS * nmf.stride; i++)
        assert_true(nmf.terms[i] >= 0);
    dense_squares(nmf.terms, COLUMNS, nmf.stride, squares);
    for (size_t k = 0; k < 5; k++)
        assert_true(squares[k] == 0 || fabs(squares[k] - 1) < 1e-5);
    nmf_free(&nmf);
    matrix_free(&turned);
    matrix_free(&matrix);
}

static void more_topics_than_rows_leave_topics_empty(void **state)
{
    (void)state;
    struct matrix matrix = matrix_new(2, 2, 2);
    matrix.indexes[1] = 1;
    matrix.values[0] = matrix.values[1] = 1;
    matrix.starts[1] = 1;
    matrix.starts[2] = 2;
    struct matrix turned = matrix_transpose_new(&matrix);
    struct nmf nmf = nmf_new(2, 2, 4);
    double squares[8];
    seeds_find(&matrix, &turned, 4, nmf.terms);
    nmf_fit(&nmf, &matrix, &turned, 3);
    dense_squares(nmf.terms, 2, nmf.stride, squares);
    size_t topics = 0;
    for (size_t k = 0; k < 4; k++)
        topics += squares[k] > 0;
    assert_int_equal(topics, 2);
    nmf_free(&nmf);
    matrix_free(&turned);
    matrix_free(&matrix);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_row_times_a_dense_matrix_is_the_plain_sum),
        cmocka_unit_test(the_transpose_of_the_transpose_is_the_matrix),
        cmocka_unit_test(a_row_is_copied),
        cmocka_unit_test(blocks_become_topics),
        cmocka_unit_test(few_rounds_come_near_the_end),
        cmocka_unit_test(weights_are_never_negative_and_topics_have_length_one),
        cmocka_unit_test(more_topics_than_rows_leave_topics_empty),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
