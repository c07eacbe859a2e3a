#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "lib/forms_cell.h"

const char program_name[] = "lib_forms_cell";

static void the_most_frequent_come_first_and_ties_in_byte_order(void **state)
{
    (void)state;
    struct forms_cell forms = {.items = NULL};
    forms_cell_add(&forms, SPAN("b"), 2);
    forms_cell_add(&forms, SPAN("ab"), 2);
    forms_cell_add(&forms, SPAN("c"), 1);
    forms_cell_add(&forms, SPAN("a"), 1);
    forms_cell_add(&forms, SPAN("c"), 2);
    assert_true(span_equal(forms_cell_text(&forms), SPAN("c:3|ab:2|b:2|a:1")));
    forms_cell_close(&forms);
}

static void cells_add_up_in_any_order(void **state)
{
    (void)state;
    struct forms_cell forms = {.items = NULL};
    assert_true(forms_cell_add_cell(&forms, SPAN("x:1|12:30:1")));
    assert_true(forms_cell_add_cell(&forms, SPAN("12:30:5|y&#124;:1|x:4")));
    assert_true(span_equal(forms_cell_text(&forms), SPAN("12:30:6|x:5|y&#124;:1")));
    forms_cell_clear(&forms);
    assert_int_equal(forms_cell_text(&forms).size, 0);
    assert_false(forms_cell_add_cell(&forms, SPAN("x:1||y:1")));
    assert_false(forms_cell_add_cell(&forms, SPAN("x")));
    forms_cell_close(&forms);
}

static void a_bar_within_a_form_is_escaped(void **state)
{
    (void)state;
    struct forms_cell forms = {.items = NULL};
    forms_cell_add(&forms, SPAN("||"), UINT64_MAX);
    assert_true(
        span_equal(forms_cell_text(&forms), SPAN("&#124;&#124;:18446744073709551615")));
    forms_cell_close(&forms);
}

static void forms_are_divided_at_the_last_colon(void **state)
{
    (void)state;
    struct span cell = SPAN("12:30:2|:|:1"), form;
    uint64_t count;
    assert_true(forms_cell_next(&cell, &form, &count));
    assert_true(span_equal(form, SPAN("12:30")) && count == 2);
    assert_false(forms_cell_next(&cell, &form, &count));
    assert_true(cell.size > 0);
    cell = SPAN("::7");
    assert_true(forms_cell_next(&cell, &form, &count));
    assert_true(span_equal(form, SPAN(":")) && count == 7);
    assert_false(forms_cell_next(&cell, &form, &count));
    assert_int_equal(cell.size, 0);
}

static void the_cell_of_one_form_is_that_of_all(void **state)
{
    (void)state;
    static const char *const texts[] = {"a", "", "a|b", "12:30"};
    struct forms_cell one = {.items = NULL}, all = {.items = NULL};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        forms_cell_clear(&all);
        forms_cell_add(&all, span_of(texts[i]), 10 + i);
        assert_true(span_equal(
            forms_cell_of_one(&one, span_of(texts[i]), 10 + i), forms_cell_text(&all)));
    }
    forms_cell_close(&one);
    forms_cell_close(&all);
}

static void a_bar_is_decoded_and_nothing_else(void **state)
{
    (void)state;
    char room[32];
    struct span form = SPAN("&#124;a&#124&#124;&amp;");
    assert_true(span_equal(forms_cell_unescape(form, room), SPAN("|a&#124|&amp;")));
    assert_int_equal(forms_cell_unescape(SPAN(""), room).size, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_most_frequent_come_first_and_ties_in_byte_order),
        cmocka_unit_test(cells_add_up_in_any_order),
        cmocka_unit_test(a_bar_within_a_form_is_escaped),
        cmocka_unit_test(forms_are_divided_at_the_last_colon),
        cmocka_unit_test(the_cell_of_one_form_is_that_of_all),
        cmocka_unit_test(a_bar_is_decoded_and_nothing_else),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
