#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

#include "report/corpus/corpus.h"

const char program_name[] = "report_corpus";

static const char *add(struct corpus *corpus, const char *table)
{
    char name[] = "/tmp/winnow-test.XXXXXX";
    uint64_t line;
    int fd = mkstemp(name);
    assert_true(fd > 0);
    assert_int_equal(write(fd, table, strlen(table)), (ssize_t)strlen(table));
    close(fd);
    const char *error = corpus_add(corpus, name, &line);
    unlink(name);
    return error;
}

static void load(struct corpus *corpus, const char *first, const char *second)
{
    corpus_open(corpus, &(struct corpus_options){.ngrams = true});
    assert_null(add(corpus, first));
    if (second)
        assert_null(add(corpus, second));
    corpus_finish(corpus);
}

static void assert_span(struct span got, const char *expected)
{
    char text[256];
    snprintf(text, sizeof text, "%.*s", (int)got.size, got.data);
    assert_string_equal(text, expected);
}

static const struct corpus_term *term_of(const struct corpus *corpus, const char *term)
{
    uint32_t found = corpus_find(corpus, span_of(term), SPAN("en"));
    assert_int_not_equal(found, CORPUS_NONE);
    return &corpus->terms[found];
}

static const char totals[] = "term\tlang\tforms\tcount\tdocuments\n"
                             "bird\ten\tbirds:2|bird:1\t3\t2\n"
                             "bird sing\ten\tbirds sing:2\t2\t1\n"
                             "sing\ten\tsing:2\t2\t2\n";

static const char sentences[] = "sentence\tterm\tlang\tforms\tcount\n"
                                "a#100-120\tsing\ten\tsing:1\t1\n"
                                "a#20-100\tbird\ten\tbirds:1|Birds:1\t2\n"
                                "a#20-100\tsing\ten\tSing:1\t1\n"
                                "b#0-9\tbird\ten\tbird:1\t1\n";

static void totals_give_terms_and_ngrams(void **state)
{
    (void)state;
    struct corpus corpus;
    load(&corpus, totals, NULL);
    assert_int_equal(corpus.term_count, 2);
    assert_int_equal(corpus.ngram_count, 1);
    assert_int_equal(corpus.tokens, 5);
    assert_int_equal(corpus.largest_frequency, 2);
    assert_int_equal(corpus.by, COUNTS_TOTAL);
    assert_int_equal(corpus.unit_count, 0);
    assert_span(term_of(&corpus, "bird")->form, "birds");
    assert_span(corpus.ngrams[0].form, "birds sing");
    assert_int_equal(corpus.ngrams[0].words, 2);
    corpus_close(&corpus);
}

static void ngrams_know_their_words(void **state)
{
    static const char table[] = "term\tlang\tforms\tcount\tdocuments\n"
                                "a\ten\ta:3\t3\t1\n"
                                "a b\ten\ta b:2\t2\t1\n"
                                "a b c\ten\ta b c:2\t2\t1\n"
                                "a b d e f\ten\ta b d e f:1\t1\t1\n"
                                "a c\tde\ta c:1\t1\t1\n"
                                "b\ten\tb:2\t2\t1\n"
                                "c\ten\tc:2\t2\t1\n";
    static const uint32_t expected[] = {0, 1, 0, 1, 2, 0, 1, CORPUS_NONE, CORPUS_NONE,
        CORPUS_NONE, CORPUS_NONE, CORPUS_NONE};
    (void)state;
    struct corpus corpus;
    load(&corpus, table, NULL);
    assert_int_equal(corpus.ngram_count, 4);
    assert_memory_equal(
        corpus_words(&corpus, &corpus.ngrams[0]), expected, sizeof expected);
    assert_ptr_equal(corpus_words(&corpus, &corpus.ngrams[3]), corpus.ngram_words + 10);
    corpus_close(&corpus);
}

/* A table of more n-grams than are kept; each second one occurs twice, the others once. */
static void write_ngrams(FILE *file)
{
    fputs("term\tlang\tforms\tcount\tdocuments\n", file);
    for (int i = 0; i <= CORPUS_NGRAMS_MOST; i++)
        fprintf(file, "w%07d x\ten\tW%07d x:%d\t%d\t1\n", i, i, 1 + i % 2, 1 + i % 2);
}

