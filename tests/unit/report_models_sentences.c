#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "report/models/sentences.h"

const char program_name[] = "report_sentences";

static void load(struct corpus *corpus, const char *rows)
{
    char name[] = "/tmp/winnow-test.XXXXXX";
    uint64_t line;
    int fd = mkstemp(name);
    assert_true(fd > 0);
    FILE *table = fdopen(fd, "w");
    assert_non_null(table);
    fputs(rows, table);
    assert_int_equal(fclose(table), 0);
    corpus_open(corpus, &(struct corpus_options){.ngrams = false});
    assert_null(corpus_add(corpus, name, &line));
    corpus_finish(corpus);
    unlink(name);
}

#define ROW(unit, term) unit "\t" term "\ten\t" term ":1\t1\n"

/* A heading, a sentence about everything that the others are about, the same once more,
 * three that share a term or two with it, and one that shares none. */
static const char article[] =
    "sentence\tterm\tlang\tforms\tcount\n" ROW("a#0-9", "harbour") ROW("a#0-9", "storm")
        ROW("a#100-120", "bread") ROW("a#100-120", "cake") ROW("a#11-40", "boat")
            ROW("a#11-40", "harbour") ROW("a#11-40", "storm") ROW("a#11-40", "wall")
                ROW("a#41-70", "boat") ROW("a#41-70", "harbour") ROW("a#41-70", "storm")
                    ROW("a#41-70", "wall") ROW("a#71-90", "boat") ROW("a#71-90", "harbour")
                        ROW("a#91-99", "storm") ROW("a#91-99", "wall");

static void the_most_central_sentence_comes_first_and_no_heading(void **state)
{
    (void)state;
    struct corpus corpus;
    struct summary summary = {0};
    load(&corpus, article);
    sentences_choose(&corpus, &(struct sentences_options){10}, &summary);
    assert_int_equal(summary.sentence_count, 5);
    assert_int_equal(summary.sentences[0].begin, 11);
    assert_int_equal(summary.sentences[0].end, 40);
    assert_true(summary.sentences[0].score == 1);
    for (size_t i = 0; i < summary.sentence_count; i++) {
        assert_int_not_equal(summary.sentences[i].begin, 0);
        assert_true(i == 0 || summary.sentences[i].score <= summary.sentences[i - 1].score);
        assert_true(
            summary.sentences[i].position >= 0 && summary.sentences[i].position < 1);
    }
    assert_int_equal(summary.sentences[4].begin, 100);
    arena_free(&summary.arena);
    corpus_close(&corpus);
}

/* How many sentences are to be shown: the others are alternatives. */
static size_t places(const struct summary *summary)
{
    size_t count = 0;
    for (size_t i = 0; i < summary->sentence_count; i++)
        if (i == 0 || summary->sentences[i].group != summary->sentences[i - 1].group)
            count += summary->sentences[i].shown;
    return count;
}

static void no_more_than_asked_for_are_chosen(void **state)
{
    (void)state;
    struct corpus corpus;
    struct summary summary = {0};
    load(&corpus, article);
    sentences_choose(&corpus, &(struct sentences_options){2}, &summary);
    assert_int_equal(places(&summary), 2);
    arena_free(&summary.arena);
    corpus_close(&corpus);
}

/* Twenty documents about one thing, twenty about another; each has one sentence with two of
 * its three terms and one with all. */
static char *archive_new(void)
{
    static const char *const terms[2][3] = {
        {"boat", "harbour", "storm"}, {"bread", "cake", "oven"}};
    size_t size = 0;
    char *rows = NULL;
    FILE *table = open_memstream(&rows, &size);
    assert_non_null(table);
    fputs("sentence\tterm\tlang\tforms\tcount\n", table);
    for (int d = 0; d < 40; d++)
        for (int s = 0; s < 2; s++)
            for (int t = 0; t < 2 + s; t++) {
                const char *term = terms[d % 2][t];
                fprintf(table, "d%02d#%d-%d\t%s\ten\t%s:1\t1\n", d, 10 * s, 10 * s + 8,
                    term, term);
            }
    assert_int_equal(fclose(table), 0);
    return rows;
}

static void an_archive_has_a_sentence_of_each_theme(void **state)
{
    (void)state;
    struct corpus corpus;
    struct summary summary = {0};
    char *rows = archive_new();
    load(&corpus, rows);
    sentences_choose(&corpus, &(struct sentences_options){2}, &summary);
    assert_int_equal(places(&summary), 2);
    size_t last = summary.sentence_count - 1;
    unsigned char first = (unsigned char)summary.sentences[0].document.data[2],
                  second = (unsigned char)summary.sentences[last].document.data[2];
    assert_int_not_equal(first % 2, second % 2);
    arena_free(&summary.arena);
    corpus_close(&corpus);
    free(rows);
}

static void without_sentences_none_are_chosen(void **state)
{
    (void)state;
    struct corpus corpus;
    struct summary summary = {0};
    load(&corpus, "document\tterm\tlang\tforms\tcount\n" ROW("a", "boat"));
    sentences_choose(&corpus, &(struct sentences_options){3}, &summary);
    assert_int_equal(summary.sentence_count, 0);
    assert_non_null(summary.notes[SECTION_SENTENCES]);
    arena_free(&summary.arena);
    corpus_close(&corpus);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_most_central_sentence_comes_first_and_no_heading),
        cmocka_unit_test(no_more_than_asked_for_are_chosen),
        cmocka_unit_test(an_archive_has_a_sentence_of_each_theme),
        cmocka_unit_test(without_sentences_none_are_chosen),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
