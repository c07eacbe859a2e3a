#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

#include "report/phrases/phrases.h"
#include "tests/unit/report_table.h"

const char program_name[] = "report_phrases";

#define TOTALS "term\tlang\tforms\tcount\tdocuments\n"
#define SENTENCES "sentence\tterm\tlang\tforms\tcount\n"

/* The phrases of two tables (the second may be NULL), joined by |. The languages qaa to qtz
 * are nobody's: there is no lexicon and no stop word but in the file named. */
static const char *phrases(
    const char *totals, const char *sentences, const char *stopwords, size_t top)
{
    static char joined[1000];
    struct corpus corpus;
    struct summary summary = {0};
    struct phrases_options options = {.top = top};
    corpus_open(&corpus, &(struct corpus_options){.ngrams = true});
    assert_null(table_add(&corpus, totals));
    if (sentences)
        assert_null(table_add(&corpus, sentences));
    corpus_finish(&corpus);
    assert_null(corpus_mark_stopwords(&corpus, stopwords, NULL));
    phrases_find(&corpus, &options, &summary);
    joined[0] = 0;
    for (size_t i = 0; i < summary.phrases.count; i++)
        snprintf(joined + strlen(joined), sizeof joined - strlen(joined), "%s%.*s",
            i ? "|" : "", (int)summary.phrases.rows[i].text.size,
            summary.phrases.rows[i].text.data);
    corpus_close(&corpus);
    arena_free(&summary.arena);
    return joined;
}

static void a_phrase_stands_for_its_parts(void **state)
{
    (void)state;
    assert_string_equal(phrases(TOTALS "glass\tqaa\tglass:9\t9\t1\n"
                                       "glass tower\tqaa\tGlass Tower:8\t8\t1\n"
                                       "tower\tqaa\tTower:8\t8\t1\n",
                            NULL, NULL, 10),
        "Glass Tower");
}

static void a_frequent_word_keeps_its_place_beside_its_phrase(void **state)
{
    (void)state;
    assert_string_equal(phrases(TOTALS "glass\tqaa\tglass:9\t9\t1\n"
                                       "glass tower\tqaa\tglass tower:2\t2\t1\n"
                                       "tower\tqaa\ttowers:2|tower:1\t3\t1\n",
                            NULL, NULL, 10),
        "glass|glass tower");
}

static void a_word_that_is_not_much_more_frequent_gives_way_to_its_phrase(void **state)
{
    (void)state;
    assert_string_equal(phrases(TOTALS "glass\tqaa\tglass:5\t5\t1\n"
                                       "glass tower\tqaa\tglass tower:2\t2\t1\n"
                                       "tower\tqaa\ttowers:2\t2\t1\n",
                            NULL, NULL, 10),
        "glass tower");
}

static void a_name_has_one_row(void **state)
{
    (void)state;
    const char *got = phrases(TOTALS "anna\tqaa\tAnna:2\t2\t1\n"
                                     "anna voss\tqaa\tAnna Voss:2\t2\t1\n"
                                     "anna voss speech\tqaa\tAnna Voss speech:1\t1\t1\n"
                                     "speech\tqaa\tspeech:1\t1\t1\n"
                                     "voss\tqaa\tVoss:8\t8\t1\n",
        NULL, "none", 10);
    assert_string_equal(got, "Anna Voss|speech");
}

static void an_acronym_is_shown_as_what_it_stands_for(void **state)
{
    (void)state;
    const char *totals = TOTALS "board\tqaa\tBoard:2\t2\t1\n"
                                "rain\tqaa\tRain:2\t2\t1\n"
                                "rain watch\tqaa\tRain Watch:2\t2\t1\n"
                                "rain watch board\tqaa\tRain Watch Board:2\t2\t1\n"
                                "rwb\tqaa\tRWB:5\t5\t1\n"
                                "watch\tqaa\tWatch:2\t2\t1\n"
                                "watch board\tqaa\tWatch Board:2\t2\t1\n";
    assert_string_equal(phrases(totals, NULL, "none", 1), "Rain Watch Board");
    assert_null(strstr(phrases(totals, NULL, "none", 10), "RWB"));
}

static void days_and_months_are_no_phrases(void **state)
{
    (void)state;
    const char *got = phrases(TOTALS "bridg\ten\tbridge:2\t2\t1\n"
                                     "may\ten\tMay:2\t2\t1\n"
                                     "monday\ten\tMonday:4\t4\t1\n",
        NULL, "none", 10);
    assert_string_equal(got, "bridge");
}

