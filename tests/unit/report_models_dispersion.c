#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

#include "report/models/dispersion.h"

const char program_name[] = "report_dispersion";

static void assert_close(const char *measure, double got, double expected)
{
    if (fabs(got - expected) > 1e-6 * fabs(expected) + 1e-9)
        fail_msg("%s: got %.9g, expected %.9g", measure, got, expected);
}

/* Expected: the definitions in Python with numpy. */
static void dp_and_juillands_d_are_as_defined(void **state)
{
    (void)state;
    const struct {
        double counts[5], sizes[5];
        size_t parts;
        double dp, juilland;
    } cases[] = {
        {{1, 2, 3, 4, 5}, {9, 10, 10, 10, 11}, 5, 0.18, 0.785150453},
        {{0, 0, 5, 0}, {25, 25, 25, 25}, 4, 0.75, 0},
        {{2, 2, 2, 2}, {10, 10, 10, 10}, 4, 0, 1},
        {{3, 0, 1}, {50, 30, 20}, 3, 0.3, 0.493839603},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct spread spread = {0};
        double total = 0, tokens = 0;
        for (size_t p = 0; p < cases[i].parts; p++) {
            total += cases[i].counts[p];
            tokens += cases[i].sizes[p];
        }
        for (size_t p = 0; p < cases[i].parts; p++)
            if (cases[i].counts[p] > 0)
                spread_add(&spread, cases[i].counts[p], total, cases[i].sizes[p], tokens);
        assert_close("DP", spread_dp(&spread), cases[i].dp);
        assert_close("D", spread_juilland(&spread, cases[i].parts), cases[i].juilland);
    }
}

static void terms_are_ranked_by_evenness_over_documents(void **state)
{
    (void)state;
    const char table[] = "document\tterm\tlang\tforms\tcount\n"
                         "a\teven\ten\teven:2\t2\na\tuneven\ten\tuneven:6\t6\n"
                         "b\teven\ten\teven:2\t2\nb\tother\ten\tother:6\t6\n";
    char name[] = "/tmp/winnow-test.XXXXXX";
    struct corpus corpus;
    struct summary summary = {0};
    uint64_t line;
    int fd = mkstemp(name);
    assert_true(write(fd, table, sizeof table - 1) > 0);
    close(fd);
    corpus_open(&corpus, &(struct corpus_options){.ngrams = false});
    assert_null(corpus_add(&corpus, name, &line));
    corpus_finish(&corpus);
    unlink(name);
    dispersion_measure(&corpus, 10, &summary);
    const struct summary_row *rows = summary.dispersion.rows;
    assert_int_equal(summary.dispersion.count, 3);
    assert_memory_equal(rows[0].text.data, "even", 4);
    assert_close("DP", rows[0].dp, 0);
    assert_close("DP", rows[1].dp, 0.5);
    assert_close("score", rows[1].score, 0.5);
    assert_int_equal(rows[0].strip_size, 2);
    assert_close("strip", rows[0].strip[1], 1);
    assert_close("strip", rows[1].strip[0] + rows[2].strip[0], 1);
    corpus_close(&corpus);
    arena_free(&summary.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(dp_and_juillands_d_are_as_defined),
        cmocka_unit_test(terms_are_ranked_by_evenness_over_documents),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
