/* Endings say a noun's gender, number and case. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "report/language/inflection.h"

const char program_name[] = "report_language_inflection";

static void the_longest_ending_says_the_gender(void **state)
{
    (void)state;
    assert_int_equal(inflection_gender(SPAN("de"), SPAN("intelligenz")), GENDER_FEMININE);
    assert_int_equal(inflection_gender(SPAN("de"), SPAN("bahndamm")), GENDER_MASCULINE);
    assert_int_equal(inflection_gender(SPAN("de"), SPAN("recht")), GENDER_NEUTER);
    assert_int_equal(inflection_gender(SPAN("de"), SPAN("antwort")), GENDER_FEMININE);
    assert_int_equal(inflection_gender(SPAN("de"), SPAN("wagen")), GENDER_UNKNOWN);
    assert_int_equal(inflection_gender(SPAN("en"), SPAN("recht")), GENDER_UNKNOWN);
}

static void an_ending_needs_a_stem(void **state)
{
    (void)state;
    assert_int_equal(inflection_gender(SPAN("de"), SPAN("übung")), GENDER_FEMININE);
    assert_int_equal(inflection_gender(SPAN("de"), SPAN("dung")), GENDER_UNKNOWN);
    assert_int_equal(inflection_gender(SPAN("de"), SPAN("schaft")), GENDER_MASCULINE);
    assert_int_equal(inflection_gender(SPAN("de"), SPAN("journalist")), GENDER_MASCULINE);
    assert_int_equal(inflection_gender(SPAN("de"), SPAN("list")), GENDER_FEMININE);
    assert_int_equal(inflection_gender(SPAN("de"), SPAN("konsum")), GENDER_UNKNOWN);
    assert_int_equal(inflection_gender(SPAN("de"), SPAN("reichtum")), GENDER_MASCULINE);
    assert_int_equal(inflection_gender(SPAN("pl"), SPAN("lista")), GENDER_FEMININE);
    assert_int_equal(inflection_gender(SPAN("pl"), SPAN("turysta")), GENDER_MASCULINE);
}

static void adjectives_show_a_gender(void **state)
{
    (void)state;
    assert_true(inflection_agrees(SPAN("pl"), SPAN("starej"), GENDER_FEMININE));
    assert_false(inflection_agrees(SPAN("pl"), SPAN("starej"), GENDER_MASCULINE));
    assert_false(inflection_agrees(SPAN("pl"), SPAN("starego"), GENDER_FEMININE));
    assert_false(inflection_agrees(SPAN("de"), SPAN("altem"), GENDER_FEMININE));
    assert_false(inflection_agrees(SPAN("de"), SPAN("alter"), GENDER_NEUTER));
    assert_false(inflection_agrees(SPAN("de"), SPAN("alter"), GENDER_UNKNOWN));
}

static void adjectives_have_a_paradigm(void **state)
{
    (void)state;
    struct span lemma = SPAN("morski"), paradigm = inflection_paradigm(SPAN("pl"), lemma);
    assert_true(span_equal(inflection_ending(paradigm, GENDER_FEMININE), SPAN("ka")));
    assert_false(inflection_is_oblique(paradigm, lemma, SPAN("morska")));
    assert_true(inflection_is_oblique(paradigm, lemma, SPAN("morskiej")));
    assert_int_equal(inflection_paradigm(SPAN("pl"), SPAN("latarnia")).size, 0);
    assert_int_equal(inflection_paradigm(SPAN("en"), SPAN("sunny")).size, 0);
}

static void lemmas_show_the_case_of_a_noun(void **state)
{
    (void)state;
    static char longest[INFLECTED_LONGEST + 2];
    memset(longest, 'b', sizeof longest - 1);
    assert_true(inflection_ends_obliquely(SPAN("pl"), SPAN("mieszkańcom")));
    assert_true(inflection_is_plural(SPAN("pl"), SPAN("zbiornik"), SPAN("Zbiorniki")));
    assert_false(inflection_is_plural(SPAN("pl"), SPAN("kopalnia"), SPAN("kopalni")));
    assert_false(inflection_is_plural(SPAN("pl"), SPAN("zbiornik"), span_of(longest)));
    assert_true(inflection_may_be_cited(SPAN("pl"), SPAN("kopalnia"), SPAN("kopalni")));
    assert_true(inflection_may_be_cited(SPAN("uk"), SPAN("місто"), SPAN("міста")));
    assert_false(inflection_may_be_cited(SPAN("pl"), SPAN("prąd"), SPAN("prądzie")));
    assert_true(inflection_may_be_cited(SPAN("pl"), SPAN("prąd"), span_of(longest)));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_longest_ending_says_the_gender),
        cmocka_unit_test(an_ending_needs_a_stem),
        cmocka_unit_test(adjectives_show_a_gender),
        cmocka_unit_test(adjectives_have_a_paradigm),
        cmocka_unit_test(lemmas_show_the_case_of_a_noun),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
