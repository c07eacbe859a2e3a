#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

#include "report/contexts.h"

const char program_name[] = "report_contexts";

static void assert_divided(
    const char *sentence, const char *forms, bool spaces, const char *expected)
{
    struct context_line line;
    char got[1024] = "not found";
    if (contexts_divide(span_of(sentence), span_of(forms), spaces, &line))
        snprintf(got, sizeof got, "%.*s[%.*s]%.*s", (int)line.before.size, line.before.data,
            (int)line.word.size, line.word.data, (int)line.after.size, line.after.data);
    assert_string_equal(got, expected);
}

static void a_form_is_found_only_as_a_whole_word(void **state)
{
    (void)state;
    assert_divided("A boathouse, a boat.", "boat:1", true, "A boathouse, a [boat].");
    assert_divided("éboat boat", "boat:1", true, "éboat [boat]");
    assert_divided("Boats only.", "boat:3|Boats:1", true, "[Boats] only.");
    assert_divided("None here.", "boat:1", true, "not found");
    assert_divided("我在港口等船", "港口:1", false, "我在[港口]等船");
}

static void long_sides_are_cut_between_characters(void **state)
{
    (void)state;
    char sentence[1024] = "";
    for (int i = 0; i < 100; i++)
        strcat(sentence, "éx");
    strcat(sentence, " boat ");
    for (int i = 0; i < 100; i++)
        strcat(sentence, "xé");
    struct context_line line;
    assert_true(contexts_divide(span_of(sentence), SPAN("boat:1"), true, &line));
    assert_in_range(line.before.size, CONTEXTS_SIDE_MOST - 3, CONTEXTS_SIDE_MOST);
    assert_in_range(line.after.size, CONTEXTS_SIDE_MOST - 3, CONTEXTS_SIDE_MOST);
    assert_true(((unsigned char)line.before.data[0] & 0xC0) != 0x80);
}

static void terms_are_shown_in_the_sentences_that_hold_them(void **state)
{
    (void)state;
    static const char text[] = "The boat lies. No one. Boats go.";
    char document[] = "/tmp/winnow-test.XXXXXX", table[] = "/tmp/winnow-test.XXXXXX";
    int fd = mkstemp(document);
    assert_true(write(fd, text, sizeof text - 1) > 0);
    close(fd);
    fd = mkstemp(table);
    dprintf(fd,
        "sentence\tterm\tlang\tforms\tcount\n%s#0-15\tboat\ten\tboat:1\t1\n"
        "%s#23-32\tboat\ten\tBoats:1\t1\n",
        document, document);
    close(fd);
    struct corpus corpus;
    uint64_t line;
    corpus_begin(&corpus, false);
    assert_null(corpus_add(&corpus, table, &line));
    corpus_finish(&corpus);
    struct summary_row row = {.text = {"boat", 4}, .lang = {"en", 2}};
    row.text = corpus.terms[0].form;
    struct summary summary = {.terms = {&row, 1}};
    struct quotes *quotes = quotes_new(NULL);
    contexts_find(&corpus, quotes, &summary);
    assert_int_equal(summary.context_count, 1);
    assert_int_equal(summary.contexts[0].line_count, 2);
    assert_memory_equal(summary.contexts[0].lines[0].word.data, "boat", 4);
    assert_memory_equal(summary.contexts[0].lines[1].word.data, "Boats", 5);
    quotes_free(quotes);
    corpus_free(&corpus);
    arena_free(&summary.arena);
    unlink(document);
    unlink(table);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_form_is_found_only_as_a_whole_word),
        cmocka_unit_test(long_sides_are_cut_between_characters),
        cmocka_unit_test(terms_are_shown_in_the_sentences_that_hold_them),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
