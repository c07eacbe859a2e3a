#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "count/merge.h"

const char program_name[] = "count_merge";

struct list {
    struct row_source source;
    const struct part_row *rows;
    size_t count;
};

static bool next_of_list(struct row_source *source, struct part_row *row)
{
    struct list *list = (struct list *)source;
    if (!list->count)
        return false;
    *row = *list->rows++;
    list->count--;
    return true;
}

struct kept {
    struct row_sink sink;
    struct part_row rows[16];
    char cells[16][64];
    size_t count, most;
};

static bool keep(struct row_sink *sink, const struct part_row *row)
{
    struct kept *kept = (struct kept *)sink;
    if (kept->count == kept->most)
        return false;
    struct part_row *copy = &kept->rows[kept->count];
    *copy = *row;
    if (row->row.forms.size)
        memcpy(kept->cells[kept->count], row->row.forms.data, row->row.forms.size);
    copy->row.forms.data = kept->cells[kept->count++];
    return true;
}

#define ROW(word, cell, times, files, first, last) \
    { \
        .row = {.term = {(word), sizeof(word) - 1}, \
            .lang = {"en", 2}, \
            .forms = {(cell), sizeof(cell) - 1}, \
            .count = (times), \
            .documents = (files)}, \
        .first_open = (first), .last_open = (last) \
    }

static const struct part_row parts[3][2] = {
    {ROW("a", "a:2", 2, 1, 0, 7), ROW("b", "B:1", 1, 1, 0, 0)},
    {ROW("a", "a:1|A:1", 2, 0, 7, 7), ROW("c", "c:1", 1, 0, 7, 0)},
    {ROW("a", "A:3", 3, 2, 7, 9), ROW("b", "b:1", 1, 0, 0, 9)},
};

static void merge_parts(size_t first, size_t count, bool whole, struct kept *kept)
{
    struct list lists[3];
    struct row_source *sources[3];
    for (size_t i = 0; i < count; i++) {
        lists[i] = (struct list){{next_of_list}, parts[first + i], 2};
        sources[i] = &lists[i].source;
    }
    *kept = (struct kept){.sink = {keep}, .most = 16};
    assert_int_equal(merge_rows(sources, count, whole, &kept->sink), 0);
}

static void expect(const struct part_row *row, const char *term, const char *forms,
    uint64_t count, uint64_t documents)
{
    assert_true(span_equal(row->row.term, span_of(term)));
    assert_true(span_equal(row->row.forms, span_of(forms)));
    assert_int_equal(row->row.count, count);
    assert_int_equal(row->row.documents, documents);
}

static void rows_add_up_and_a_document_cut_apart_counts_once(void **state)
{
    (void)state;
    struct kept kept;
    merge_parts(0, 3, true, &kept);
    assert_int_equal(kept.count, 3);
    expect(&kept.rows[0], "a", "A:4|a:3", 7, 1 + 2 + 2); /* and documents 7 and 9 */
    expect(&kept.rows[1], "b", "B:1|b:1", 2, 1 + 1);
    expect(&kept.rows[2], "c", "c:1", 1, 1);
}

static void merging_in_steps_gives_the_same(void **state)
{
    (void)state;
    for (size_t first = 0; first < 2; first++) {
        struct kept step, whole;
        merge_parts(first, 2, false, &step);
        struct list lists[2] = {{{next_of_list}, step.rows, step.count},
            {{next_of_list}, parts[first ? 0 : 2], 2}};
        struct row_source *sources[2] = {&lists[first].source, &lists[1 - first].source};
        whole = (struct kept){.sink = {keep}, .most = 16};
        assert_int_equal(merge_rows(sources, 2, true, &whole.sink), 0);
        assert_int_equal(whole.count, 3);
        expect(&whole.rows[0], "a", "A:4|a:3", 7, 5);
        expect(&whole.rows[1], "b", "B:1|b:1", 2, 2);
        expect(&whole.rows[2], "c", "c:1", 1, 1);
    }
}

