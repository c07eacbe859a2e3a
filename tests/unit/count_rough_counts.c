#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "count/rough_counts.h"

const char program_name[] = "count_rough_counts";

/* Counts pair i up to 9 times. */
static void count_all(struct rough_counts *rough, uint32_t pairs, unsigned most)
{
    for (uint32_t i = 1; i <= pairs; i++)
        for (uint32_t n = 0; n < i % 10; n++)
            rough_count(rough, rough_counter(rough, pair_of(i, i + 1)), most);
}

/* In too few counters. */
static void check_none_is_too_small(unsigned least)
{
    struct rough_counts rough;
    rough_counts_open(&rough, 0, least);
    count_all(&rough, 5000, least);
    for (uint32_t i = 1; i <= 5000; i++) {
        unsigned count = rough_count_of(&rough, rough_counter(&rough, pair_of(i, i + 1)));
        assert_true(count >= (i % 10 < least ? i % 10 : least) && count <= least);
    }
    rough_counts_close(&rough);
}

static void no_count_is_too_small(void **state)
{
    (void)state;
    check_none_is_too_small(2);
    check_none_is_too_small(3);
    check_none_is_too_small(5);
}

/* A count of two bits stops at 3, one of a byte at 255. */
static void check_most_are_right(uint64_t least, unsigned most)
{
    struct rough_counts rough;
    uint32_t known = 0;
    rough_counts_open(&rough, 1 << 16, least);
    assert_int_equal(rough.most, most);
    count_all(&rough, 5000, rough.most);
    rough_counts_clear(&rough);
    count_all(&rough, 5000, rough.most);
    for (uint32_t i = 1; i <= 5000; i++)
        known += rough_count_of(&rough, rough_counter(&rough, pair_of(i, i + 1))) ==
                 (i % 10 < most ? i % 10 : most);
    assert_true(known > 4500);
    size_t reached = rough_counts_reached(&rough, most < 9 ? most : 9);
    assert_in_range(reached, most < 9 ? 3000 : 400, most < 9 ? 3600 : 600);
    rough_counts_close(&rough);
}

static void most_that_is_rare_is_known_to_be(void **state)
{
    (void)state;
    check_most_are_right(2, 3);
    check_most_are_right(300, 255);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_count_is_too_small),
        cmocka_unit_test(most_that_is_rare_is_known_to_be),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
