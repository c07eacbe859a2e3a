#include "report/seeds.h"

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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cosines_too_small_to_be_squared_are_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