static void a_sink_that_is_full_ends_the_merge(void **state)
{
    (void)state;
    struct list list = {{next_of_list}, parts[0], 2};
    struct row_source *sources[] = {&list.source};
    struct kept kept = {.sink = {keep}, .most = 1};
    assert_int_equal(merge_rows(sources, 1, true, &kept.sink), ECANCELED);
    assert_int_equal(kept.count, 1);
}

static void nothing_merged_is_nothing(void **state)
{
    (void)state;
    struct kept kept = {.sink = {keep}, .most = 1};
    assert_int_equal(merge_rows(NULL, 0, true, &kept.sink), 0);
    assert_int_equal(kept.count, 0);
}

static void a_sum_of_more_than_64_bits_is_an_error(void **state)
{
    (void)state;
    static const struct {
        struct part_row rows[2];
        int error;
    } cases[] = {
        {{ROW("a", "a:1", UINT64_MAX - 1, 1, 0, 0), ROW("a", "a:1", 1, 1, 0, 0)}, 0},
        {{ROW("a", "a:1", UINT64_MAX, 1, 0, 0), ROW("a", "a:1", 1, 1, 0, 0)}, EOVERFLOW},
        {{ROW("a", "a:1", 1, UINT64_MAX, 0, 0), ROW("a", "a:1", 1, 1, 0, 0)}, EOVERFLOW},
        {{ROW("a", "a:1", 1, UINT64_MAX, 0, 1), ROW("a", "a:1", 1, 0, 1, 0)}, EOVERFLOW},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct list lists[2] = {
            {{next_of_list}, &cases[i].rows[0], 1}, {{next_of_list}, &cases[i].rows[1], 1}};
        struct row_source *sources[2] = {&lists[0].source, &lists[1].source};
        struct kept kept = {.sink = {keep}, .most = 16};
        int error = merge_rows(sources, 2, true, &kept.sink);
        if (error != cases[i].error)
            fail_msg("case %zu: error %d, expected %d", i, error, cases[i].error);
    }
}

static struct part_row unit_row(const char *unit, const char *term)
{
    return (struct part_row){.row = {.unit = span_of(unit),
                                 .term = span_of(term),
                                 .lang = span_of("en"),
                                 .forms = span_of("x:1"),
                                 .count = 1}};
}

static void rows_are_in_byte_order_of_unit_and_term(void **state)
{
    (void)state;
    const struct part_row odd[] = {unit_row("", "zz"), unit_row("document-a", "a"),
        unit_row("document-b", "abcdefgh"), unit_row("\xff", "b")},
                          even[] = {unit_row("", "abcdefghi"), unit_row("doc", "z"),
                              unit_row("document-a", "a"),
                              unit_row("document-b", "abcdefghi")};
    struct list lists[2] = {{{next_of_list}, odd, 4}, {{next_of_list}, even, 4}};
    struct row_source *sources[2] = {&lists[0].source, &lists[1].source};
    struct kept kept = {.sink = {keep}, .most = 16};
    assert_int_equal(merge_rows(sources, 2, true, &kept.sink), 0);
    const char *const expected[][2] = {{"", "abcdefghi"}, {"", "zz"}, {"doc", "z"},
        {"document-a", "a"}, {"document-b", "abcdefgh"}, {"document-b", "abcdefghi"},
        {"\xff", "b"}};
    assert_int_equal(kept.count, 7);
    for (size_t i = 0; i < 7; i++) {
        assert_true(span_equal(kept.rows[i].row.unit, span_of(expected[i][0])));
        assert_true(span_equal(kept.rows[i].row.term, span_of(expected[i][1])));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rows_add_up_and_a_document_cut_apart_counts_once),
        cmocka_unit_test(merging_in_steps_gives_the_same),
        cmocka_unit_test(a_sink_that_is_full_ends_the_merge),
        cmocka_unit_test(a_sum_of_more_than_64_bits_is_an_error),
        cmocka_unit_test(rows_are_in_byte_order_of_unit_and_term),
        cmocka_unit_test(nothing_merged_is_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
