#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

#include "report/topics/usual.h"

const char program_name[] = "report_topics_usual";

static void words_have_their_share_of_all_tokens(void **state)
{
    (void)state;
    const char table[] = "document\tterm\tlang\tforms\tcount\n"
                         "a\tboat\ten\tboat:2\t2\na\tship\ten\tship:2\t2\n"
                         "b\tboat\ten\tboat:1\t1\nb\tship\ten\tship:3\t3\n"
                         "c\tapple\ten\tapple:3\t3\nd\tapple\ten\tapple:3\t3\n";
    char name[] = "/tmp/winnow-test.XXXXXX";
    struct corpus corpus;
    uint64_t line;
    int fd = mkstemp(name);
    assert_true(write(fd, table, sizeof table - 1) > 0);
    close(fd);
    corpus_open(&corpus, &(struct corpus_options){.ngrams = false});
    assert_null(corpus_add(&corpus, name, &line));
    corpus_finish(&corpus);
    unlink(name);
    struct topic_term terms[] = {
        {{"boat", 4}, 1, 0, 0}, {{"ship", 4}, 1, 0, 0}, {{"apple", 5}, 1, 0, 0}};
    struct topic topics[] = {{.terms = terms, .term_count = 1},
        {.terms = terms + 1, .term_count = 1}, {.terms = terms + 2, .term_count = 1}};
    struct summary summary = {.topics = topics, .topic_count = 3};
    topics_tell_usual(&corpus, &summary);
    assert_true(fabs(terms[0].usual - 3.0 / 14) < 1e-9);
    assert_true(fabs(terms[2].usual - 6.0 / 14) < 1e-9);
    corpus_close(&corpus);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_have_their_share_of_all_tokens),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
