/* Words chosen by hand are found as they are written, and are in order. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "report/language/word_lists.h"

const char program_name[] = "report_language_word_lists";

static void words_are_found_as_written(void **state)
{
    (void)state;
    assert_true(word_list_has(WORD_LIST_TITLE, SPAN("Sir")));
    assert_true(word_list_has(WORD_LIST_COURTESY, SPAN("Señora")));
    assert_true(word_list_has(WORD_LIST_BEFORE_VERB, SPAN("cannot")));
    assert_false(word_list_has(WORD_LIST_TITLE, SPAN("sir")));
    assert_false(word_list_has(WORD_LIST_TITLE, SPAN("Si")));
    assert_false(word_list_has(WORD_LIST_GIVEN, SPAN("")));
    assert_false(word_list_has(WORD_LIST_LEANING, SPAN("He")));
}

static void lists_are_in_order(void **state)
{
    (void)state;
    static const char *const languages[] = {"-", "en", "de", "ja", "pl", "uk", "zh", "ar"};
    for (int kind = WORD_LIST_LEANING; kind <= WORD_LIST_LOWER_NAMES; kind++)
        for (size_t i = 0; i < sizeof languages / sizeof *languages; i++) {
            struct word_list list =
                word_list_of((enum word_list_kind)kind, span_of(languages[i]));
            for (size_t k = 1; k < list.count; k++)
                assert_true(span_compare(list.words[k - 1], list.words[k]) < 0);
        }
}

static void a_language_without_a_list_has_no_words(void **state)
{
    (void)state;
    assert_int_equal(word_list_of(WORD_LIST_LEANING, SPAN("xx")).count, 0);
    assert_true(word_list_of(WORD_LIST_LEANING, SPAN("en")).count > 40);
    assert_true(
        word_list_holds(word_list_of(WORD_LIST_ORDINAL, SPAN("it")), SPAN("terzo")));
    assert_int_equal(word_list_of(WORD_LIST_ORDINAL, SPAN("-")).count, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_are_found_as_written),
        cmocka_unit_test(lists_are_in_order),
        cmocka_unit_test(a_language_without_a_list_has_no_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
