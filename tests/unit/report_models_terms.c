#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

#include "report/models/terms.h"

const char program_name[] = "report_terms";

static void load(struct corpus *corpus, const char *table)
{
    char name[] = "/tmp/winnow-test.XXXXXX";
    uint64_t line;
    int fd = mkstemp(name);
    assert_int_equal(write(fd, table, strlen(table)), (ssize_t)strlen(table));
    close(fd);
    corpus_open(corpus, &(struct corpus_options){.ngrams = false});
    assert_null(corpus_add(corpus, name, &line));
    corpus_finish(corpus);
    unlink(name);
}

static void the_most_frequent_of_each_language_come_first(void **state)
{
    (void)state;
    struct corpus corpus;
    struct summary summary = {0};
    load(&corpus, "term\tlang\tforms\tcount\tdocuments\n"
                  "a1\ten\ta1:2\t2\t1\nb1\ten\tb1:9\t9\t1\nb2\tzz\tb2:4\t4\t1\n"
                  "c1\ten\tc1:2\t2\t1\nd1\tzz\td1:20\t20\t1\ne1\ten\te1:1\t1\t1\n");
    terms_count(&corpus, 3, &summary);
    static const char *const expected[] = {"d1", "b2", "b1", "a1", "c1"};
    assert_int_equal(summary.terms.count, 5);
    for (size_t i = 0; i < 5; i++)
        assert_memory_equal(summary.terms.rows[i].text.data, expected[i], 2);
    assert_true(summary.terms.rows[2].share > 0.64 && summary.terms.rows[2].share < 0.65);
    arena_free(&summary.arena);
    corpus_close(&corpus);
}

static void the_overview_says_what_is_known(void **state)
{
    (void)state;
    struct corpus corpus;
    struct summary summary = {0};
    load(&corpus, "term\tlang\tforms\tcount\tdocuments\na\ten\ta:5\t5\t3\n");
    overview_count(&corpus, &summary);
    assert_int_equal(summary.overview.documents, 3);
    assert_true(summary.overview.at_least);
    corpus_close(&corpus);
    load(&corpus, "sentence\tterm\tlang\tforms\tcount\n"
                  "x/y/a#0-5\ta\ten\ta:5\t5\nx/y/b#0-5\ta\ten\ta:5\t5\n");
    overview_count(&corpus, &summary);
    assert_int_equal(summary.overview.documents, 2);
    assert_int_equal(summary.overview.sentences, 2);
    assert_false(summary.overview.at_least);
    assert_int_equal(summary.folder.size, 4);
    corpus_close(&corpus);
    arena_free(&summary.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_most_frequent_of_each_language_come_first),
        cmocka_unit_test(the_overview_says_what_is_known),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
