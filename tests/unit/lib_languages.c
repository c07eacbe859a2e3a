#include "lib/languages.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

const char program_name[] = "lib_languages";

static void assert_code(const char *name, const char *expected)
{
    const struct language *language = language_find(span_of(name));
    if (!language)
        fail_msg("%s: expected %s, got no language", name, expected);
    if (strcmp(language->code, expected) != 0)
        fail_msg("%s: expected %s, got %s", name, expected, language->code);
}

static void finds_a_language_by_any_of_its_names(void **state)
{
    (void)state;
    assert_code("en", "en");
    assert_code("eng", "en");
    assert_code("english", "en");
    assert_code("English", "en");
    assert_code("DE", "de");
    assert_code("ger", "de");
    assert_code("chi", "zh");
    assert_code("farsi", "fa");
    assert_code("Deutsch", "de");
    assert_code("français", "fr");
    assert_code("日本語", "ja");
}

static void decides_by_the_first_subtag(void **state)
{
    (void)state;
    assert_code("pt-BR", "pt");
    assert_code("zh-Hant-TW", "zh");
    assert_code("en_US", "en");
}

static void takes_both_written_norwegians_for_one(void **state)
{
    (void)state;
    assert_code("nb", "no");
    assert_code("nn-NO", "no");
    assert_code("nob", "no");
    assert_code("norwegian", "no");
}

static void knows_no_other_names(void **state)
{
    (void)state;
    const char *const names[] = {"", "-", "e", "xx", "und", "none", "englisch", "en us"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (language_find(span_of(names[i])))
            fail_msg("'%s': expected no language, got one", names[i]);
}

static void lists_all_in_order_each_findable(void **state)
{
    (void)state;
    size_t count, stemmed = 0;
    const struct language *all = language_all(&count);
    for (size_t i = 0; i < count; i++) {
        assert_true(i == 0 || strcmp(all[i - 1].code, all[i].code) < 0);
        assert_code(all[i].code, all[i].code);
        assert_code(all[i].code3, all[i].code);
        assert_code(all[i].name, all[i].code);
        stemmed += all[i].snowball && strcmp(all[i].snowball, all[i].name) == 0;
    }
    assert_int_equal(stemmed, 28); /* of libstemmer 2.2.0, without its second English one */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_a_language_by_any_of_its_names),
        cmocka_unit_test(decides_by_the_first_subtag),
        cmocka_unit_test(takes_both_written_norwegians_for_one),
        cmocka_unit_test(knows_no_other_names),
        cmocka_unit_test(lists_all_in_order_each_findable),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
