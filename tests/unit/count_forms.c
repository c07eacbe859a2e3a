#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "count/forms.h"

const char program_name[] = "count_forms";

static void the_most_frequent_come_first_and_ties_in_byte_order(void **state)
{
    (void)state;
    struct forms forms = {.items = NULL};
    forms_add(&forms, SPAN("b"), 2);
    forms_add(&forms, SPAN("ab"), 2);
    forms_add(&forms, SPAN("c"), 1);
    forms_add(&forms, SPAN("a"), 1);
    forms_add(&forms, SPAN("c"), 2);
    assert_true(span_equal(forms_cell(&forms), SPAN("c:3|ab:2|b:2|a:1")));
    forms_close(&forms);
}

static void cells_add_up_in_any_order(void **state)
{
    (void)state;
    struct forms forms = {.items = NULL};
    assert_true(forms_add_cell(&forms, SPAN("x:1|12:30:1")));
    assert_true(forms_add_cell(&forms, SPAN("12:30:5|y&#124;:1|x:4")));
    assert_true(span_equal(forms_cell(&forms), SPAN("12:30:6|x:5|y&#124;:1")));
    forms_clear(&forms);
    assert_int_equal(forms_cell(&forms).size, 0);
    assert_false(forms_add_cell(&forms, SPAN("x:1||y:1")));
    assert_false(forms_add_cell(&forms, SPAN("x")));
    forms_close(&forms);
}

static void a_bar_within_a_form_is_escaped(void **state)
{
    (void)state;
    struct forms forms = {.items = NULL};
    forms_add(&forms, SPAN("||"), UINT64_MAX);
    assert_true(span_equal(forms_cell(&forms), SPAN("&#124;&#124;:18446744073709551615")));
    forms_close(&forms);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_most_frequent_come_first_and_ties_in_byte_order),
        cmocka_unit_test(cells_add_up_in_any_order),
        cmocka_unit_test(a_bar_within_a_form_is_escaped),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