static void of_too_many_ngrams_the_rare_ones_are_let_go(void **state)
{
    (void)state;
    char name[] = "/tmp/winnow-test.XXXXXX";
    uint64_t line;
    struct corpus corpus;
    FILE *file = fdopen(mkstemp(name), "w");
    assert_non_null(file);
    write_ngrams(file);
    assert_int_equal(fclose(file), 0);
    corpus_open(&corpus, &(struct corpus_options){.ngrams = true});
    assert_null(corpus_add(&corpus, name, &line));
    unlink(name);
    corpus_finish(&corpus);
    assert_int_equal(corpus.ngram_count, CORPUS_NGRAMS_MOST / 2);
    for (size_t i = 0; i < corpus.ngram_count; i++)
        assert_int_equal(corpus.ngrams[i].count, 2);
    assert_span(corpus.ngrams[0].term, "w0000001 x");
    assert_span(corpus.ngrams[0].forms, "W0000001 x:2");
    assert_span(corpus.ngrams[corpus.ngram_count - 1].term, "w1048575 x");
    assert_span(corpus.ngrams[corpus.ngram_count - 1].form, "W1048575 x");
    corpus_close(&corpus);
}

static void a_row_that_counts_nothing_is_none(void **state)
{
    (void)state;
    struct corpus corpus;
    load(&corpus,
        "sentence\tterm\tlang\tforms\tcount\n"
        "a#0-9\tbird\ten\tbird:1\t1\n"
        "a#0-9\tsing\ten\tsing:0\t0\n",
        NULL);
    assert_int_equal(corpus.term_count, 1);
    assert_int_equal(corpus.entry_count, 1);
    corpus_close(&corpus);
}

static void units_alone_add_up_to_totals(void **state)
{
    (void)state;
    struct corpus corpus;
    load(&corpus, sentences, NULL);
    assert_int_equal(corpus.term_count, 2);
    assert_int_equal(corpus.tokens, 5);
    assert_int_equal(term_of(&corpus, "bird")->count, 3);
    assert_int_equal(term_of(&corpus, "bird")->documents, 2);
    assert_int_equal(term_of(&corpus, "sing")->documents, 1);
    assert_span(term_of(&corpus, "bird")->forms, "Birds:1|bird:1|birds:1");
    assert_span(term_of(&corpus, "bird")->form, "bird");
    corpus_close(&corpus);
}

static void units_stand_in_the_order_of_the_text(void **state)
{
    (void)state;
    struct corpus corpus;
    load(&corpus, sentences, NULL);
    assert_int_equal(corpus.document_count, 2);
    assert_int_equal(corpus.unit_count, 3);
    assert_span(corpus.documents[0].name, "a");
    assert_span(corpus.documents[1].name, "b");
    assert_int_equal(corpus.documents[0].tokens, 4);
    assert_span(corpus.documents[0].lang, "en");
    assert_int_equal(corpus.documents[1].units, 2);
    assert_int_equal(corpus.documents[2].units, 3);
    assert_int_equal(corpus.units[0].begin, 20);
    assert_int_equal(corpus.units[0].end, 100);
    assert_int_equal(corpus.units[0].tokens, 3);
    assert_int_equal(corpus.units[1].begin, 100);
    assert_int_equal(corpus.units[0].entry_count, 2);
    assert_int_equal(corpus.units[1].entry_count, 1);
    assert_int_equal(corpus.units[2].document, 1);
    assert_int_equal(corpus.entry_count, 4);
    corpus_close(&corpus);
}

static void units_of_ngrams_alone_hold_nothing(void **state)
{
    (void)state;
    struct corpus corpus;
    load(&corpus,
        "sentence\tterm\tlang\tforms\tcount\n"
        "a#0-9\tbird sing\ten\tbirds sing:1\t1\n"
        "a#10-19\tbird sing\ten\tbirds sing:1\t1\n",
        NULL);
    struct corpus_entry entry;
    struct corpus_entries left = corpus_entries_of(&corpus, 0);
    assert_int_equal(corpus.unit_count, 2);
    assert_int_equal(corpus.entry_count, 0);
    assert_false(corpus_next_entry(&left, &entry));
    corpus_close(&corpus);
}

