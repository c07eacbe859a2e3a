#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

#include "report/topics/map.h"

const char program_name[] = "report_topic_map";

static void scaling_gives_back_the_distances_of_points_in_a_plane(void **state)
{
    (void)state;
    const double points[][2] = {{0, 0}, {4, 0}, {4, 3}, {0, 3}, {9, 1}};
    enum { COUNT = 5 };
    double distances[COUNT * COUNT], x[COUNT], y[COUNT];
    for (size_t i = 0; i < COUNT; i++)
        for (size_t j = 0; j < COUNT; j++)
            distances[i * COUNT + j] =
                pow(points[i][0] - points[j][0], 2) + pow(points[i][1] - points[j][1], 2);
    topic_map_scale(distances, COUNT, x, y);
    for (size_t i = 0; i < COUNT; i++)
        for (size_t j = 0; j < COUNT; j++) {
            double expected =
                hypot(points[i][0] - points[j][0], points[i][1] - points[j][1]);
            double got = hypot(x[i] - x[j], y[i] - y[j]);
            if (fabs(got - expected) > 1e-6)
                fail_msg("points %zu and %zu: got %g, expected %g", i, j, got, expected);
        }
}

static void topics_of_the_same_documents_are_near_each_other(void **state)
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
    topic_map_place(&corpus, &summary);
    assert_true(summary.mapped);
    double near = fabs(topics[0].x - topics[1].x), far = fabs(topics[0].x - topics[2].x);
    if (near >= far)
        fail_msg("expected %g to be less than %g", near, far);
    corpus_close(&corpus);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(scaling_gives_back_the_distances_of_points_in_a_plane),
        cmocka_unit_test(topics_of_the_same_documents_are_near_each_other),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
