#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

#include "report/models/collocations.h"

const char program_name[] = "report_collocations";

static void assert_close(const char *measure, double got, double expected)
{
    if (fabs(got - expected) > 1e-6 * fabs(expected) + 1e-9)
        fail_msg("%s: got %.9g, expected %.9g", measure, got, expected);
}

/* Expected: scipy's G-test, NLTK's BigramAssocMeasures (pmi, student_t, dice), and the
 * formulas of NPMI and MI3 in Python. */
static void measures_are_those_of_scipy_and_nltk(void **state)
{
    (void)state;
    const struct {
        uint64_t together, first, second, tokens;
        struct association expected;
    } cases[] = {
        {3, 4, 5, 729,
            {27.7227292, 6.77280941, 0.854633394, 13.4150375, 1.71621129, 9.94273441}},
        {20, 104, 1500, 14307668,
            {264.981849, 10.8410268, 0.557426354, 8.67446967, 4.46969792, 19.484883}},
        {8, 15828, 4675, 14307668,
            {1.3253894, 0.629343212, 0.0303001719, 3.6764526, 0.999931989, 6.62934321}},
        {110, 2552, 221, 31777,
            {270.721877, 2.63173985, 0.32195153, 10.3441278, 8.79584166, 16.1944593}},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct association got = collocations_measure(
            cases[i].together, cases[i].first, cases[i].second, cases[i].tokens);
        assert_close("G2", got.g2, cases[i].expected.g2);
        assert_close("PMI", got.pmi, cases[i].expected.pmi);
        assert_close("NPMI", got.npmi, cases[i].expected.npmi);
        assert_close("logDice", got.log_dice, cases[i].expected.log_dice);
        assert_close("t-score", got.t_score, cases[i].expected.t_score);
        assert_close("MI3", got.mi3, cases[i].expected.mi3);
    }
}

static void words_always_together_have_the_highest_npmi_and_log_dice(void **state)
{
    (void)state;
    struct association got = collocations_measure(4, 4, 4, 1000);
    assert_close("NPMI", got.npmi, 1);
    assert_close("logDice", got.log_dice, 14);
    assert_close("G2 of nothing", collocations_measure(0, 4, 4, 1000).g2, 0);
}

static void bigrams_without_stop_words_are_ranked_by_g2(void **state)
{
    (void)state;
    const char table[] = "term\tlang\tforms\tcount\tdocuments\n"
                         "cold\ten\tcold:50\t50\t1\ncold tea\ten\tcold tea:5\t5\t1\n"
                         "green\ten\tgreen:6\t6\t1\ngreen tea\ten\tgreen tea:6\t6\t1\n"
                         "once\ten\tonce:1\t1\t1\nonce tea\ten\tonce tea:1\t1\t1\n"
                         "rest\ten\trest:900\t900\t1\ntea\ten\ttea:12\t12\t1\n";
    char name[] = "/tmp/winnow-test.XXXXXX";
    struct corpus corpus;
    struct summary summary = {0};
    uint64_t line;
    int fd = mkstemp(name);
    assert_true(write(fd, table, sizeof table - 1) > 0);
    close(fd);
    corpus_open(&corpus, &(struct corpus_options){.ngrams = true});
    assert_null(corpus_add(&corpus, name, &line));
    corpus_finish(&corpus);
    unlink(name);
    collocations_find(&corpus, 10, &summary);
    assert_int_equal(summary.collocations.count, 2);
    assert_memory_equal(summary.collocations.rows[0].text.data, "green tea", 9);
    assert_memory_equal(summary.collocations.rows[1].text.data, "cold tea", 8);
    corpus_close(&corpus);
    arena_free(&summary.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(measures_are_those_of_scipy_and_nltk),
        cmocka_unit_test(words_always_together_have_the_highest_npmi_and_log_dice),
        cmocka_unit_test(bigrams_without_stop_words_are_ranked_by_g2),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
