#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "lib/hashtable.h"

const char program_name[] = "lib_hashtable";

static void a_block_hashes_as_its_bytes_do_at_every_size(void **state)
{
    (void)state;
    struct hash_key key = hash_key_new();
    const char text[2 * HASH_BLOCK + 1] =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789..";
    for (size_t size = 0; size <= HASH_BLOCK; size++) {
        struct hash_block block = hash_load(text, size);
        struct span bytes = {text, size};
        assert_int_equal(memcmp(&block, text, size), 0);
        for (size_t i = size; i < HASH_BLOCK; i++)
            assert_int_equal(((const char *)&block)[i], 0);
        assert_int_equal(hash_block(&key, 7, &block), hash_bytes(&key, 7, bytes));
    }
}

static void products_fold_alike_without_wide_integers(void **state)
{
    (void)state;
    uint64_t a = UINT64_MAX, b = UINT64_MAX;
    for (int i = 0; i < 10000; i++) {
        assert_true(hash_fold(a, b) == hash_fold_narrow(a, b));
        a = b * UINT64_C(0x9e3779b97f4a7c15) >> i % 64;
        b = a + b + UINT64_C(0xd1b54a32d192ed03);
    }
}

static void seeds_keys_and_every_byte_matter(void **state)
{
    (void)state;
    struct hash_key key = hash_key_new(), other = hash_key_new();
    char text[100] = {0};
    for (size_t size = 1; size <= sizeof text; size++) {
        struct span bytes = {text, size};
        uint64_t hash = hash_bytes(&key, 1, bytes);
        assert_int_not_equal(hash, hash_bytes(&key, 2, bytes));
        assert_int_not_equal(hash, hash_bytes(&other, 1, bytes));
        for (size_t i = 0; i < size; i++) {
            text[i] = 1;
            assert_int_not_equal(hash, hash_bytes(&key, 1, bytes));
            text[i] = 0;
        }
    }
}

static void low_bits_spread(void **state)
{
    (void)state;
    enum { BUCKETS = 256, ITEMS = BUCKETS * 64 };
    struct hash_key key = hash_key_new();
    unsigned counts[BUCKETS] = {0}, pairs[BUCKETS] = {0};
    for (uint32_t i = 0; i < ITEMS; i++) {
        char word[16];
        int size = snprintf(word, sizeof word, "w%u", i);
        counts[hash_bytes(&key, 0, (struct span){word, (size_t)size}) % BUCKETS]++;
        pairs[hash_pair(&key, i, 3) % BUCKETS]++;
    }
    for (int i = 0; i < BUCKETS; i++) {
        assert_in_range(counts[i], 16, 160);
        assert_in_range(pairs[i], 16, 160);
    }
}

static void strings_keep_their_numbers_through_growth(void **state)
{
    (void)state;
    struct hash_strings set;
    char word[32];
    hash_strings_open(&set);
    for (uint32_t i = 1; i <= 10000; i++) {
        int size = snprintf(word, sizeof word, "%u", i * 7);
        assert_int_equal(hash_strings_find(&set, (struct span){word, (size_t)size}), 0);
        assert_int_equal(hash_strings_add(&set, (struct span){word, (size_t)size}), i);
    }
    assert_int_equal(hash_strings_add(&set, SPAN("70000")), 10000);
    assert_int_equal(hash_strings_add(&set, (struct span){NULL, 0}), 10001);
    assert_int_equal(hash_strings_find(&set, SPAN("")), 10001);
    assert_int_equal(hash_strings_find(&set, SPAN("7")), 1);
    assert_true(span_equal(set.strings[2], SPAN("14")));
    hash_strings_close(&set);
}

static void a_cleared_table_is_empty_and_usable(void **state)
{
    (void)state;
    struct hash_table table;
    hash_table_open(&table, 4);
    for (uint32_t i = 1; i <= 100; i++)
        hash_insert(&table, i * UINT64_C(0x9e3779b97f4a7c15), i);
    assert_int_equal(table.used, 100);
    assert_true(table.size >= 128);
    hash_table_clear(&table);
    assert_int_equal(table.used, 0);
    for (size_t i = 0; i < table.size; i++)
        assert_int_equal(table.slots[i].item, 0);
    hash_insert(&table, 5, 1);
    assert_int_equal(table.slots[hash_first(&table, 5)].item, 1);
    hash_table_close(&table);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_block_hashes_as_its_bytes_do_at_every_size),
        cmocka_unit_test(products_fold_alike_without_wide_integers),
        cmocka_unit_test(seeds_keys_and_every_byte_matter),
        cmocka_unit_test(low_bits_spread),
        cmocka_unit_test(strings_keep_their_numbers_through_growth),
        cmocka_unit_test(a_cleared_table_is_empty_and_usable),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
