/* Which tokens a query means. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "kwic/query.h"

const char program_name[] = "test";

/* Tokens of one character each stand without spaces. */
static struct query_token tokens[] = {
    {.folded = {"prime", 5}, .term = {"prime", 5}, .apart = true},
    {.folded = {"ministers", 9}, .term = {"minist", 6}},
    {.folded = {"met", 3}, .term = {"met", 3}},
    {.folded = {"today", 5}, .term = {"today", 5}, .apart = true},
    {.folded = {"\xE4\xBA\xBA\xE5\xB7\xA5", 6}},                      /* 人工 */
    {.folded = {"\xE6\x99\xBA\xE8\x83\xBD", 6}, .attached = true},    /* 智能 */
    {.folded = {"\xE6\x96\xB0", 3}, .attached = true, .apart = true}, /* 新 */
};

static void test_a_query_finds_forms_terms_beginnings_and_phrases(void **state)
{
    static const struct {
        const char *query;
        size_t from, size;
    } cases[] = {
        {"prime", 0, 1}, {"PRIME", 0, 1}, {"Ministers", 1, 1}, {"minist", 1, 1},
        {"minister", 1, 0}, {"minister*", 1, 1}, {"min*", 1, 1},
        {"  prime\tministers ", 0, 2}, {"prime min*", 0, 2}, {"prime ministers met", 0, 3},
        {"met today", 2, 0}, /* across punctuation */
        {"ministers prime", 0, 0},
        {"\xE4\xBA\xBA\xE5\xB7\xA5\xE6\x99\xBA\xE8\x83\xBD", 4, 2}, /* 人工智能 */
        {"\xE4\xBA\xBA\xE5\xB7\xA5\xE6\x99\xBA*", 4, 2},            /* 人工智* */
        {"\xE4\xBA\xBA\xE5\xB7\xA5\xE6\x99\xBA", 4, 0},             /* half a token */
        {"\xE6\x99\xBA\xE8\x83\xBD\xE6\x96\xB0", 5, 0},             /* across punctuation */
        {"\xE4\xBA\xBA\xE5\xB7\xA5 \xE6\x99\xBA\xE8\x83\xBD", 4, 2}, /* with a space */
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct arena arena = {0};
        struct query query;
        assert_null(query_read(&query, cases[i].query, &arena));
        const size_t count = sizeof tokens / sizeof *tokens - cases[i].from;
        size_t size = query_match(&query, tokens + cases[i].from, count);
        assert_int_equal(size, cases[i].size);
        if (size)
            assert_true(query_may_begin(&query, tokens + cases[i].from));
        arena_free(&arena);
    }
}

static void test_a_match_does_not_reach_beyond_the_tokens(void **state)
{
    struct arena arena = {0};
    struct query query;
    (void)state;
    assert_null(query_read(&query, "prime ministers", &arena));
    assert_int_equal(query_match(&query, tokens, 1), 0);
    assert_null(query_read(&query, "prime\xE4\xBA\xBA", &arena));
    assert_int_equal(query_match(&query, tokens, 1), 0);
    arena_free(&arena);
}

static void test_letters_put_together_otherwise_are_the_same(void **state)
{
    static const struct query_token cafe = {.folded = {"caf\xC3\xA9", 5}};
    struct arena arena = {0};
    struct query query;
    (void)state;
    assert_null(query_read(&query, "CAFE\xCC\x81", &arena)); /* E, combining acute */
    assert_int_equal(query_match(&query, &cafe, 1), 1);
    arena_free(&arena);
}

static void test_what_is_no_query_is_said(void **state)
{
    struct arena arena = {0};
    struct query query;
    (void)state;
    assert_string_equal(query_read(&query, " ", &arena), "has no words");
    assert_string_equal(
        query_read(&query, "a *", &arena), "has a * that follows no letters");
    assert_string_equal(
        query_read(&query, "1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17", &arena),
        "has more than 16 words");
    assert_null(query_read(&query, "1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16", &arena));
    arena_free(&arena);
}

/* A line that begins with a TAB has a term and nothing written. */
static void test_a_token_without_letters_is_no_match(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct query query;
    struct query_token token = {.folded = {"", 0}, .term = {"fox", 3}};
    assert_null(query_read(&query, "fox", &arena));
    assert_int_equal(query_match(&query, &token, 1), 0);
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_query_finds_forms_terms_beginnings_and_phrases),
        cmocka_unit_test(test_a_token_without_letters_is_no_match),
        cmocka_unit_test(test_a_match_does_not_reach_beyond_the_tokens),
        cmocka_unit_test(test_letters_put_together_otherwise_are_the_same),
        cmocka_unit_test(test_what_is_no_query_is_said),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