static void totals_decide_counts_whichever_table_comes_first(void **state)
{
    (void)state;
    const char *orders[][2] = {{totals, sentences}, {sentences, totals}};
    for (size_t i = 0; i < 2; i++) {
        struct corpus corpus;
        load(&corpus, orders[i][0], orders[i][1]);
        assert_int_equal(corpus.tokens, 5);
        assert_int_equal(term_of(&corpus, "sing")->documents, 2);
        assert_span(term_of(&corpus, "bird")->forms, "birds:2|bird:1");
        assert_int_equal(corpus.unit_count, 3);
        corpus_close(&corpus);
    }
}

static void several_tables_of_a_kind_add_up(void **state)
{
    (void)state;
    struct corpus corpus;
    load(&corpus, totals, totals);
    assert_int_equal(corpus.tokens, 10);
    assert_int_equal(term_of(&corpus, "bird")->documents, 4);
    assert_span(term_of(&corpus, "bird")->forms, "birds:4|bird:2");
    assert_int_equal(corpus.ngram_count, 1);
    assert_int_equal(corpus.ngrams[0].count, 4);
    assert_span(corpus.ngrams[0].forms, "birds sing:4");
    corpus_close(&corpus);

    load(&corpus, sentences, sentences);
    assert_int_equal(corpus.unit_count, 3);
    assert_int_equal(corpus.tokens, 10);
    assert_int_equal(corpus.units[0].tokens, 6);
    assert_int_equal(corpus.units[0].entry_count, 2);
    corpus_close(&corpus);
}

/* What a unit holds of a term stops at 32 bits; sums go on. */
static void counts_of_two_tables_do_not_wrap(void **state)
{
    (void)state;
    static const char table[] = "document\tterm\tlang\tforms\tcount\n"
                                "a\tbird\ten\tbird:3000000000\t3000000000\n";
    struct corpus corpus;
    load(&corpus, table, table);
    assert_int_equal(corpus.entry_count, 1);
    struct corpus_entry entry;
    struct corpus_entries left = corpus_entries_of(&corpus, 0);
    assert_true(corpus_next_entry(&left, &entry));
    assert_int_equal(entry.count, CORPUS_COUNT_MOST);
    assert_false(corpus_next_entry(&left, &entry));
    assert_int_equal(corpus.units[0].tokens, 6000000000);
    assert_int_equal(corpus.documents[0].tokens, 6000000000);
    assert_int_equal(term_of(&corpus, "bird")->count, 6000000000);
    corpus_close(&corpus);
}

static void a_table_by_another_unit_is_refused(void **state)
{
    (void)state;
    struct corpus corpus;
    corpus_open(&corpus, &(struct corpus_options){.ngrams = true});
    assert_null(add(&corpus, sentences));
    assert_non_null(
        add(&corpus, "paragraph\tterm\tlang\tforms\tcount\na\tbird\ten\tbird:1\t1\n"));
    corpus_finish(&corpus);
    assert_int_equal(corpus.tokens, 5);
    corpus_close(&corpus);
}

/* Sentences are separate where they are known; the others are whole documents. */
static void whole_documents_may_stand_beside_sentences(void **state)
{
    (void)state;
    struct corpus corpus;
    load(&corpus,
        "document\tterm\tlang\tforms\tcount\n"
        "a\tbird\ten\tbird:3\t3\na\tsing\ten\tsing:1\t1\nb\tbird\ten\tbird:2\t2\n",
        "sentence\tterm\tlang\tforms\tcount\n"
        "a#0-9\tbird\ten\tbird:1\t1\na#0-9\tsing\ten\tsing:1\t1\n"
        "a#9-20\tbird\ten\tbird:2\t2\n");
    assert_int_equal(corpus.by, COUNTS_SENTENCE);
    assert_int_equal(corpus.document_count, 2);
    assert_int_equal(corpus.unit_count, 3);
    assert_int_equal(corpus.units[0].end, 9);
    assert_true(corpus_is_whole(&corpus.units[2]));
    assert_int_equal(corpus.tokens, 6);
    assert_int_equal(term_of(&corpus, "bird")->count, 5);
    assert_int_equal(term_of(&corpus, "bird")->documents, 2);
    corpus_close(&corpus);
}

