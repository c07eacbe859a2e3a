/* The whole, from tables to a summary. */
#include <stdio.h>

#include "report/summarize.h"
#include "report/topics/topics.h"
#include "tests/unit/report_table.h"

const char program_name[] = "report_summarize";

static const char totals[] = "term\tlang\tforms\tcount\tdocuments\n"
                             "boat\tqaa\tboat:4\t4\t2\n"
                             "crane\tqaa\tcrane:3\t3\t2\n"
                             "crane boat\tqaa\tcrane boat:2\t2\t1\n";
static const char documents[] = "document\tterm\tlang\tforms\tcount\n"
                                "a\tboat\tqaa\tboat:3\t3\na\tcrane\tqaa\tcrane:1\t1\n"
                                "b\tboat\tqaa\tboat:1\t1\nb\tcrane\tqaa\tcrane:2\t2\n";

static struct corpus load(const char *first, const char *second)
{
    struct corpus corpus;
    corpus_open(&corpus, &(struct corpus_options){.ngrams = true});
    assert_null(table_add(&corpus, first));
    if (second)
        assert_null(table_add(&corpus, second));
    corpus_finish(&corpus);
    assert_null(corpus_mark_stopwords(&corpus, "none", NULL));
    return corpus;
}

static struct summary summary_of(const struct material *material, const enum section *order,
    size_t count, struct quotes_result *quoted)
{
    struct summary summary = {.order = order, .order_count = count};
    assert_null(summarize(material, &summary, quoted));
    return summary;
}

static void only_what_is_wanted_is_found(void **state)
{
    (void)state;
    static const enum section order[] = {SECTION_TERMS};
    struct corpus corpus = load(totals, documents);
    struct quotes_result quoted;
    struct summary summary =
        summary_of(&(struct material){.corpus = &corpus}, order, 1, &quoted);
    assert_int_equal(summary.terms.count, 2);
    assert_int_equal(summary.phrases.count + summary.dispersion.count, 0);
    assert_int_equal(summary.overview.documents, 2);
    assert_false(quoted.refused);
    summary_free(&summary);
    corpus_close(&corpus);
}

/* Each of its own: what needs a table that is not there is empty. */
static void every_section_can_be_found_alone_of_any_table(void **state)
{
    (void)state;
    const char *const tables[] = {"", totals, documents};
    for (size_t t = 0; t < sizeof tables / sizeof *tables; t++) {
        struct corpus corpus = load(tables[t], NULL);
        for (int s = 0; s < SECTION_COUNT; s++) {
            const enum section order[] = {(enum section)s};
            struct material material = {.corpus = &corpus,
                .reference = s % 2 ? &corpus : NULL,
                .history = s % 3 ? &corpus : NULL,
                .by_period = true,
                .page = true};
            struct quotes_result quoted;
            struct summary summary = summary_of(&material, order, 1, &quoted);
            summary_free(&summary);
        }
        corpus_close(&corpus);
    }
}

static void what_a_section_needs_is_known(void **state)
{
    (void)state;
    struct corpus of_totals = load(totals, NULL), of_documents = load(documents, NULL);
    const struct material has_ngrams = {.corpus = &of_totals},
                          has_units = {.corpus = &of_documents};
    assert_true(summarize_can(&has_ngrams, SECTION_TERMS));
    assert_true(summarize_can(&has_ngrams, SECTION_PHRASES));
    assert_false(summarize_can(&has_ngrams, SECTION_TOPICS));
    assert_false(summarize_can(&has_units, SECTION_PHRASES));
    assert_true(summarize_can(&has_units, SECTION_TOPICS));
    assert_false(summarize_can(&has_units, SECTION_SENTENCES));
    assert_false(summarize_can(&has_units, SECTION_TRENDS));
    corpus_close(&of_totals);
    corpus_close(&of_documents);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(only_what_is_wanted_is_found),
        cmocka_unit_test(every_section_can_be_found_alone_of_any_table),
        cmocka_unit_test(what_a_section_needs_is_known),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
