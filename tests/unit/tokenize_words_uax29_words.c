#include "tokenize/words/uax29_words.h"

#include "tests/unit/standard.h"

static size_t word_end(struct span text, size_t begin)
{
    uint32_t properties;
    return words_end(text, begin, &properties);
}

static void all_cases_of_the_standard(void **state)
{
    (void)state;
    standard_check_all("/usr/share/unicode/auxiliary/WordBreakTest.txt", word_end);
}

static bool denormal(struct span word)
{
    uint32_t properties;
    assert_int_equal(words_end(word, 0, &properties), word.size);
    return properties & WORDS_DENORMAL;
}

static void what_may_not_be_normal_is_told(void **state)
{
    (void)state;
    assert_false(denormal(SPAN("caf\u00E9")));
    assert_true(denormal(SPAN("cafe\u0301")));
    assert_false(denormal(SPAN("\u0995\u09BE"))); /* Bengali: AA composes with E only */
    assert_true(denormal(SPAN("\u09C7\u09BE")));
    assert_true(denormal(SPAN("\u0958")));
    assert_false(denormal(SPAN("\u0915\u094D\u0915")));
    assert_true(denormal(SPAN("\u1100\u1161")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(all_cases_of_the_standard),
        cmocka_unit_test(what_may_not_be_normal_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