static void assert_refused(const char *table, const char *reason, uint64_t at)
{
    char name[] = "/tmp/winnow-test.XXXXXX";
    int fd = mkstemp(name);
    assert_int_equal(write(fd, table, strlen(table)), (ssize_t)strlen(table));
    close(fd);
    struct corpus corpus;
    uint64_t line;
    corpus_open(&corpus, &(struct corpus_options){.ngrams = true});
    const char *error = corpus_add(&corpus, name, &line);
    assert_non_null(error);
    assert_non_null(strstr(error, reason));
    assert_int_equal(line, at);
    unlink(name);
    corpus_finish(&corpus);
    corpus_close(&corpus);
}

static void rows_that_count_would_not_write_are_refused(void **state)
{
    (void)state;
    assert_refused("term\tlang\tforms\tcount\tdocuments\n"
                   "b\ten\tb:1\t1\t1\na\ten\ta:1\t1\t1\n",
        "out of order", 3);
    assert_refused("document\tterm\tlang\tforms\tcount\n"
                   "x\tb\ten\tb:1\t1\nx\ta\ten\ta:1\t1\n",
        "out of order", 3);
    assert_refused("term\tlang\tforms\tcount\tdocuments\na\ten\ta:1\t2\t1\n",
        "forms do not add up", 2);
    assert_refused(
        "term\tlang\tforms\tcount\tdocuments\na\ten\ta\t2\t1\n", "forms do not add up", 2);
}

/* Wherever counts are added, no sum is beyond 64 bits. */
static void counts_that_add_up_to_too_much_are_refused(void **state)
{
    (void)state;
    assert_refused("term\tlang\tforms\tcount\tdocuments\n"
                   "a\ten\ta:9223372036854775808\t9223372036854775808\t1\n"
                   "b\ten\tb:9223372036854775808\t9223372036854775808\t1\n",
        "2^64", 3);
    assert_refused("document\tterm\tlang\tforms\tcount\n"
                   "x\ta\ten\ta:9223372036854775808\t9223372036854775808\n"
                   "x\tb\ten\tb:9223372036854775808\t9223372036854775808\n",
        "2^64", 3);
}

static void names_may_hold_the_signs_of_a_range(void **state)
{
    (void)state;
    struct corpus corpus;
    load(&corpus,
        "sentence\tterm\tlang\tforms\tcount\n"
        "a#1-2#3-4\tx\ten\tx:1\t1\nplain\tx\ten\tx:1\t1\n",
        NULL);
    assert_span(corpus.documents[0].name, "a#1-2");
    assert_int_equal(corpus.units[0].begin, 3);
    assert_span(corpus.documents[1].name, "plain");
    assert_int_equal(corpus.units[1].end, 0);
    corpus_close(&corpus);
}

static void an_empty_table_is_an_empty_corpus(void **state)
{
    (void)state;
    struct corpus corpus;
    load(&corpus, "", NULL);
    assert_int_equal(corpus.tokens, 0);
    assert_int_equal(corpus.term_count, 0);
    assert_int_equal(corpus.language_count, 0);
    assert_null(corpus_mark_stopwords(&corpus, NULL, NULL));
    corpus_close(&corpus);
}

static void a_trifling_language_is_told(void **state)
{
    (void)state;
    struct corpus corpus;
    load(&corpus,
        "term\tlang\tforms\tcount\tdocuments\n"
        "a\tde\ta:19\t19\t1\na\ten\ta:5000\t5000\t1\na\tfr\ta:20\t20\t1\n",
        NULL);
    assert_span(corpus.languages[0].lang, "en");
    assert_span(corpus.languages[1].lang, "fr");
    assert_span(corpus.languages[2].lang, "de");
    assert_false(corpus.languages[0].negligible);
    assert_false(corpus.languages[1].negligible);
    assert_true(corpus.languages[2].negligible);
    assert_int_equal(corpus.terms[0].language, 2);
    corpus_close(&corpus);
}