static void a_number_behind_a_name_belongs_to_it(void **state)
{
    (void)state;
    const char *got = phrases(TOTALS "9\ten\t9:4\t4\t1\n"
                                     "kestrel\ten\tKestrel:4\t4\t1\n"
                                     "kestrel 9\ten\tKestrel 9:4\t4\t1\n",
        SENTENCES "a#0-9\tkestrel\ten\tKestrel:4\t4\na#0-9\t9\ten\t9:4\t4\n", NULL, 10);
    assert_string_equal(got, "Kestrel 9");
}

static void a_headline_is_no_phrase(void **state)
{
    (void)state;
    const char *got = phrases(TOTALS "brontewick\ten\tBrontewick:1\t1\t1\n"
                                     "brontewick issu\ten\tBrontewick issues:1\t1\t1\n"
                                     "issu\ten\tissues:1\t1\t1\n",
        SENTENCES "a#0-9\tbrontewick\ten\tBrontewick:1\t1\na#0-9\tissu\ten\tissues:1\t1\n",
        NULL, 1);
    assert_string_equal(got, "Brontewick");
}

static void the_same_words_the_other_way_round_are_one(void **state)
{
    (void)state;
    const char *got = phrases(TOTALS "jo\tqaa\tJo:6\t6\t1\n"
                                     "jo sand\tqaa\tJo Sand:4\t4\t1\n"
                                     "sand\tqaa\tSand:6\t6\t1\n"
                                     "sand jo\tqaa\tSand Jo:2\t2\t1\n"
                                     "sand jo sand\tqaa\tSand Jo Sand:2\t2\t1\n",
        NULL, NULL, 10);
    assert_string_equal(got, "Jo Sand");
}

static void what_comes_early_counts_more(void **state)
{
    (void)state;
    assert_string_equal(phrases(TOTALS "late\tqaa\tlate:2\t2\t1\n"
                                       "soon\tqaa\tsoon:2\t2\t1\n",
                            SENTENCES "a#0-9\tsoon\tqaa\tsoon:1\t1\n"
                                      "a#10-19\tsoon\tqaa\tsoon:1\t1\n"
                                      "a#20-29\tlate\tqaa\tlate:2\t2\n",
                            NULL, 10),
        "soon|late");
}

static void no_stop_word_stands_in_a_phrase_without_a_lexicon(void **state)
{
    (void)state;
    char name[] = "/tmp/winnow-test.XXXXXX";
    int fd = mkstemp(name);
    assert_int_equal(write(fd, "of\n", 3), 3);
    close(fd);
    assert_string_equal(phrases(TOTALS "house\tqaa\thouse:2\t2\t1\n"
                                       "house of\tqaa\thouse of:2\t2\t1\n"
                                       "house of wax\tqaa\thouse of wax:2\t2\t1\n"
                                       "of\tqaa\tof:9\t9\t1\n"
                                       "wax\tqaa\twax:2\t2\t1\n",
                            NULL, name, 10),
        "house|wax");
    unlink(name);
}

static void gives_no_more_than_asked_of_each_language(void **state)
{
    (void)state;
    const char *totals = TOTALS "aa\tqaa\taa:30\t30\t1\n"
                                "bb\tqaa\tbb:20\t20\t1\n"
                                "cc\tqab\tcc:20\t20\t1\n"
                                "dd\tqab\tdd:10\t10\t1\n";
    assert_string_equal(phrases(totals, NULL, NULL, 1), "aa|cc");
    assert_string_equal(phrases(totals, NULL, NULL, 0), "aa|bb|cc|dd");
}

static void chinese_is_joined_without_spaces(void **state)
{
    (void)state;
    const char *got = phrases(TOTALS "人工\tzh\t人工:3\t3\t1\n"
                                     "人工 智能\tzh\t人工 智能:3\t3\t1\n"
                                     "智能\tzh\t智能:3\t3\t1\n",
        NULL, "none", 10);
    assert_string_equal(got, "人工智能");
}

static void a_capital_at_the_beginning_of_a_sentence_is_not_shown(void **state)
{
    (void)state;
    const char *got = phrases(TOTALS "red\tqaa\tred:5|Red:1\t6\t1\n"
                                     "red kite\tqaa\tRed kite:1|red Kite:1\t2\t1\n"
                                     "kite\tqaa\tkite:2\t2\t1\n",
        NULL, "none", 2);
    assert_string_equal(got, "red kite|red");
}

static void an_elided_article_is_not_shown(void **state)
{
    (void)state;
    const char *got = phrases(TOTALS "l'eau\tfr\tl'eau:3\t3\t1\n"
                                     "d'eau\tfr\td'eau:2\t2\t1\n",
        NULL, "none", 10);
    assert_string_equal(got, "eau");
}

