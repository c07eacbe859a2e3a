#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "tests/unit/mapped_file.h"

const char program_name[] = "lib_mapped_table";

enum { SLOTS = 4 };

struct file {
    uint32_t slot_count, number_count;
    uint32_t slots[SLOTS];
};

static struct span bytes_of(const struct file *file)
{
    return (struct span){(const char *)file, sizeof *file};
}

static uint32_t find(const struct file *file, const char *key)
{
    struct mapped_table table;
    struct span bytes = bytes_of(file);
    assert_true(mapped_table_take(&table, &bytes));
    return mapped_table_find(&table, fnv_hash(span_of(key)));
}

static void finds_numbers_by_key(void **state)
{
    (void)state;
    static const char *const keys[] = {"one", "two", "three"};
    struct file file = {.slot_count = SLOTS, .number_count = 3};
    for (uint32_t i = 0; i < 3; i++)
        mapped_file_put(file.slots, SLOTS, 3, keys[i], i + 1);
    for (uint32_t i = 0; i < 3; i++)
        assert_int_equal(find(&file, keys[i]), i + 1);
    assert_int_equal(find(&file, "four"), 0);
    assert_int_equal(find(&file, ""), 0);
}

/* Whatever the hash, the slot after the last is the first. */
static void goes_on_at_the_front(void **state)
{
    (void)state;
    struct file file = {.slot_count = SLOTS,
        .number_count = 9,
        .slots = {(UINT32_MAX - 1) << 4 | 9, 0, 0, UINT32_MAX << 4 | 1}};
    struct mapped_table table;
    struct span bytes = bytes_of(&file);
    assert_true(mapped_table_take(&table, &bytes));
    assert_int_equal(mapped_table_find(&table, UINT32_MAX - 1), 9);
    assert_int_equal(mapped_table_find(&table, UINT32_MAX - 2), 0);
}

static void gives_no_number_beyond_those_there_are(void **state)
{
    (void)state;
    struct file file = {.slot_count = SLOTS, .number_count = 2};
    mapped_file_put(file.slots, SLOTS, 2, "two", 3);
    assert_int_equal(find(&file, "two"), 0);
}

static void ends_where_no_slot_is_free(void **state)
{
    (void)state;
    struct file file = {.slot_count = SLOTS, .number_count = 1};
    for (size_t i = 0; i < SLOTS; i++)
        file.slots[i] = 12345 << 1 | 1;
    assert_int_equal(find(&file, "one"), 0);
}

static void takes_its_bytes_and_no_more(void **state)
{
    (void)state;
    struct file file = {.slot_count = SLOTS - 1, .number_count = 1};
    struct mapped_table table;
    struct span bytes = bytes_of(&file);
    assert_true(mapped_table_take(&table, &bytes));
    assert_int_equal(bytes.size, sizeof(uint32_t));
    assert_ptr_equal(bytes.data, &file.slots[SLOTS - 1]);
}

static void refuses_what_is_no_whole_table(void **state)
{
    (void)state;
    struct file file = {.slot_count = SLOTS, .number_count = 1};
    struct mapped_table table;
    for (size_t size = 0; size < sizeof file; size++) {
        struct span cut = {(const char *)&file, size};
        assert_false(mapped_table_take(&table, &cut));
    }
    file.slot_count = 0;
    struct span bytes = bytes_of(&file);
    assert_false(mapped_table_take(&table, &bytes));
    file.slot_count = UINT32_MAX;
    bytes = bytes_of(&file);
    assert_false(mapped_table_take(&table, &bytes));
    file = (struct file){.slot_count = SLOTS, .number_count = UINT32_MAX};
    bytes = bytes_of(&file);
    assert_false(mapped_table_take(&table, &bytes));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_numbers_by_key),
        cmocka_unit_test(goes_on_at_the_front),
        cmocka_unit_test(gives_no_number_beyond_those_there_are),
        cmocka_unit_test(ends_where_no_slot_is_free),
        cmocka_unit_test(takes_its_bytes_and_no_more),
        cmocka_unit_test(refuses_what_is_no_whole_table),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
