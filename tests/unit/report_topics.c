#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "report/topics/count.h"
#include "report/topics/topics.h"

const char program_name[] = "report_topics";

enum { DOCUMENTS = 60, WORDS = 8 };

static const char *const subjects[3][WORDS] = {
    {"anchor", "boat", "deck", "harbour", "mast", "rope", "sail", "tide"},
    {"bloom", "garden", "hedge", "lawn", "petal", "rose", "soil", "tulip"},
    {"bridge", "carriage", "engine", "platform", "rail", "signal", "station", "train"},
};

/* A table by document: each about one subject, with a word that all share and one that
 * none shares. */
static void write_table(FILE *table)
{
    fputs("document\tterm\tlang\tforms\tcount\n", table);
    for (int d = 0; d < DOCUMENTS; d++) {
        const char *const *words = subjects[d % 3];
        for (int w = 0; w < WORDS; w++)
            if ((d / 3 + w) % 4)
                fprintf(table, "d%02d\t%s\ten\t%s:%d\t%d\n", d, words[w], words[w],
                    1 + (d + w) % 3, 1 + (d + w) % 3);
        fprintf(table, "d%02d\tweather\ten\tweather:1\t1\n", d);
        fprintf(table, "d%02d\tzz%02d\ten\tzz%02d:9\t9\n", d, d, d);
    }
}

static void load(struct corpus *corpus)
{
    char name[] = "/tmp/winnow-test.XXXXXX";
    uint64_t line;
    int fd = mkstemp(name);
    assert_true(fd > 0);
    FILE *table = fdopen(fd, "w");
    assert_non_null(table);
    write_table(table);
    assert_int_equal(fclose(table), 0);
    corpus_open(corpus, &(struct corpus_options){.ngrams = false});
    assert_null(corpus_add(corpus, name, &line));
    corpus_finish(corpus);
    unlink(name);
}

/* The subject that a word is of, or -1. */
static int subject_of(struct span word)
{
    for (int s = 0; s < 3; s++)
        for (int w = 0; w < WORDS; w++)
            if (span_equal(word, span_of(subjects[s][w])))
                return s;
    return -1;
}

static void each_subject_is_a_topic(void **state)
{
    (void)state;
    struct corpus corpus;
    struct summary summary = {0};
    load(&corpus);
    topics_find(&corpus,
        &(struct topics_options){.topics = 3, .top = 5, .file = NULL, .periods = NULL},
        &summary);
    assert_int_equal(summary.topic_count, 3);
    assert_string_equal(summary.unit, "documents");
    double shares = 0;
    for (size_t k = 0; k < 3; k++) {
        const struct topic *topic = &summary.topics[k];
        int subject = subject_of(topic->terms[0].text);
        double weights = 0;
        assert_int_equal(topic->term_count, 5);
        for (size_t t = 0; t < topic->term_count; t++) {
            assert_int_equal(subject_of(topic->terms[t].text), subject);
            assert_true(t == 0 || topic->terms[t].weight <= topic->terms[t - 1].weight);
            weights += topic->terms[t].weight;
        }
        assert_true(weights > 0 && weights <= 1);
        assert_int_equal(topic->unit_count, 4); /* of 10, the others are copies of these */
        for (size_t u = 0; u < topic->unit_count; u++) {
            int document = (topic->units[u].document.data[1] - '0') * 10 +
                           topic->units[u].document.data[2] - '0';
            assert_int_equal(document % 3, subject);
            assert_true(topic->units[u].share > 0.5 && topic->units[u].share <= 1);
        }
        assert_true(topic->label.size > 0);
        shares += topic->share;
    }
    assert_true(fabs(shares - 1) < 1e-9);
    assert_true(summary.unplaced == 0);
    summary_free(&summary);
    corpus_close(&corpus);
}

