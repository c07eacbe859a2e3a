#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "stem/stemmer.h"

const char program_name[] = "stem_stemmer";

static void expect(const char *language, const struct stemmer_options *options,
    const char *token, const char *expected)
{
    struct stemmer *stemmer = stemmer_new(span_of(language), options);
    struct span term = stemmer_term(stemmer, span_of(token));
    if (!span_equal(term, span_of(expected)))
        fail_msg("%s, %s: got %.*s, expected %s", language, token, (int)term.size,
            term.data, expected);
    stemmer_free(stemmer);
}

static void terms_are_stems_of_folded_tokens(void **state)
{
    static const struct {
        const char *language, *token, *term;
    } cases[] = {{"en", "Running", "run"}, {"en", "China's", "china"},
        {"en", "3,000", "3,000"}, {"en", "ﬁndings", "find"}, {"de", "STRASSEN", "strass"},
        {"de", "Straßen", "strass"}, {"tr", "ISPARTA", "ıspar"},
        {"tr", "İSTANBUL", "istanbul"}, {"az", "Iğdır", "ığdır"},
        {"el", "Θάλασσας", "θαλασσ"}, {"ru", "Книгами", "книг"}, {"hy", "ԱԼևի", "ալևի"},
        {"ja", "Words", "words"}, {"", "Words", "words"}, {"nonsense", "Words", "words"},
        {"porter", "generously", "gener"}, {"pt-BR", "correndo", "corr"}};
    (void)state;
    struct stemmer_options options = {.exceptions = NULL};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        expect(cases[i].language, &options, cases[i].token, cases[i].term);
}

static void words_of_another_script_are_only_folded(void **state)
{
    (void)state;
    struct stemmer_options options = {.exceptions = NULL};
    expect("ru", &options, "Running", "running");
    expect("en", &options, "Книгами", "книгами");
    expect("sr", &options, "бродовима", "brodov");
    expect("sr", &options, "brodovima", "brodov");
    expect("el", &options, "Ferries", "ferries");
}

static void acronyms_stay_where_they_are_to(void **state)
{
    (void)state;
    struct stemmer_options options = {.keep_acronyms = true};
    expect("en", &options, "US", "US");
    expect("en", &options, "us", "us");
    expect("en", &options, "UNESCO", "UNESCO");
    expect("en", &options, "NATIONS", "nation");
    expect("en", &options, "A", "a");
    expect("en", &options, "U.S", "U.S");
    expect("en", &options, "Us", "us");
}

static void stems_may_be_empty_and_then_the_folded_word_is_there(void **state)
{
    (void)state;
    struct stemmer_options options = {.exceptions = NULL};
    struct stemmer *stemmer = stemmer_new(SPAN("porter"), &options);
    assert_int_equal(stemmer_term(stemmer, SPAN("S")).size, 0);
    assert_true(span_equal(stemmer_folded(stemmer), SPAN("s")));
    stemmer_free(stemmer);
}

static void every_stemmer_listed_is_known(void **state)
{
    (void)state;
    struct stemmer_name names[STEMMER_NAMES];
    size_t count = stemmer_list(names, STEMMER_NAMES);
    assert_true(count >= 25 && count <= STEMMER_NAMES);
    for (size_t i = 0; i < count; i++) {
        assert_true(stemmer_known(span_of(names[i].name)));
        assert_true(!*names[i].code || stemmer_known(span_of(names[i].code)));
    }
    assert_false(stemmer_known(SPAN("klingon")));
    assert_int_equal(stemmer_list(NULL, 0), count);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(terms_are_stems_of_folded_tokens),
        cmocka_unit_test(words_of_another_script_are_only_folded),
        cmocka_unit_test(acronyms_stay_where_they_are_to),
        cmocka_unit_test(stems_may_be_empty_and_then_the_folded_word_is_there),
        cmocka_unit_test(every_stemmer_listed_is_known),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
