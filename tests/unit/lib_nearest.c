/* The name that a mistyped one stands for. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "lib/nearest.h"

const char program_name[] = "test";

static const char *const names[] = {"overview", "terms", "keyness", "phrases", "topics",
    "text", "markdown", "html", "json", "tsv"};

static void test_the_nearest_name_is_found(void **state)
{
    static const struct {
        const char *word, *name; /* NULL: none */
    } cases[] = {
        {"topcs", "topics"},     /* left out */
        {"toppics", "topics"},   /* put in */
        {"topisc", "topics"},    /* swapped */
        {"tobics", "topics"},    /* exchanged */
        {"HTML", "html"},        /* case */
        {"Topics", "topics"},    /* case */
        {"keywords", "keyness"}, /* the beginning */
        {"topic", "topics"},     /* the beginning */
        {"overviewww", "overview"},
        {"xlsx", NULL},
        {"", NULL},
        {"ab", NULL},
        {"a-word-that-is-far-longer-than-any-name-of-an-option-would-be", NULL},
        {"topics-and-so-much-more-that-it-is-longer-than-any-name-is", "topics"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *found = nearest(cases[i].word, names, sizeof names / sizeof *names);
        if (!cases[i].name)
            assert_null(found);
        else
            assert_string_equal(found ? found : "(none)", cases[i].name);
    }
}

static void test_none_is_near_where_there_are_none(void **state)
{
    (void)state;
    assert_null(nearest("topics", names, 0));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_the_nearest_name_is_found),
        cmocka_unit_test(test_none_is_near_where_there_are_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
