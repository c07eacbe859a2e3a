#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "lib/message.h"
#include "lib/trie.h"

const char program_name[] = "tokenize_trie";

/* 'a' is a word and begins "ab": codes a 1, b 2; the root's base is 0, that of a is 2. */
static struct file {
    struct trie_header header;
    uint16_t codes[104];
    struct trie_emission emissions[3];
    struct trie_node nodes[5];
} file = {
    .header = {.magic = TRIE_MAGIC, .code_points = 104, .alphabet = 3, .nodes = 5},
    .codes = {['a'] = 1, ['b'] = 2, ['c'] = 77},
    .nodes = {{0, TRIE_FREE, TRIE_NO_WORD}, {2, 1, 10}, {0, TRIE_FREE, TRIE_NO_WORD},
        {0, TRIE_FREE, TRIE_NO_WORD}, {0, 2, 20}},
};

static struct span bytes(size_t size)
{
    return (struct span){(const char *)&file, size};
}

static void steps_from_character_to_character(void **state)
{
    (void)state;
    struct trie trie;
    assert_true(trie_open(&trie, bytes(sizeof file)));
    const struct trie_node *a = trie_step(&trie, 0, trie_code(&trie, 'a'));
    assert_non_null(a);
    assert_int_equal(a->cost, 10);
    const struct trie_node *ab = trie_step(&trie, a->base, trie_code(&trie, 'b'));
    assert_non_null(ab);
    assert_int_equal(ab->cost, 20);
    assert_null(trie_step(&trie, a->base, trie_code(&trie, 'a')));
    assert_null(trie_step(&trie, 0, trie_code(&trie, 'b')));
}

static void has_no_code_for_what_the_file_does_not_hold(void **state)
{
    (void)state;
    struct trie trie;
    assert_true(trie_open(&trie, bytes(sizeof file)));
    assert_int_equal(trie_code(&trie, 'd' + 1000), 0);
    assert_int_equal(trie_code(&trie, 'c'), 0); /* 77 of an alphabet of 3 */
    assert_null(trie_step(&trie, 0, 0));
    assert_null(trie_step(&trie, UINT32_MAX - 10, 5));
}

static void refuses_a_file_that_is_cut(void **state)
{
    (void)state;
    struct trie trie;
    for (size_t size = 0; size < sizeof file; size++)
        assert_false(trie_open(&trie, bytes(size)));
}

static void refuses_a_file_of_another_format(void **state)
{
    (void)state;
    struct trie trie;
    file.header.magic[12] = '9';
    assert_false(trie_open(&trie, bytes(sizeof file)));
    file.header.magic[12] = TRIE_MAGIC[12];
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(steps_from_character_to_character),
        cmocka_unit_test(has_no_code_for_what_the_file_does_not_hold),
        cmocka_unit_test(refuses_a_file_that_is_cut),
        cmocka_unit_test(refuses_a_file_of_another_format),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