static void english_phrases_are_noun_phrases(void **state)
{
    (void)state;
    const char *got = phrases(TOTALS "build\ten\tbuild:3\t3\t1\n"
                                     "build stone\ten\tbuild stone:3\t3\t1\n"
                                     "build stone bridg\ten\tbuild stone bridges:3\t3\t1\n"
                                     "bridg\ten\tbridges:3|bridge:1\t4\t1\n"
                                     "stone\ten\tstone:3\t3\t1\n"
                                     "stone bridg\ten\tstone bridges:3\t3\t1\n",
        NULL, NULL, 1);
    assert_string_equal(got, "stone bridges");
}

static void open_totals(struct corpus *corpus, const char *totals)
{
    corpus_open(corpus, &(struct corpus_options){.ngrams = true});
    assert_null(table_add(corpus, totals));
    corpus_finish(corpus);
}

static void single_words_are_rationed_when_what_both_sides_have_is_gone(void **state)
{
    (void)state;
    struct corpus here, there;
    struct summary summary = {0};
    open_totals(&here, TOTALS "bell\tqaa\tbell:9\t9\t1\n"
                              "bell rope\tqaa\tbell rope:1\t1\t1\n"
                              "gate\tqaa\tgate:8\t8\t1\n"
                              "iron\tqaa\tiron:2\t2\t1\n"
                              "iron gate\tqaa\tiron gate:2\t2\t1\n"
                              "rope\tqaa\trope:1\t1\t1\n"
                              "tower\tqaa\ttower:7\t7\t1\n");
    open_totals(&there, TOTALS "iron\tqaa\tiron:2\t2\t1\n"
                               "iron gate\tqaa\tiron gate:2\t2\t1\n"
                               "moss\tqaa\tmoss:9\t9\t1\n");
    assert_int_equal(corpus_count(&there, SPAN("iron gate"), SPAN("qaa")), 2);
    assert_int_equal(corpus_count(&there, SPAN("iron door"), SPAN("qaa")), 0);
    assert_int_equal(corpus_count(&there, SPAN("moss"), SPAN("qaa")), 9);
    phrases_find(&here,
        &(struct phrases_options){.top = 2, .reference = &there, .distinct = true},
        &summary);
    assert_int_equal(summary.phrases.count, 2);
    assert_true(span_equal(summary.phrases.rows[0].text, SPAN("bell")));
    assert_true(span_equal(summary.phrases.rows[1].text, SPAN("bell rope")));
    corpus_close(&here);
    corpus_close(&there);
    arena_free(&summary.arena);
}

static void a_title_and_a_surname_are_shown_as_the_name_in_full(void **state)
{
    (void)state;
    const char *got = phrases(TOTALS "anna\tqaa\tAnna:2\t2\t1\n"
                                     "anna voss\tqaa\tAnna Voss:2\t2\t1\n"
                                     "mr\tqaa\tMr:6\t6\t1\n"
                                     "mr tiller\tqaa\tMr Tiller:3\t3\t1\n"
                                     "mrs\tqaa\tMrs:6\t6\t1\n"
                                     "mrs voss\tqaa\tMrs Voss:6\t6\t1\n"
                                     "tiller\tqaa\tTiller:3\t3\t1\n"
                                     "voss\tqaa\tVoss:8\t8\t1\n",
        NULL, "none", 2);
    assert_string_equal(got, "Anna Voss|Tiller");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_phrase_stands_for_its_parts),
        cmocka_unit_test(a_frequent_word_keeps_its_place_beside_its_phrase),
        cmocka_unit_test(a_word_that_is_not_much_more_frequent_gives_way_to_its_phrase),
        cmocka_unit_test(a_name_has_one_row),
        cmocka_unit_test(an_acronym_is_shown_as_what_it_stands_for),
        cmocka_unit_test(days_and_months_are_no_phrases),
        cmocka_unit_test(a_number_behind_a_name_belongs_to_it),
        cmocka_unit_test(a_headline_is_no_phrase),
        cmocka_unit_test(the_same_words_the_other_way_round_are_one),
        cmocka_unit_test(what_comes_early_counts_more),
        cmocka_unit_test(no_stop_word_stands_in_a_phrase_without_a_lexicon),
        cmocka_unit_test(gives_no_more_than_asked_of_each_language),
        cmocka_unit_test(chinese_is_joined_without_spaces),
        cmocka_unit_test(a_capital_at_the_beginning_of_a_sentence_is_not_shown),
        cmocka_unit_test(an_elided_article_is_not_shown),
        cmocka_unit_test(english_phrases_are_noun_phrases),
        cmocka_unit_test(single_words_are_rationed_when_what_both_sides_have_is_gone),
        cmocka_unit_test(a_title_and_a_surname_are_shown_as_the_name_in_full),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
