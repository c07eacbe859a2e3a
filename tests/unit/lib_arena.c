#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "lib/arena.h"

const char program_name[] = "lib_arena";

static void what_is_taken_is_zeroed_aligned_and_apart(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct span name = arena_copy(&arena, SPAN("odd"));
    uint64_t *numbers[500];
    for (size_t i = 0; i < 500; i++) {
        numbers[i] = arena_new(&arena, i + 1, sizeof **numbers);
        assert_int_equal((uintptr_t)numbers[i] % _Alignof(max_align_t), 0);
        for (size_t j = 0; j <= i; j++) {
            assert_int_equal(numbers[i][j], 0);
            numbers[i][j] = i;
        }
    }
    for (size_t i = 0; i < 500; i++)
        for (size_t j = 0; j <= i; j++)
            assert_int_equal(numbers[i][j], i);
    assert_string_equal(name.data, "odd");
    arena_free(&arena);
}

static void text_of_any_length_is_printed(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct span text = arena_print(&arena, "%s %100000d", "wide", 7);
    assert_int_equal(text.size, 100005);
    assert_int_equal(text.data[text.size], '\0');
    assert_int_equal(arena_print(&arena, "%s", "").size, 0);
    arena_free(&arena);
    assert_null(arena.blocks);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_taken_is_zeroed_aligned_and_apart),
        cmocka_unit_test(text_of_any_length_is_printed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
