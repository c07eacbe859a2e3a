#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "report/corpus/intern.h"

const char program_name[] = "report_index";

static void numbers_are_given_in_the_order_of_coming(void **state)
{
    (void)state;
    struct intern index = {0};
    struct arena arena = {0};
    assert_int_equal(intern_add(&index, &arena, SPAN("tide"), 0), 0);
    assert_int_equal(intern_add(&index, &arena, SPAN("boat"), 0), 1);
    assert_int_equal(intern_add(&index, &arena, SPAN("tide"), 0), 0);
    assert_int_equal(index.count, 2);
    assert_memory_equal(index.keys[1].text.data, "boat", 4);
    intern_close(&index);
    arena_free(&arena);
}

static void a_tag_tells_equal_texts_apart(void **state)
{
    (void)state;
    struct intern index = {0};
    struct arena arena = {0};
    assert_int_equal(intern_add(&index, &arena, SPAN("die"), 1), 0);
    assert_int_equal(intern_add(&index, &arena, SPAN("die"), 2), 1);
    assert_int_equal(intern_find(&index, SPAN("die"), 2), 1);
    assert_int_equal(intern_find(&index, SPAN("die"), 3), INTERN_NONE);
    intern_close(&index);
    arena_free(&arena);
}

static void what_is_not_there_is_not_found(void **state)
{
    (void)state;
    struct intern index = {0};
    struct arena arena = {0};
    assert_int_equal(intern_find(&index, SPAN("tide"), 0), INTERN_NONE);
    intern_add(&index, &arena, SPAN("tide"), 0);
    assert_int_equal(intern_find(&index, SPAN("tid"), 0), INTERN_NONE);
    assert_int_equal(intern_find(&index, SPAN("tides"), 0), INTERN_NONE);
    assert_int_equal(intern_find(&index, SPAN(""), 0), INTERN_NONE);
    assert_int_equal(intern_add(&index, &arena, SPAN(""), 0), 1);
    assert_int_equal(intern_find(&index, SPAN(""), 0), 1);
    intern_close(&index);
    arena_free(&arena);
}

static void the_text_is_copied(void **state)
{
    (void)state;
    struct intern index = {0};
    struct arena arena = {0};
    char text[] = "tide";
    intern_add(&index, &arena, span_of(text), 0);
    text[0] = 'r';
    assert_int_equal(intern_find(&index, SPAN("tide"), 0), 0);
    assert_int_equal(intern_find(&index, SPAN("ride"), 0), INTERN_NONE);
    intern_close(&index);
    arena_free(&arena);
}

/* Texts of 1 to 20 bytes: every remainder of the hash's words of 8, and many growths. */
static void many_keep_their_numbers_while_the_table_grows(void **state)
{
    (void)state;
    enum { MANY = 50000 };
    struct intern index = {0};
    struct arena arena = {0};
    char text[32];
    for (uint32_t i = 0; i < MANY; i++) {
        int size = snprintf(text, sizeof text, "%0*u", (int)(i % 20) + 1, i);
        uint32_t number = intern_add(&index, &arena, (struct span){text, (size_t)size}, 0);
        assert_int_equal(number, index.count - 1);
    }
    for (uint32_t i = 0; i < MANY; i++) {
        int size = snprintf(text, sizeof text, "%0*u", (int)(i % 20) + 1, i);
        assert_int_equal(intern_find(&index, (struct span){text, (size_t)size}, 0), i);
    }
    intern_close(&index);
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_are_given_in_the_order_of_coming),
        cmocka_unit_test(a_tag_tells_equal_texts_apart),
        cmocka_unit_test(what_is_not_there_is_not_found),
        cmocka_unit_test(the_text_is_copied),
        cmocka_unit_test(many_keep_their_numbers_while_the_table_grows),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
