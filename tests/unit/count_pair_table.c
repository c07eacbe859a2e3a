#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "count/pair_table.h"

const char program_name[] = "count_pair_table";

static struct pair_slot *add(struct pair_table *table, uint64_t pair)
{
    return pair_table_add(table, pair, pair_table_hash(table, pair));
}

static const struct pair_slot *find(const struct pair_table *table, uint64_t pair)
{
    return pair_table_find(table, pair, pair_table_hash(table, pair));
}

static void pairs_are_numbered_as_they_come_and_counted(void **state)
{
    (void)state;
    enum { SOME = 100000 };
    struct pair_table table;
    pair_table_open(&table, 0, UINT64_MAX);
    for (uint32_t times = 1; times <= 2; times++)
        for (uint32_t i = 1; i <= SOME; i++) {
            struct pair_slot *slot = add(&table, pair_of(i, SOME - i + 1));
            assert_non_null(slot);
            assert_int_equal(slot->number, i);
            assert_int_equal(++slot->count, times);
        }
    assert_int_equal(table.count, SOME);
    assert_int_equal(find(&table, pair_of(1, 1))->pair, 0);
    pair_table_close(&table);
}

static void halves_do_not_change_places(void **state)
{
    (void)state;
    struct pair_table table;
    pair_table_open(&table, 0, UINT64_MAX);
    assert_int_equal(add(&table, pair_of(1, 2))->number, 1);
    assert_int_equal(add(&table, pair_of(2, 1))->number, 2);
    assert_int_equal(add(&table, pair_of(UINT32_MAX, 1))->number, 3);
    pair_table_close(&table);
}

static void a_full_table_takes_no_more(void **state)
{
    (void)state;
    struct pair_table table;
    pair_table_open(&table, UINT32_MAX, 0);
    uint32_t i = 1;
    while (add(&table, pair_of(i, i)))
        i++;
    assert_true(table.full);
    assert_int_equal(table.count, i - 1);
    assert_int_equal(find(&table, pair_of(1, 1))->number, 1);
    pair_table_close(&table);
}

static void a_cleared_table_has_room_as_it_is_expected(void **state)
{
    (void)state;
    enum { SOME = 10000 };
    struct pair_table table;
    pair_table_open(&table, 0, UINT64_MAX);
    pair_table_reset(&table, SOME, UINT64_MAX);
    size_t capacity = table.capacity;
    for (uint32_t i = 1; i <= SOME; i++)
        assert_non_null(add(&table, pair_of(i, i)));
    assert_int_equal(table.capacity, capacity);
    pair_table_clear(&table, 1);
    assert_true(table.size < capacity);
    assert_int_equal(find(&table, pair_of(1, 1))->pair, 0);
    for (uint32_t i = 1; i <= SOME; i++)
        assert_int_equal(add(&table, pair_of(i, 1))->number, i);
    pair_table_reset(&table, SOME, 0);
    assert_int_equal(table.count, 0);
    assert_int_equal(find(&table, pair_of(1, 1))->pair, 0);
    pair_table_close(&table);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pairs_are_numbered_as_they_come_and_counted),
        cmocka_unit_test(halves_do_not_change_places),
        cmocka_unit_test(a_full_table_takes_no_more),
        cmocka_unit_test(a_cleared_table_has_room_as_it_is_expected),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