static void a_topic_has_the_same_name_and_first_words_however_many_are_shown(void **state)
{
    (void)state;
    struct corpus corpus;
    struct summary few = {0}, many = {0};
    load(&corpus);
    topics_find(&corpus,
        &(struct topics_options){.topics = 3, .top = 2, .file = NULL, .periods = NULL},
        &few);
    topics_find(&corpus,
        &(struct topics_options){.topics = 3, .top = 50, .file = NULL, .periods = NULL},
        &many);
    for (size_t k = 0; k < 3; k++) {
        assert_int_equal(few.topics[k].term_count, 2);
        assert_true(span_equal(few.topics[k].label, many.topics[k].label));
        for (size_t t = 0; t < 2; t++)
            assert_true(
                span_equal(few.topics[k].terms[t].text, many.topics[k].terms[t].text));
    }
    summary_free(&few);
    summary_free(&many);
    corpus_close(&corpus);
}

static void the_number_of_topics_is_found(void **state)
{
    (void)state;
    struct corpus corpus;
    struct summary summary = {0};
    load(&corpus);
    topics_find(&corpus,
        &(struct topics_options){
            .topics = TOPICS_AUTO, .top = 5, .file = NULL, .periods = NULL},
        &summary);
    /* Eight are looked for; a subject may be two topics, but no topic is two subjects. */
    assert_in_range(summary.topic_count, 3, 4);
    for (size_t k = 0; k < summary.topic_count; k++)
        for (size_t t = 1; t < summary.topics[k].term_count; t++)
            assert_int_equal(subject_of(summary.topics[k].terms[t].text),
                subject_of(summary.topics[k].terms[0].text));
    assert_string_equal(
        summary.note_values[SECTION_TOPICS][0], summary.topic_count == 3 ? "3" : "4");
    summary_free(&summary);
    corpus_close(&corpus);
}

static void the_number_of_topics_follows_the_size(void **state)
{
    (void)state;
    static const struct {
        size_t units, documents, sentences;
    } usual[] = {{1, 4, 4}, {5, 4, 4}, {24, 6, 4}, {100, 9, 4}, {2000, 15, 16},
        {1980, 15, 16}, {1000000, 20, 20}};
    for (size_t i = 0; i < sizeof usual / sizeof *usual; i++) {
        assert_int_equal(topic_count_usual(usual[i].units, true), usual[i].documents);
        assert_int_equal(topic_count_usual(usual[i].units, false), usual[i].sentences);
    }
}

/* What is shown of a topic does not change what it is called. */
static void labels_are_the_same_for_any_number_of_rows(void **state)
{
    (void)state;
    struct corpus corpus;
    struct summary summaries[30] = {{.period_count = 0}};
    load(&corpus);
    for (size_t top = 1; top <= 30; top++) {
        struct summary *summary = &summaries[top - 1];
        topics_find(&corpus, &(struct topics_options){.topics = 3, .top = top}, summary);
        assert_int_equal(summary->topic_count, summaries[0].topic_count);
        for (size_t k = 0; k < summary->topic_count; k++)
            assert_true(span_equal(summary->topics[k].label, summaries[0].topics[k].label));
    }
    for (size_t top = 1; top <= 30; top++)
        summary_free(&summaries[top - 1]);
    corpus_close(&corpus);
}

static void the_same_corpus_gives_the_same_topics(void **state)
{
    (void)state;
    struct corpus corpus;
    struct summary one = {0}, two = {0};
    load(&corpus);
    topics_find(&corpus,
        &(struct topics_options){.topics = 4, .top = 6, .file = NULL, .periods = NULL},
        &one);
    topics_find(&corpus,
        &(struct topics_options){.topics = 4, .top = 6, .file = NULL, .periods = NULL},
        &two);
    assert_int_equal(one.topic_count, two.topic_count);
    for (size_t k = 0; k < one.topic_count; k++) {
        assert_true(one.topics[k].share == two.topics[k].share);
        assert_int_equal(one.topics[k].term_count, two.topics[k].term_count);
        for (size_t t = 0; t < one.topics[k].term_count; t++)
            assert_true(
                span_equal(one.topics[k].terms[t].text, two.topics[k].terms[t].text));
    }
    summary_free(&one);
    summary_free(&two);
    corpus_close(&corpus);
}