static void bare_terms_are_numbers_and_lone_letters(void **state)
{
    (void)state;
    struct corpus corpus;
    load(&corpus,
        "term\tlang\tforms\tcount\tdocuments\n"
        "3,000\ten\t3,000:1\t1\t1\n5\ten\t5:1\t1\t1\n5g\ten\t5G:1\t1\t1\n"
        "ab 5\ten\tab 5:1\t1\t1\nx\ten\tx:1\t1\t1\né\ten\té:1\t1\t1\n"
        "水\ten\t水:1\t1\t1\n",
        NULL);
    assert_null(corpus_mark_stopwords(&corpus, NULL, NULL));
    assert_true(term_of(&corpus, "3,000")->not_a_word);
    assert_true(term_of(&corpus, "x")->not_a_word);
    assert_true(term_of(&corpus, "é")->not_a_word);
    assert_false(term_of(&corpus, "5g")->not_a_word);
    assert_false(term_of(&corpus, "水")->not_a_word);
    assert_true(corpus.ngrams[0].not_a_word);
    corpus_close(&corpus);
}

static void stop_words_are_told_by_their_shown_form(void **state)
{
    (void)state;
    char name[] = "/tmp/winnow-test.XXXXXX";
    int fd = mkstemp(name);
    assert_true(write(fd, "the\nonly\n", 9) == 9);
    close(fd);
    struct corpus corpus;
    load(&corpus,
        "term\tlang\tforms\tcount\tdocuments\n"
        "cat\ten\tcat:1\t1\t1\nonli\ten\tOnly:1\t1\t1\nthe\ten\tThe:1\t1\t1\n"
        "the cat\ten\tThe cat:1\t1\t1\n",
        NULL);
    assert_null(corpus_mark_stopwords(&corpus, name, NULL));
    unlink(name);
    assert_false(term_of(&corpus, "cat")->stop);
    assert_true(term_of(&corpus, "onli")->stop);
    assert_true(term_of(&corpus, "the")->stop);
    assert_true(corpus.ngrams[0].stop);
    corpus_close(&corpus);
}

static void a_word_in_capitals_is_an_acronym_but_where_most_are(void **state)
{
    (void)state;
    struct corpus corpus;
    load(&corpus,
        "term\tlang\tforms\tcount\tdocuments\n"
        "it\ten\tit:9|IT:2\t11\t1\nship\tde\tship:9\t9\t1\n"
        "ship\ten\tship:30\t30\t1\nund\tde\tUND:9\t9\t1\n"
        "us\ten\tUS:3|us:1\t4\t1\nus ship\ten\tUS ships:2\t2\t1\n",
        NULL);
    assert_null(corpus_mark_stopwords(&corpus, NULL, NULL));
    assert_false(term_of(&corpus, "us")->stop);
    assert_false(corpus.ngrams[0].stop);
    assert_true(term_of(&corpus, "it")->stop);
    assert_span(corpus.terms[3].term, "und");
    assert_true(corpus.terms[3].stop);
    corpus_close(&corpus);
}

enum { MANY = 40000 }; /* rows: a megabyte and more */

/* Writes a table of totals or one by sentence; `last`: its last row, or NULL. */
static void write_table(char name[32], bool of_totals, const char *last)
{
    strcpy(name, "/tmp/report_corpus-XXXXXX");
    FILE *file = fdopen(mkstemp(name), "w");
    assert_non_null(file);
    fprintf(file, of_totals ? "term\tlang\tforms\tcount\tdocuments\n"
                            : "sentence\tterm\tlang\tforms\tcount\n");
    for (int i = 0; i < MANY; i++)
        if (of_totals)
            fprintf(file, "term%05d\ten\tTerm%05d:2\t2\t1\n", i, i);
        else
            fprintf(file, "d#%05d-%05d\tword%d\t%s\tw:1\t1\n", i, i + 1, i % 1000,
                i % 2 ? "de" : "en");
    if (last)
        fputs(last, file);
    assert_int_equal(fclose(file), 0);
}

static void assert_same_entries(
    const struct corpus *one, const struct corpus *other, size_t unit)
{
    struct corpus_entry a = {0}, b = {0};
    struct corpus_entries left = corpus_entries_of(one, unit);
    struct corpus_entries others = corpus_entries_of(other, unit);
    assert_int_equal(one->units[unit].entry_count, other->units[unit].entry_count);
    while (corpus_next_entry(&left, &a)) {
        assert_true(corpus_next_entry(&others, &b));
        assert_true(a.term == b.term && a.count == b.count);
    }
}

