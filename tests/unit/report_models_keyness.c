#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

#include "report/models/keyness.h"

const char program_name[] = "report_keyness";

static void assert_close(double got, double expected)
{
    if (fabs(got - expected) > 1e-6 * fabs(expected) + 1e-9)
        fail_msg("got %.9g, expected %.9g", got, expected);
}

/* Expected: scipy.stats.chi2_contingency(table, correction=False,
 * lambda_="log-likelihood"). */
static void g2_of_two_corpora_is_that_of_scipy(void **state)
{
    (void)state;
    assert_close(keyness_g2(14, 729, 3, 863538), 182.614336);
    assert_close(keyness_g2(120, 5000, 900, 100000), 80.6850614);
    assert_close(keyness_g2(0, 1000, 50, 20000), 4.8849785);
    assert_close(keyness_g2(7, 7, 1, 100), 45.6802687);
    assert_close(keyness_g2(50, 1000, 500, 10000), 0);
    assert_close(keyness_g2(0, 0, 5, 100), 0);
}

/* Expected: scipy.stats.power_divergence([a, n - a], [n p, n (1 - p)], "log-likelihood").
 */
static void g2_against_a_probability_is_that_of_scipy(void **state)
{
    (void)state;
    assert_close(keyness_g2_usual(5, 729, 1e-5), 55.3557488);
    assert_close(keyness_g2_usual(120, 5000, 0.01), 71.1070954);
    assert_close(keyness_g2_usual(0, 100, 0.02), 4.04054146);
}

static void log_ratio_counts_doublings(void **state)
{
    (void)state;
    assert_close(keyness_log_ratio(80, 1000, 10, 1000), 3);
    assert_close(keyness_log_ratio(10, 1000, 10, 500), -1);
    assert_close(keyness_log_ratio(4, 1000, 0, 1000), 3);
}

static void load(struct corpus *corpus, const char *table)
{
    char name[] = "/tmp/winnow-test.XXXXXX";
    uint64_t line;
    int fd = mkstemp(name);
    assert_true(fd > 0);
    assert_int_equal(write(fd, table, strlen(table)), (ssize_t)strlen(table));
    close(fd);
    corpus_open(corpus, &(struct corpus_options){.ngrams = false});
    assert_null(corpus_add(corpus, name, &line));
    corpus_finish(corpus);
    unlink(name);
}

static void rising_and_falling_terms_are_told_apart(void **state)
{
    (void)state;
    struct corpus corpus, reference;
    struct summary summary = {0};
    load(&corpus, "term\tlang\tforms\tcount\tdocuments\n"
                  "both\ten\tboth:900\t900\t1\nhere\ten\tHere:80|here:10\t90\t1\n"
                  "once\ten\tonce:1\t1\t1\n");
    load(&reference, "term\tlang\tforms\tcount\tdocuments\n"
                     "both\ten\tboth:9000\t9000\t1\nhere\ten\there:10\t10\t1\n"
                     "there\ten\tthere:900\t900\t1\n");
    keyness_against(&corpus, &reference, 10, &summary);
    assert_int_equal(summary.keyness.count, 1);
    assert_memory_equal(summary.keyness.rows[0].text.data, "Here", 4);
    assert_true(summary.keyness.rows[0].log_ratio > 6);
    assert_int_equal(summary.falling.count, 1);
    assert_memory_equal(summary.falling.rows[0].text.data, "there", 5);
    assert_int_equal(summary.falling.rows[0].count, 0);
    assert_true(summary.falling.rows[0].log_ratio < 0);
    corpus_close(&corpus);
    corpus_close(&reference);
    arena_free(&summary.arena);
}

static void a_word_of_one_place_is_no_key_term(void **state)
{
    (void)state;
    struct corpus corpus, reference;
    struct summary summary = {0};
    load(&corpus, "sentence\tterm\tlang\tforms\tcount\n"
                  "a#0-9\tapart\ten\tapart:9\t9\na#0-9\tspread\ten\tspread:5\t5\n"
                  "a#9-20\tspread\ten\tspread:4\t4\n");
    load(&reference,
        "term\tlang\tforms\tcount\tdocuments\nother\ten\tother:9000\t9000\t1\n");
    keyness_against(&corpus, &reference, 10, &summary);
    assert_int_equal(summary.keyness.count, 1);
    assert_memory_equal(summary.keyness.rows[0].text.data, "spread", 6);
    corpus_close(&corpus);
    corpus_close(&reference);
    arena_free(&summary.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(g2_of_two_corpora_is_that_of_scipy),
        cmocka_unit_test(g2_against_a_probability_is_that_of_scipy),
        cmocka_unit_test(log_ratio_counts_doublings),
        cmocka_unit_test(rising_and_falling_terms_are_told_apart),
        cmocka_unit_test(a_word_of_one_place_is_no_key_term),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
