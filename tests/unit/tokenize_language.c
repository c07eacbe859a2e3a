#include "tokenize/language.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

const char program_name[] = "tokenize_language";

static void assert_guess(struct language_model *model, const char *text,
    const char *enclosing, const char *expected)
{
    const char *got = language_guess(model, span_of(text), enclosing);
    if (strcmp(got, expected) != 0)
        fail_msg("%s (in %s): expected %s, got %s", text, enclosing ? enclosing : "nothing",
            expected, got);
}

static void tells_by_a_script_of_one_language(void **state)
{
    assert_guess(*state, "Η γλώσσα είναι ένα σύστημα.", NULL, "el");
    assert_guess(*state, "ენა არის სისტემა", NULL, "ka");
    assert_guess(*state, "Լեզուն համակարգ է։", NULL, "hy");
    assert_guess(*state, "மொழி ஒரு அமைப்பு", NULL, "ta");
    assert_guess(*state, "ภาษาเป็นระบบ", NULL, "th");
    assert_guess(*state, "언어는 체계이다.", NULL, "ko");
    assert_guess(*state, "语言是一个系统。", NULL, "zh");
    assert_guess(*state, "語言是一個系統。", NULL, "zh");
}

static void takes_han_with_kana_for_japanese(void **state)
{
    assert_guess(*state, "言語は体系である。", NULL, "ja");
    assert_guess(*state, "東京大学の教授", NULL, "ja");
    assert_guess(*state, "東京大学", "ja", "ja");
}

static void leaves_open_what_has_no_letters(void **state)
{
    assert_guess(*state, "", NULL, "und");
    assert_guess(*state, "1984, 3.14 — 70 %\n", NULL, "und");
    assert_guess(*state, "\xff\xfe\x80 12", NULL, "und");
    assert_guess(*state, "1984", "de", "de");
}

static void finds_another_script_within_a_language(void **state)
{
    assert_guess(*state, "政府提出了限制措施。", "en", "zh");
    assert_guess(*state, "Die 政府", "zh", "zh");
}

static int set_up(void **state)
{
    setenv("WINNOW_DATA", "share", 1);
    *state = language_model_new();
    return 0;
}

static int tear_down(void **state)
{
    language_model_free(*state);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tells_by_a_script_of_one_language),
        cmocka_unit_test(takes_han_with_kana_for_japanese),
        cmocka_unit_test(leaves_open_what_has_no_letters),
        cmocka_unit_test(finds_another_script_within_a_language),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
