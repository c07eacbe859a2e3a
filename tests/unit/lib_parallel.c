#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "lib/parallel.h"

const char program_name[] = "lib_parallel";

enum { ITEMS = 1000 };

struct seen {
    unsigned char times[ITEMS];
    size_t steps[PARALLEL_MOST]; /* of each worker */
    size_t step;
};

static void see(void *context, size_t worker, size_t first, size_t end)
{
    struct seen *seen = context;
    assert_true(worker < PARALLEL_MOST);
    assert_int_equal(first % seen->step, 0);
    assert_true(end - first == seen->step || end == ITEMS);
    seen->steps[worker]++;
    for (size_t i = first; i < end; i++)
        seen->times[i]++;
}

static void each_item_is_worked_on_once(void **state)
{
    (void)state;
    static const size_t steps[] = {1, 7, 500, ITEMS - 1, ITEMS, SIZE_MAX};
    for (size_t s = 0; s < sizeof steps / sizeof *steps; s++) {
        struct seen seen = {.step = steps[s]};
        parallel_do(ITEMS, steps[s], see, &seen);
        size_t sum = 0;
        for (size_t i = 0; i < PARALLEL_MOST; i++)
            sum += seen.steps[i];
        assert_int_equal(sum, (ITEMS - 1) / steps[s] + 1);
        for (size_t i = 0; i < ITEMS; i++)
            assert_int_equal(seen.times[i], 1);
    }
}

static void of_no_items_none_is_worked_on(void **state)
{
    (void)state;
    struct seen seen = {.step = 1};
    parallel_do(0, 1, see, &seen);
    for (size_t i = 0; i < PARALLEL_MOST; i++)
        assert_int_equal(seen.steps[i], 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_item_is_worked_on_once),
        cmocka_unit_test(of_no_items_none_is_worked_on),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