static void assert_same_corpus(const struct corpus *one, const struct corpus *other)
{
    assert_int_equal(one->term_count, other->term_count);
    assert_int_equal(one->unit_count, other->unit_count);
    assert_int_equal(one->entry_count, other->entry_count);
    assert_int_equal(one->document_count, other->document_count);
    assert_int_equal(one->by, other->by);
    assert_true(one->tokens == other->tokens);
    for (size_t u = 0; u < one->unit_count; u++)
        assert_same_entries(one, other, u);
    for (size_t i = 0; i < one->term_count; i++) {
        const struct corpus_term *a = &one->terms[i], *b = &other->terms[i];
        assert_true(span_equal(a->term, b->term) && span_equal(a->lang, b->lang));
        assert_true(span_equal(a->form, b->form) && span_equal(a->forms, b->forms));
        assert_true(a->count == b->count && a->documents == b->documents);
    }
}

/* Adds two tables, in either order, at once and one after the other. */
static void assert_read_alike(const char *last_total, const char *last_unit)
{
    char names[2][32];
    write_table(names[0], true, last_total);
    write_table(names[1], false, last_unit);
    for (int first = 0; first < 2; first++) {
        struct corpus at_once, in_turn;
        struct corpus_table tables[] = {{.name = names[first]}, {.name = names[1 - first]}};
        corpus_open(&at_once, &(struct corpus_options){.ngrams = true});
        corpus_open(&in_turn, &(struct corpus_options){.ngrams = true});
        corpus_add_tables(&at_once, tables, 2);
        for (int i = 0; i < 2; i++) {
            uint64_t line;
            const char *error = corpus_add(&in_turn, tables[i].name, &line);
            assert_string_equal(error ? error : "", tables[i].error ? tables[i].error : "");
            assert_int_equal(line, tables[i].line);
        }
        corpus_finish(&at_once);
        corpus_finish(&in_turn);
        assert_same_corpus(&at_once, &in_turn);
        corpus_close(&at_once);
        corpus_close(&in_turn);
    }
    unlink(names[0]);
    unlink(names[1]);
}

static void tables_read_at_once_are_as_in_turn(void **state)
{
    (void)state;
    assert_read_alike(NULL, NULL);
    assert_read_alike(
        "word1 word2\ten\tw w:1\t1\t1\n", "e#0-1\tterm00007\ten\tTerm:1\t1\n");
    assert_read_alike("a\ten\ta:1\t1\t1\n", NULL);
    assert_read_alike(NULL, "cut");
    assert_read_alike("cut", "cut");
    assert_read_alike("x\ten\tx:18446744073709500000\t18446744073709500000\t1\n", NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(totals_give_terms_and_ngrams),
        cmocka_unit_test(ngrams_know_their_words),
        cmocka_unit_test(tables_read_at_once_are_as_in_turn),
        cmocka_unit_test(of_too_many_ngrams_the_rare_ones_are_let_go),
        cmocka_unit_test(a_row_that_counts_nothing_is_none),
        cmocka_unit_test(units_alone_add_up_to_totals),
        cmocka_unit_test(units_stand_in_the_order_of_the_text),
        cmocka_unit_test(units_of_ngrams_alone_hold_nothing),
        cmocka_unit_test(totals_decide_counts_whichever_table_comes_first),
        cmocka_unit_test(several_tables_of_a_kind_add_up),
        cmocka_unit_test(counts_of_two_tables_do_not_wrap),
        cmocka_unit_test(a_table_by_another_unit_is_refused),
        cmocka_unit_test(whole_documents_may_stand_beside_sentences),
        cmocka_unit_test(rows_that_count_would_not_write_are_refused),
        cmocka_unit_test(counts_that_add_up_to_too_much_are_refused),
        cmocka_unit_test(names_may_hold_the_signs_of_a_range),
        cmocka_unit_test(an_empty_table_is_an_empty_corpus),
        cmocka_unit_test(a_trifling_language_is_told),
        cmocka_unit_test(bare_terms_are_numbers_and_lone_letters),
        cmocka_unit_test(stop_words_are_told_by_their_shown_form),
        cmocka_unit_test(a_word_in_capitals_is_an_acronym_but_where_most_are),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
