#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "report/math/top_rows.h"

const char program_name[] = "report_best";

static void assert_items(const struct top_rows *best, const size_t *items, size_t count)
{
    assert_int_equal(best->count, count);
    for (size_t i = 0; i < count; i++)
        assert_int_equal(best->rows[i].item, items[i]);
}

static void the_highest_of_each_language_are_kept(void **state)
{
    (void)state;
    struct top_rows best = {0};
    top_rows_add(&best, 1, 9, 0);
    top_rows_add(&best, 0, 1, 1);
    top_rows_add(&best, 0, 3, 2);
    top_rows_add(&best, 1, 7, 3);
    top_rows_add(&best, 0, 2, 4);
    assert_int_equal(top_rows_take(&best, 2), 4);
    assert_items(&best, (size_t[]){2, 4, 0, 3}, 4);
    top_rows_close(&best);
}

static void of_equal_scores_the_first_item_comes_first(void **state)
{
    (void)state;
    struct top_rows best = {0};
    for (size_t item = 5; item-- > 0;)
        top_rows_add(&best, 0, 1, item);
    top_rows_take(&best, 3);
    assert_items(&best, (size_t[]){0, 1, 2}, 3);
    top_rows_close(&best);
}

static void fewer_than_wanted_are_all_kept(void **state)
{
    (void)state;
    struct top_rows best = {0};
    assert_int_equal(top_rows_take(&best, 4), 0);
    top_rows_add(&best, 3, -2, 7);
    assert_int_equal(top_rows_take(&best, 4), 1);
    assert_items(&best, (size_t[]){7}, 1);
    assert_int_equal(top_rows_take(&best, 0), 0);
    top_rows_close(&best);
    assert_null(best.rows);
}

static void rows_are_seen_in_the_order_in_which_they_are_taken(void **state)
{
    enum { ROWS = 1000 };
    (void)state;
    struct top_rows seen = {0}, taken = {0};
    for (uint32_t i = 0; i < ROWS; i++) {
        top_rows_add(&seen, i * 7919 % 3, i * 7919 % 101, i);
        top_rows_add(&taken, i * 7919 % 3, i * 7919 % 101, i);
    }
    assert_int_equal(top_rows_take(&taken, ROWS), ROWS);
    assert_int_equal(top_rows_at(&seen, 2)->item, taken.rows[2].item);
    for (size_t i = 0; i < ROWS; i++)
        assert_int_equal(top_rows_at(&seen, i)->item, taken.rows[i].item);
    top_rows_close(&seen);
    top_rows_close(&taken);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_highest_of_each_language_are_kept),
        cmocka_unit_test(rows_are_seen_in_the_order_in_which_they_are_taken),
        cmocka_unit_test(of_equal_scores_the_first_item_comes_first),
        cmocka_unit_test(fewer_than_wanted_are_all_kept),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
