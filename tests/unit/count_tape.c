#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "count/tape.h"

const char program_name[] = "count_tape";

/* Words 1 2 3 | 4 5 6, the bar a break, in parts of two, one and three words. */
static struct tape tape_of_six(void)
{
    struct tape tape = {.words = NULL};
    tape_push(&tape, 1);
    tape_push(&tape, 2);
    tape_end_part(&tape, 7, SPAN("a"));
    tape_push(&tape, 3);
    tape_end_part(&tape, 8, SPAN("b"));
    tape_end_part(&tape, 9, SPAN("empty"));
    tape_push(&tape, 0);
    tape_push(&tape, 4);
    tape_push(&tape, 5);
    tape_push(&tape, 6);
    tape_end_part(&tape, 10, SPAN("c"));
    return tape;
}

static void a_part_without_words_is_none(void **state)
{
    (void)state;
    struct tape tape = tape_of_six();
    assert_int_equal(tape.part_count, 3);
    assert_true(span_equal(tape.parts[2].unit, SPAN("c")));
    assert_int_equal(tape_part_behind(&tape, 0), 0);
    assert_int_equal(tape_part_behind(&tape, 1), 0);
    assert_int_equal(tape_part_behind(&tape, 2), 1);
    assert_int_equal(tape_part_behind(&tape, 6), 2);
    assert_int_equal(tape_part_behind(&tape, 7), 3);
    tape_close(&tape);
}

static void a_range_begins_with_words_before_it_up_to_a_break(void **state)
{
    (void)state;
    struct tape tape = tape_of_six();
    assert_int_equal(tape_range(&tape, 2, 7, 3).begin, 0);
    assert_int_equal(tape_range(&tape, 2, 7, 1).begin, 1);
    assert_int_equal(tape_range(&tape, 5, 7, 3).begin, 4);
    assert_int_equal(tape_range(&tape, 4, 7, 3).begin, 4);
    tape_close(&tape);
}

static void an_ngram_is_of_the_part_and_the_range_in_which_it_ends(void **state)
{
    (void)state;
    struct tape tape = tape_of_six();
    struct tape_range all = {0, 0, 7}, last = {1, 2, 7};
    static const struct {
        size_t part;
        uint32_t order;
        size_t begin, end, begin_last, end_last;
    } cases[] = {{0, 1, 0, 2, 1, 1}, {0, 2, 0, 1, 0, 0}, {1, 1, 2, 3, 1, 2},
        {1, 2, 1, 2, 0, 1}, {1, 3, 0, 1, 0, 0}, {2, 1, 3, 7, 2, 6}, {2, 3, 1, 5, 0, 4}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const struct tape_part *part = &tape.parts[cases[i].part];
        struct tape_stretch got = tape_stretch(&tape, all, part, cases[i].order);
        if (got.begin != cases[i].begin || got.end != cases[i].end)
            fail_msg("case %zu: [%zu, %zu) of all", i, got.begin, got.end);
        got = tape_stretch(&tape, last, part, cases[i].order);
        if (got.begin != cases[i].begin_last || got.end != cases[i].end_last)
            fail_msg("case %zu: [%zu, %zu) of the last", i, got.begin, got.end);
    }
    tape_close(&tape);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_part_without_words_is_none),
        cmocka_unit_test(a_range_begins_with_words_before_it_up_to_a_break),
        cmocka_unit_test(an_ngram_is_of_the_part_and_the_range_in_which_it_ends),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
