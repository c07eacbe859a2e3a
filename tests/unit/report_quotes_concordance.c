#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

#include "report/quotes/concordance.h"

const char program_name[] = "report_contexts";

static void assert_divided(
    const char *sentence, const char *forms, bool spaces, const char *expected)
{
    struct context_line line;
    char got[1024] = "not found";
    if (concordance_divide(span_of(sentence), span_of(forms), spaces, &line))
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

static void a_form_is_found_as_it_is_written(void **state)
{
    (void)state;
    assert_divided("An open-source port.", "open source:2", true, "An [open-source] port.");
    assert_divided("The U.S. giants.", "U.S giants:1", true, "The [U.S. giants].");
    assert_divided("It’s late.", "It's:1", true, "[It’s] late.");
    assert_divided("我在港口等船", "港口 等:1", false, "我在[港口等]船");
    assert_divided("A port, a very old one.", "port old:1", true, "not found");
    assert_divided("opensource", "open source:1", true, "not found");
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
    assert_true(concordance_divide(span_of(sentence), SPAN("boat:1"), true, &line));
    assert_in_range(line.before.size, CONCORDANCE_SIDE_MOST - 3, CONCORDANCE_SIDE_MOST);
    assert_in_range(line.after.size, CONCORDANCE_SIDE_MOST - 3, CONCORDANCE_SIDE_MOST);
    assert_true(((unsigned char)line.before.data[0] & 0xC0) != 0x80);
}

/* A document of three sentences, and the tables of its terms and phrases. */
static const char text[] = "The old boat lies. No one. Old nets and a boat go.";
static char document[64], units[64], phrases[64];

static void write_file(char *name, const char *format, const char *inserted)
{
    strcpy(name, "/tmp/winnow-test.XXXXXX");
    int fd = mkstemp(name);
    assert_true(fd >= 0);
    assert_true(dprintf(fd, format, inserted, inserted, inserted, inserted, inserted) > 0);
    close(fd);
}

static int write_tables(void **state)
{
    (void)state;
    write_file(document, "%s", text);
    write_file(units,
        "sentence\tterm\tlang\tforms\tcount\n%s#0-18\tboat\ten\tboat:1\t1\n"
        "%s#0-18\told\ten\told:1\t1\n%s#19-26\tno\ten\tNo:1\t1\n"
        "%s#27-50\tboat\ten\tboat:1\t1\n%s#27-50\told\ten\tOld:1\t1\n",
        document);
    write_file(phrases,
        "term\tlang\tforms\tcount\tdocuments\nboat\ten\tboat:2\t2\t1\n"
        "no\ten\tNo:1\t1\t1\nold\ten\tOld:1|old:1\t2\t1\nold boat\ten\told "
        "boat:1\t1\t1\n%s",
        "");
    return 0;
}

static int remove_tables(void **state)
{
    (void)state;
    unlink(document);
    unlink(units);
    unlink(phrases);
    return 0;
}

static struct corpus load(void)
{
    struct corpus corpus;
    uint64_t line;
    corpus_open(&corpus, &(struct corpus_options){.ngrams = true});
    assert_null(corpus_add(&corpus, units, &line));
    assert_null(corpus_add(&corpus, phrases, &line));
    corpus_finish(&corpus);
    return corpus;
}

static void assert_line(const struct context_line *line, const char *expected)
{
    char got[256];
    snprintf(got, sizeof got, "%.*s[%.*s]%.*s", (int)line->before.size, line->before.data,
        (int)line->word.size, line->word.data, (int)line->after.size, line->after.data);
    assert_string_equal(got, expected);
}

static void terms_and_phrases_are_shown_in_the_sentences_that_hold_them(void **state)
{
    (void)state;
    struct corpus corpus = load();
    struct summary_row rows[] = {{.text = {"boat", 4},
                                     .lang = {"en", 2},
                                     .term = {"boat", 4},
                                     .forms = {"boat:2", 6}},
        {.text = {"gone", 4},
            .lang = {"en", 2},
            .term = {"gone", 4},
            .forms = {"gone:1", 6}}};
    struct summary_row phrase = {.text = {"old boat", 8},
        .lang = {"en", 2},
        .term = {"old boat", 8},
        .forms = {"old boat:1", 10}};
    struct topic_term words[] = {{{"old", 3}, 1, 0, 0}, {{"boat", 4}, 1, 0, 0}};
    struct topic topic = {.terms = words, .term_count = 2};
    struct summary summary = {
        .terms = {rows, 2}, .phrases = {&phrase, 1}, .topics = &topic, .topic_count = 1};
    struct source row = {.name = span_of(document), .path = document, .end = SOURCE_TO_END};
    struct sources sources = {.rows = &row, .count = 1};
    struct quotes *quotes = quotes_new(&sources);
    concordance_find(&corpus, quotes, &summary);
    assert_int_equal(summary.context_count, 3);
    assert_int_equal(rows[0].context, 1);
    assert_int_equal(rows[1].context, 0);
    assert_int_equal(phrase.context, 2);
    assert_int_equal(words[0].context, 3);
    assert_int_equal(words[1].context, 1);
    assert_int_equal(summary.contexts[0].line_count, 2);
    assert_line(&summary.contexts[0].lines[0], "The old [boat] lies.");
    assert_line(&summary.contexts[0].lines[1], "Old nets and a [boat] go.");
    assert_int_equal(summary.contexts[1].line_count, 1);
    assert_line(&summary.contexts[1].lines[0], "The [old boat] lies.");
    quotes_free(quotes);
    corpus_close(&corpus);
    arena_free(&summary.arena);
}

static void key_sentences_have_their_neighbours(void **state)
{
    (void)state;
    struct corpus corpus = load();
    struct summary_sentence sentences[] = {
        {.document = span_of(document), .begin = 0, .end = 18},
        {.document = span_of(document), .begin = 19, .end = 26},
        {.document = SPAN("not there"), .begin = 0, .end = 18}};
    struct summary summary = {.sentences = sentences, .sentence_count = 3};
    struct source row = {.name = span_of(document), .path = document, .end = SOURCE_TO_END};
    struct sources sources = {.rows = &row, .count = 1};
    struct quotes *quotes = quotes_new(&sources);
    concordance_surround(&corpus, quotes, &summary);
    assert_int_equal(sentences[0].before.size, 0);
    assert_memory_equal(sentences[0].after.data, "No one.", 7);
    assert_memory_equal(sentences[1].before.data, "The old boat lies.", 18);
    assert_memory_equal(sentences[1].after.data, "Old nets", 8);
    assert_int_equal(sentences[2].before.size + sentences[2].after.size, 0);
    quotes_free(quotes);
    corpus_close(&corpus);
    arena_free(&summary.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_form_is_found_only_as_a_whole_word),
        cmocka_unit_test(long_sides_are_cut_between_characters),
        cmocka_unit_test(a_form_is_found_as_it_is_written),
        cmocka_unit_test(terms_and_phrases_are_shown_in_the_sentences_that_hold_them),
        cmocka_unit_test(key_sentences_have_their_neighbours),
    };
    return cmocka_run_group_tests(tests, write_tables, remove_tables);
}
