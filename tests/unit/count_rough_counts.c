#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "count/rough_counts.h"

const char program_name[] = "count_rough_counts";

/* Counts pair i up to 9 times, in a filter with too few counters. */
static void count_all(const struct rough_counts *rough, uint32_t pairs, unsigned most)
{
    for (uint32_t i = 1; i <= pairs; i++)
        for (uint32_t n = 0; n < i % 10; n++)
            rough_count(rough_counter(rough, pair_of(i, i + 1)), most);
}

static void no_count_is_too_small(void **state)
{
    struct rough_counts rough;
    (void)state;
    rough_counts_open(&rough, 0);
    count_all(&rough, 5000, 5);
    for (uint32_t i = 1; i <= 5000; i++) {
        unsigned told = *rough_counter(&rough, pair_of(i, i + 1));
        assert_true(told >= (i % 10 < 5 ? i % 10 : 5) && told <= 5);
    }
    rough_counts_close(&rough);
}

static void most_that_is_rare_is_known_to_be(void **state)
{
    struct rough_counts rough;
    uint32_t known = 0;
    (void)state;
    rough_counts_open(&rough, 1 << 16);
    count_all(&rough, 5000, ROUGH_MOST);
    rough_counts_clear(&rough);
    count_all(&rough, 5000, ROUGH_MOST);
    for (uint32_t i = 1; i <= 5000; i++)
        known += *rough_counter(&rough, pair_of(i, i + 1)) == i % 10;
    assert_true(known > 4500);
    rough_counts_close(&rough);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_count_is_too_small),
        cmocka_unit_test(most_that_is_rare_is_known_to_be),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
