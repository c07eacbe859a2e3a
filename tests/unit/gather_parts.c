#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "gather/parts.h"

const char program_name[] = "gather_parts";

static void parts_are_never_more_than_articles_nor_too_small(void **state)
{
    (void)state;
    assert_int_equal(parts_for(4, 3), 3);
    assert_int_equal(parts_for(4, 0), 1);
    assert_int_equal(parts_for(0, 100), 1);
}

static void parts_follow_each_other_and_are_of_one_size(void **state)
{
    (void)state;
    uint64_t part = 0, sizes[4] = {0};
    for (uint64_t done = 0; done < 400; done += 10) {
        uint64_t next = parts_next(part, 3, done, 400);
        assert_true(next == part || next == part + 1);
        part = next;
        sizes[part] += 10;
    }
    assert_int_equal(part, 3);
    for (int i = 1; i <= 3; i++)
        assert_true(sizes[i] >= 120 && sizes[i] <= 140);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(parts_are_never_more_than_articles_nor_too_small),
        cmocka_unit_test(parts_follow_each_other_and_are_of_one_size),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
