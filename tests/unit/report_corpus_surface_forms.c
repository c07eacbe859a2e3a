#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "report/corpus/surface_forms.h"

const char program_name[] = "report_forms";

static void assert_shown_of(
    const char *cell, const char *term, const char *lang, const char *expected)
{
    struct arena arena = {0};
    char got[256];
    struct span shown = surface_form(&arena, span_of(cell), span_of(term), span_of(lang));
    snprintf(got, sizeof got, "%.*s", (int)shown.size, shown.data);
    assert_string_equal(got, expected);
    arena_free(&arena);
}

static void assert_base_shown(const char *cell, const char *term, const char *expected)
{
    assert_shown_of(cell, term, "pl", expected);
}

static void assert_shown(const char *cell, const char *expected)
{
    assert_shown_of(cell, "", "en", expected);
}

static void where_terms_are_lemmas_the_base_form_is_shown(void **state)
{
    (void)state;
    assert_base_shown("uczniów:3|uczeń:1|uczniom:1", "uczeń", "uczeń");
    assert_base_shown("kopalni soli:2|Kopalnia soli:1", "kopalnia sól", "Kopalnia soli");
    assert_base_shown("kopalni:2|kopalnią:1", "kopalnia", "kopalni");
    assert_base_shown("prądzie:2|prądem:1", "prąd", "prąd");
    assert_base_shown("Prądzie:1", "prąd", "Prąd");
    assert_base_shown("zbiorniki:2|zbiorników:1", "zbiornik", "zbiorniki");
    assert_base_shown("aktami:1", "akta", "akta");
    assert_base_shown("ONZ-em:1", "onz", "ONZ-em");
    char cell[240], form[221];
    memset(form, 'a', sizeof form - 1);
    form[sizeof form - 1] = '\0';
    snprintf(cell, sizeof cell, "%s:2|b:1", form);
    assert_base_shown(cell, form, form); /* too long to be compared */
    assert_shown_of("houses:3|hous:1", "hous", "en", "houses");
    assert_shown_of("", "hous", "en", "hous");
}

static void the_commonest_form_is_shown(void **state)
{
    (void)state;
    assert_shown("chips:7|chip:3", "chips");
    assert_shown("Chips:3|chips:2", "Chips");
    assert_shown("Apfel:1", "Apfel");
    assert_shown("", "");
}

static void on_a_tie_lower_case_is_shown_then_byte_order(void **state)
{
    (void)state;
    assert_shown("Chip:2|chip:2", "chip");
    assert_shown("ÉCLAIR:1|éclair:1", "éclair");
    assert_shown("labs:1|lab:1", "lab");
}

static void a_possessive_counts_for_its_noun(void **state)
{
    (void)state;
    assert_shown("China's:3|China:2|china:4", "China");
    assert_shown("China’s:1", "China");
    assert_shown("CHINA'S:1", "CHINA");
    assert_shown("'s:4", "'s");
    assert_shown("China's growth's:1", "China's growth");
}

static void a_bar_and_a_colon_in_a_form_are_read(void **state)
{
    (void)state;
    assert_shown("a&#124;b:2|c:1", "a|b");
    assert_shown("10:30:2|x:1", "10:30");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_commonest_form_is_shown),
        cmocka_unit_test(where_terms_are_lemmas_the_base_form_is_shown),
        cmocka_unit_test(on_a_tie_lower_case_is_shown_then_byte_order),
        cmocka_unit_test(a_possessive_counts_for_its_noun),
        cmocka_unit_test(a_bar_and_a_colon_in_a_form_are_read),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
