#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "count/word_cells.h"

const char program_name[] = "count_word_cells";

static void assert_cell(struct span cell, const char *expected)
{
    if (!span_equal(cell, span_of(expected)))
        fail_msg("%.*s is not %s", (int)cell.size, cell.data, expected);
}

static void cells_stand_behind_each_other(void **state)
{
    (void)state;
    struct word_cells cells = {0};
    struct counts_row row = {.count = 0};
    word_cells_open(&cells, 2);
    word_cells_add(&cells, 2, SPAN("ferry"), SPAN("en"), SPAN("Ferries"));
    word_cells_set(&cells, 2, UINT32_MAX, &row);
    assert_cell(row.forms, "Ferries:4294967295");
    word_cells_set(&cells, 2, 7, &row);
    assert_int_equal(row.count, 7);
    assert_cell(row.term, "ferry");
    assert_cell(row.lang, "en");
    assert_cell(row.forms, "Ferries:7");
    assert_ptr_equal(row.lang.data, row.term.data + row.term.size + 1);
    assert_ptr_equal(row.forms.data, row.lang.data + row.lang.size + 1);
    word_cells_close(&cells);
}

static void long_words_have_none(void **state)
{
    (void)state;
    static char word[WORD_CELLS_MOST];
    struct word_cells cells = {0};
    word_cells_open(&cells, 1);
    word_cells_add(&cells, 1, SPAN("a"), SPAN("en"), (struct span){word, sizeof word});
    assert_null(cells.words[1].text);
    word_cells_close(&cells);
}

static void few_bytes_are_copied_as_they_are(void **state)
{
    (void)state;
    static const char text[] = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGH";
    for (size_t size = 0; size < sizeof text; size++) {
        char copy[sizeof text + 1] = "";
        memset(copy, '-', sizeof copy);
        assert_ptr_equal(span_copy(copy, (struct span){text, size}), copy + size);
        assert_memory_equal(copy, text, size);
        assert_int_equal(copy[size], '-');
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cells_stand_behind_each_other),
        cmocka_unit_test(long_words_have_none),
        cmocka_unit_test(few_bytes_are_copied_as_they_are),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
