#include "report/math/seeds.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>

#include <cmocka.h>

const char program_name[] = "report_seeds";

/* A cosine whose square is no number of its kind adds nothing, and nothing is noted of it:
 * one row of a term, and many that hardly have it. */
static void cosines_too_small_to_be_squared_are_none(void **state)
{
    enum { ROWS = 400, COLUMNS = 2, TOPICS = 2 };
    (void)state;
    struct matrix matrix = matrix_new(ROWS, COLUMNS, (size_t)ROWS * COLUMNS);
    for (size_t i = 0; i < ROWS; i++) {
        for (size_t j = 0; j < COLUMNS; j++) {
            matrix.indexes[i * COLUMNS + j] = (uint32_t)j;
            matrix.values[i * COLUMNS + j] = (i == 0) == (j == 0) ? 1 : 1e-23F;
        }
        matrix.starts[i + 1] = (i + 1) * COLUMNS;
    }
    struct matrix turned = matrix_transpose_new(&matrix);
    size_t stride = matrix_stride(TOPICS);
    float *terms = calloc(COLUMNS * stride, sizeof *terms);
    seeds_find(&matrix, &turned, TOPICS, terms);
    for (size_t k = 0; k < TOPICS; k++) {
        float length = terms[k] * terms[k] + terms[stride + k] * terms[stride + k];
        if (length < 0.999F || length > 1.001F)
            fail_msg("topic %zu: expected length 1, got %g", k, (double)length);
    }
    free(terms);
    matrix_free(&turned);
    matrix_free(&matrix);
}

/* Two subjects, each of more terms than a seed is made of, in every unit of it; the terms
 * are the weightier the nearer their number, taken times 7, is to 0 modulo SUBJECT. */
static void subjects_of_many_terms_are_told_apart(void **state)
{
    enum { ROWS = 80, SUBJECT = 300, TOPICS = 2 };
    (void)state;
    struct matrix matrix = matrix_new(ROWS, 2 * SUBJECT, (size_t)ROWS * SUBJECT);
    for (size_t i = 0; i < ROWS; i++) {
        for (size_t j = 0; j < SUBJECT; j++) {
            matrix.indexes[i * SUBJECT + j] = (uint32_t)(i % 2 * SUBJECT + j);
            matrix.values[i * SUBJECT + j] = 0.1F - 0.0003F * (float)(j * 7 % SUBJECT);
        }
        matrix.starts[i + 1] = (i + 1) * SUBJECT;
    }
    struct matrix turned = matrix_transpose_new(&matrix);
    size_t stride = matrix_stride(TOPICS);
    float *terms = calloc(2 * SUBJECT * stride, sizeof *terms);
    seeds_find(&matrix, &turned, TOPICS, terms);
    size_t first = terms[0] > 0 ? 0 : 1; /* the topic of the first subject */
    for (size_t j = 0; j < 2 * SUBJECT; j++) {
        size_t own = j < SUBJECT ? first : 1 - first;
        if (!(terms[j * stride + own] > 0) || terms[j * stride + 1 - own] > 0)
            fail_msg("term %zu: expected in topic %zu alone, got %g and %g", j, own,
                (double)terms[j * stride], (double)terms[j * stride + 1]);
    }
    free(terms);
    matrix_free(&turned);
    matrix_free(&matrix);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cosines_too_small_to_be_squared_are_none),
        cmocka_unit_test(subjects_of_many_terms_are_told_apart),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
