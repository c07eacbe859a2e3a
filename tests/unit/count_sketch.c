#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "count/sketch.h"

const char program_name[] = "count_sketch";

enum { CELLS = 1 << 10 };

static void add_times(struct sketch *sketch, uint64_t hash, int times)
{
    for (int i = 0; i < times; i++)
        sketch_add(sketch, hash);
}

/* Hash n is added n times; those above CELLS share a counter with others. */
static void what_is_frequent_is_never_taken_for_rare(void **state)
{
    (void)state;
    struct sketch *sketch = sketch_new(CELLS);
    for (uint64_t hash = 0; hash < 300; hash++)
        add_times(sketch, hash * 7, (int)hash % 20);
    sketch_end(sketch, 10);
    for (uint64_t hash = 0; hash < 300; hash++)
        if (hash % 20 >= 10 && !sketch_has(sketch, hash * 7))
            fail_msg("expected hash %d, added %d times, to be had", (int)hash * 7,
                (int)hash % 20);
    sketch_free(sketch);
}

static void what_has_a_counter_of_its_own_is_told_exactly(void **state)
{
    (void)state;
    struct sketch *sketch = sketch_new(CELLS);
    add_times(sketch, 1, 9);
    add_times(sketch, 2, 10);
    add_times(sketch, 0, 11);
    sketch_end(sketch, 10);
    assert_false(sketch_has(sketch, 1));
    assert_true(sketch_has(sketch, 2));
    assert_true(sketch_has(sketch, 0));
    assert_false(sketch_has(sketch, 3));
    assert_true(sketch_has(sketch, 2 + CELLS));
    sketch_free(sketch);
}

/* Beyond its limit a counter tells no more, and all that reached it is had. */
static void counters_stop_at_their_limit(void **state)
{
    (void)state;
    struct sketch *sketch = sketch_new(CELLS);
    add_times(sketch, 1, 1000);
    add_times(sketch, 2, SKETCH_LIMIT - 1);
    sketch_end(sketch, 900);
    assert_true(sketch_has(sketch, 1));
    assert_false(sketch_has(sketch, 2));
    sketch_free(sketch);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_frequent_is_never_taken_for_rare),
        cmocka_unit_test(what_has_a_counter_of_its_own_is_told_exactly),
        cmocka_unit_test(counters_stop_at_their_limit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