/* A name for a model that is not there yet. */
static void name_model(char name[])
{
    int fd = mkstemp(name);
    assert_true(fd > 0);
    close(fd);
    unlink(name);
}

static void a_model_that_was_kept_gives_the_same_topics(void **state)
{
    (void)state;
    char name[] = "/tmp/winnow-test.XXXXXX";
    struct corpus corpus;
    struct summary one = {0}, two = {0};
    name_model(name);
    load(&corpus);
    assert_null(topics_find(&corpus,
        &(struct topics_options){.topics = 3, .top = 6, .file = name, .periods = NULL},
        &one));
    assert_null(topics_find(&corpus,
        &(struct topics_options){.topics = 9, .top = 6, .file = name, .periods = NULL},
        &two));
    unlink(name);
    assert_int_equal(two.topic_count, one.topic_count);
    for (size_t k = 0; k < one.topic_count; k++) {
        const struct topic *left = &one.topics[k], *right = &two.topics[k];
        assert_true(span_equal(left->label, right->label));
        assert_true(fabs(left->share - right->share) < 1e-3);
        assert_int_equal(left->term_count, right->term_count);
        for (size_t t = 0; t < left->term_count; t++)
            assert_true(span_equal(left->terms[t].text, right->terms[t].text));
        assert_int_equal(left->unit_count, right->unit_count);
        for (size_t u = 0; u < left->unit_count; u++)
            assert_true(span_equal(left->units[u].document, right->units[u].document));
    }
    summary_free(&one);
    summary_free(&two);
    corpus_close(&corpus);
}

static void a_damaged_model_is_refused(void **state)
{
    (void)state;
    static const char *const models[] = {"", "winnow-topics\t1\tdocuments\t3\t9\t-0.3\n",
        "winnow-topics\t1\tdocuments\t1\t1\t-0.3\nsea\t7:1\nsea\ten\tsea\t1\n",
        "winnow-topics\t1\tdocuments\t1\t1\t-0.3\nsea\t0:1\nsea\ten\tsea\tnan\n",
        "winnow-topics\t1\tdocuments\t60000\t9999999\t-0.3\n"};
    struct corpus corpus;
    load(&corpus);
    for (size_t m = 0; m < sizeof models / sizeof *models; m++) {
        char name[] = "/tmp/winnow-test.XXXXXX";
        struct summary summary = {0};
        int fd = mkstemp(name);
        assert_true(fd > 0);
        assert_int_equal(write(fd, models[m], strlen(models[m])), strlen(models[m]));
        close(fd);
        assert_non_null(topics_find(&corpus,
            &(struct topics_options){.topics = 3, .top = 6, .file = name, .periods = NULL},
            &summary));
        assert_int_equal(summary.topic_count, 0);
        unlink(name);
        summary_free(&summary);
    }
    corpus_close(&corpus);
}

static void no_topics_are_found_in_totals(void **state)
{
    (void)state;
    struct corpus corpus;
    struct summary summary = {0};
    corpus_open(&corpus, &(struct corpus_options){.ngrams = false});
    corpus_finish(&corpus);
    topics_find(&corpus,
        &(struct topics_options){.topics = 5, .top = 5, .file = NULL, .periods = NULL},
        &summary);
    assert_int_equal(summary.topic_count, 0);
    assert_non_null(summary.notes[SECTION_TOPICS]);
    summary_free(&summary);
    corpus_close(&corpus);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_subject_is_a_topic),
        cmocka_unit_test(a_topic_has_the_same_name_and_first_words_however_many_are_shown),
        cmocka_unit_test(the_number_of_topics_is_found),
        cmocka_unit_test(the_number_of_topics_follows_the_size),
        cmocka_unit_test(labels_are_the_same_for_any_number_of_rows),
        cmocka_unit_test(the_same_corpus_gives_the_same_topics),
        cmocka_unit_test(a_model_that_was_kept_gives_the_same_topics),
        cmocka_unit_test(a_damaged_model_is_refused),
        cmocka_unit_test(no_topics_are_found_in_totals),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
