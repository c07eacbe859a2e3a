#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "gather/copies.h"
#include "lib/arena.h"

const char program_name[] = "gather_copies";

#define FERRY \
    "The ferry crosses the river at dawn and the captain counts all who wait on the pier " \
    "with their baskets of apples and of pears."
#define MILL "风车在山谷里转动，磨坊主人每天早晨把面粉送到河边的村庄，孩子们在桥上等着他。"

/* Reads texts, in pieces of so many bytes, and checks what each is the same as and near. */
static void check(const char *const *texts, size_t count, size_t piece,
    const struct copies_mark *expected)
{
    struct copies copies;
    copies_open(&copies);
    for (size_t i = 0; i < count; i++) {
        struct span left = span_of(texts[i]);
        while (left.size) {
            size_t size = left.size < piece ? left.size : piece;
            copies_read(&copies, (struct span){left.data, size});
            left = (struct span){left.data + size, left.size - size};
        }
        struct copies_mark mark = copies_end(&copies);
        assert_int_equal(mark.same, expected[i].same);
        assert_int_equal(mark.near, expected[i].near);
    }
    copies_close(&copies);
}

static void space_makes_no_difference(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "The ferry crosses the river at dawn and the captain counts all who wait "
        "on\xC2\xA0the "
        "pier\r\nwith their baskets of apples\r\n\r\nand of pears.\r\n",
        "\xEF\xBB\xBF" FERRY,
        FERRY "!",
        MILL,
        "风车在山谷里转动，\n磨坊主人每天早晨把面粉\u3000送到河边的村庄，孩子们在桥上等着他"
        "。",
    };
    static const struct copies_mark expected[] = {{0, 0}, {1, 0}, {0, 1}, {0, 0}, {4, 0}};
    for (size_t piece = 1; piece < 8; piece++)
        check(texts, 5, piece, expected);
    check(texts, 5, 1000, expected);
}

static void what_is_near_is_like_the_first(void **state)
{
    (void)state;
    static const char *const texts[] = {"Ferry news\n\n" FERRY, FERRY, FERRY " Again.",
        FERRY,
        "Something else that is long enough is here, about bakers and their bread, "
        "which is sold warm in the first hour of a cold morning."};
    static const struct copies_mark expected[] = {{0, 0}, {0, 1}, {0, 1}, {2, 0}, {0, 0}};
    check(texts, 5, 1000, expected);
}

static void short_texts_are_no_copies(void **state)
{
    (void)state;
    static const char *const texts[] = {"Yes.", "Yes.", "", ""};
    static const struct copies_mark expected[4] = {{0, 0}};
    check(texts, 4, 1000, expected);
}

static void words_may_be_of_any_length(void **state)
{
    (void)state;
    struct arena arena = {0};
    char *texts[3];
    for (int i = 0; i < 3; i++) {
        texts[i] = arena_new(&arena, 40 * COPIES_WORD + 1, 1);
        memset(texts[i], 'a', 40 * COPIES_WORD);
    }
    texts[2][39 * COPIES_WORD] = 'b';
    static const struct copies_mark expected[] = {{0, 0}, {1, 0}, {0, 1}};
    check((const char *const *)texts, 3, 7, expected);
    arena_free(&arena);
}

static void a_text_that_failed_is_begun_anew(void **state)
{
    (void)state;
    struct copies copies;
    copies_open(&copies);
    copies_read(&copies, SPAN(FERRY));
    copies_begin(&copies);
    assert_int_equal(copies_end(&copies).same, 0);
    copies_read(&copies, SPAN(FERRY));
    assert_int_equal(copies_end(&copies).same, 0);
    copies_read(&copies, SPAN(FERRY));
    assert_int_equal(copies_end(&copies).same, 2);
    assert_int_equal(copies.same, 1);
    copies_close(&copies);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(space_makes_no_difference),
        cmocka_unit_test(what_is_near_is_like_the_first),
        cmocka_unit_test(short_texts_are_no_copies),
        cmocka_unit_test(words_may_be_of_any_length),
        cmocka_unit_test(a_text_that_failed_is_begun_anew),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
