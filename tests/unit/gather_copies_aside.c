#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "gather/copies_aside.h"
#include "lib/arena.h"

const char program_name[] = "gather_copies_aside";

enum {
    TEXTS = 3000, /* more than end in a block */
    SIZE = 1 << 20,
};

/* A text of some words, the same for every tenth number; one of them is larger than all
 * blocks. */
static struct span make_text(struct arena *arena, int number)
{
    size_t size = number == 7 ? SIZE : 400;
    char *text = arena_new(arena, size + 32, 1);
    size_t used = 0;
    for (unsigned i = 1; used < size; i++)
        used += (size_t)sprintf(text + used, "boat%u ", i * (unsigned)(number % 10 + 1));
    return (struct span){text, used};
}

static void marks_are_as_without_a_thread(void **state)
{
    (void)state;
    struct copies copies, expected;
    struct arena arena = {0};
    copies_open(&copies);
    copies_open(&expected);
    struct copies_aside *aside = copies_aside_new(&copies);
    for (int i = 0; i < TEXTS; i++) {
        struct span text = make_text(&arena, i);
        bool failed = i % 100 == 3;
        copies_aside_read(aside, (struct span){text.data, text.size / 2});
        copies_aside_read(aside, span_behind(text, text.size / 2));
        copies_aside_end_text(aside, failed);
        if (!failed)
            copies_read(&expected, text);
        copies_end(&expected);
    }
    copies_aside_end(aside);
    assert_int_equal(copies.count, TEXTS);
    assert_int_equal(copies.same, expected.same);
    assert_int_equal(copies.same_bytes, expected.same_bytes);
    for (int i = 1; i <= TEXTS; i++) {
        assert_int_equal(copies.marks[i].same, expected.marks[i].same);
        assert_int_equal(copies.marks[i].near, expected.marks[i].near);
    }
    assert_in_range(copies.same, TEXTS / 2, TEXTS);
    copies_close(&copies);
    copies_close(&expected);
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(marks_are_as_without_a_thread),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
