#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "report/math/coherence.h"

const char program_name[] = "report_coherence";

enum { WORDS = 4, UNITS = 10, ENTRIES = WORDS * UNITS };

/* Which of ten units, each of one window, hold a word: x. */
static struct matrix presence_of(const char *const units[WORDS])
{
    struct matrix presence = matrix_new(WORDS, UNITS, ENTRIES);
    size_t entry = 0;
    for (size_t word = 0; word < WORDS; word++) {
        for (uint32_t unit = 0; units[word][unit]; unit++)
            if (units[word][unit] == 'x') {
                presence.indexes[entry] = unit;
                presence.values[entry++] = 1;
            }
        presence.starts[word + 1] = entry;
    }
    return presence;
}

static double choose(const char *const units[WORDS], struct coherence_word *words,
    size_t count, size_t keep, size_t *kept)
{
    float windows[UNITS];
    for (size_t unit = 0; unit < UNITS; unit++)
        windows[unit] = 1;
    struct matrix presence = presence_of(units);
    double mean = coherence_choose(&presence, windows, words, count, keep, kept);
    matrix_free(&presence);
    return mean;
}

/* Words 0 and 1: 4 and 5 of ten units, 3 of them together: log(.3 / (.4 × .5)) / -log .3.
 */
static void two_words_have_the_npmi_of_the_formula(void **state)
{
    (void)state;
    const char *const units[WORDS] = {"xxxx------", "-xxxxx----", "", ""};
    struct coherence_word words[] = {{0, 2}, {1, 1}};
    size_t kept;
    double mean = choose(units, words, 2, 2, &kept);
    assert_int_equal(kept, 2);
    assert_true(fabs(mean - 0.336772) < 1e-6);
}

static void words_that_never_meet_have_minus_one(void **state)
{
    (void)state;
    const char *const units[WORDS] = {"xxxx------", "-----xxxx-", "", ""};
    struct coherence_word words[] = {{0, 2}, {1, 1}};
    size_t kept;
    assert_true(choose(units, words, 2, 2, &kept) == -1);
}

/* Ten tenths are not quite one: what is divided there are roundings. */
static void words_that_are_everywhere_go_together_perfectly(void **state)
{
    (void)state;
    const char *const units[WORDS] = {"xxxxxxxxxx", "xxxxxxxxxx", "", ""};
    struct coherence_word words[] = {{0, 2}, {1, 1}};
    size_t kept;
    double mean = choose(units, words, 2, 2, &kept);
    assert_true(mean > 0.99 && mean <= 1);
}

static void the_word_that_goes_with_no_other_is_left_out(void **state)
{
    (void)state;
    const char *const units[WORDS] = {
        "xxxx------", "xxxx------", "-------xxx", "xxx-------"};
    struct coherence_word words[] = {{0, 4}, {1, 3}, {2, 3}, {3, 3}};
    size_t kept;
    choose(units, words, 4, 3, &kept);
    assert_int_equal(kept, 3);
    assert_int_equal(words[0].column, 0);
    assert_int_equal(words[1].column, 1);
    assert_int_equal(words[2].column, 3);
}

static void a_word_is_expected_in_more_windows_the_more_often_it_comes(void **state)
{
    (void)state;
    assert_true(coherence_presence(1, 10) == 1);
    assert_true(fabsf(coherence_presence(1, 100) - 0.1F) < 1e-6F);
    assert_true(fabsf(coherence_presence(2, 100) - 0.19F) < 1e-6F);
    assert_true(coherence_windows(9) == 1 && coherence_windows(100) == 91);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(two_words_have_the_npmi_of_the_formula),
        cmocka_unit_test(words_that_never_meet_have_minus_one),
        cmocka_unit_test(words_that_are_everywhere_go_together_perfectly),
        cmocka_unit_test(the_word_that_goes_with_no_other_is_left_out),
        cmocka_unit_test(a_word_is_expected_in_more_windows_the_more_often_it_comes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
