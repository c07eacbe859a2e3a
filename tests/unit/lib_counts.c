#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

#include "lib/counts.h"

const char program_name[] = "lib_counts";

static char path[64];

static const char *file_of(const char *text)
{
    snprintf(path, sizeof path, "/tmp/lib_counts-XXXXXX");
    int fd = mkstemp(path);
    assert_true(fd >= 0);
    assert_int_equal(write(fd, text, strlen(text)), strlen(text));
    close(fd);
    return path;
}

static void written_rows_are_read_back(void **state)
{
    static const char cells[] =
        "te\"rm\0en\0x:y:2|&#124;:1"; /* side by side, but no tabs */
    static const struct counts_row row = {.unit = {"a b#0-9", 7},
        .term = {cells, 5},
        .lang = {cells + 6, 2},
        .forms = {cells + 9, 14},
        .count = UINT64_MAX,
        .documents = 3};
    (void)state;
    for (int by = COUNTS_TOTAL; by <= COUNTS_SENTENCE; by++) {
        struct output output;
        struct counts_reader reader;
        struct counts_row got;
        const char *file = file_of("");
        FILE *stream = fopen(file, "w");
        output_open(&output, dup(fileno(stream)));
        fclose(stream);
        counts_write_header(&output, (enum counts_by)by);
        counts_write_row(&output, (enum counts_by)by, &row);
        assert_int_equal(output_close(&output), 0);
        assert_true(counts_open(&reader, file, COUNTS_DOCUMENT));
        assert_int_equal(reader.by, by);
        assert_true(counts_next(&reader, &got));
        assert_true(span_equal(got.term, row.term) && span_equal(got.lang, row.lang));
        assert_true(by == COUNTS_TOTAL || span_equal(got.unit, row.unit));
        assert_true(span_equal(got.forms, row.forms));
        assert_true(got.count == row.count);
        assert_int_equal(got.documents, by == COUNTS_TOTAL ? row.documents : 0);
        assert_false(counts_next(&reader, &got));
        assert_null(reader.error);
        counts_close(&reader);
        unlink(file);
    }
}

/* Cells of 1 to 40 bytes, at all places of the buffer's blocks, in more rows than it holds. */
static void cells_end_where_tabs_and_lines_do(void **state)
{
    enum { ROWS = 20000, LONGEST = 40 };
    static char table[ROWS * (2 * LONGEST + 20)];
    char name[LONGEST + 1] = "", *to = table;
    (void)state;
    to += sprintf(to, "term\tlang\tforms\tcount\tdocuments\n");
    for (int i = 0; i < ROWS; i++) {
        snprintf(name, sizeof name, "%0*d", 1 + i % LONGEST, i);
        to += sprintf(to, "%s\ten\t%s:%d\t%d\t1\n", name, name, i + 1, i + 1);
    }
    to[-1] = '\0'; /* the last line has no end */
    struct counts_reader reader;
    struct counts_row row = {0};
    const char *file = file_of(table);
    assert_true(counts_open(&reader, file, COUNTS_DOCUMENT));
    for (uint64_t i = 0; i < ROWS; i++) {
        snprintf(name, sizeof name, "%0*d", (int)(1 + i % LONGEST), (int)i);
        assert_true(counts_next(&reader, &row));
        assert_true(span_equal(row.term, span_of(name)) && row.count == i + 1);
        assert_int_equal(reader.line, i + 2);
    }
    assert_false(counts_next(&reader, &row));
    assert_null(reader.error);
    counts_close(&reader);
    unlink(file);
}

static void a_brief_row_says_whether_it_repeats(void **state)
{
    static const bool repeats[] = {false, true, true, false};
    (void)state;
    struct counts_reader reader;
    struct counts_row row;
    const char *file = file_of("brief\tdocument\tterm\tlang\tforms\tcount\n"
                               "d\ta\ten\ta:1\t1\n"
                               "b\t2\n"
                               "c\tC:3\t3\n"
                               "d\tde\td:4\t4\n"
                               "#end\t4\t10\n");
    assert_true(counts_open(&reader, file, COUNTS_DOCUMENT));
    for (uint64_t i = 0; i < 4; i++) {
        assert_true(counts_next(&reader, &row));
        assert_int_equal(row.repeats, repeats[i]);
        assert_int_equal(row.count, i + 1);
    }
    assert_false(counts_next(&reader, &row));
    assert_null(reader.error);
    counts_close(&reader);
    unlink(file);
}

static void a_table_without_a_header_is_known_by_its_columns(void **state)
{
    static const struct {
        const char *row;
        enum counts_by by;
    } cases[] = {{"term\ten\tterm:3\t3\t1\n", COUNTS_TOTAL},
        {"1\t2\ten\t2:3\t3\n", COUNTS_SENTENCE}, {"12\t\t12:3\t3\t1\n", COUNTS_TOTAL},
        {"", COUNTS_SENTENCE}};
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct counts_reader reader;
        struct counts_row row;
        assert_true(counts_open(&reader, file_of(cases[i].row), COUNTS_SENTENCE));
        if (reader.by != cases[i].by)
            fail_msg("%s: got %d, expected %d", cases[i].row, reader.by, cases[i].by);
        assert_int_equal(counts_next(&reader, &row), *cases[i].row != '\0');
        assert_false(counts_next(&reader, &row));
        assert_null(reader.error);
        counts_close(&reader);
        unlink(path);
    }
}

static void what_is_no_row_is_an_error_of_its_line(void **state)
{
    static const char *const rows[] = {"x\ten\tx:1\t1", "x\ten\tx:1\t1\t1\t1",
        "x\ten\tx:1\t\t1", "x\ten\tx:1\t1\t-1", "x\ten\tx:1\t1 \t1",
        "x\ten\tx:1\t18446744073709551616\t1", ""};
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct counts_reader reader;
        struct counts_row row;
        char text[256];
        snprintf(text, sizeof text,
            "term\tlang\tforms\tcount\tdocuments\na\t\ta:1\t1\t1\n%s\n", rows[i]);
        assert_true(counts_open(&reader, file_of(text), COUNTS_DOCUMENT));
        assert_true(counts_next(&reader, &row));
        assert_false(counts_next(&reader, &row));
        assert_non_null(reader.error);
        assert_int_equal(reader.line, 3);
        counts_close(&reader);
        unlink(path);
    }
}

/* The rows of a table that must be sealed; -1 where it is not whole. */
static int rows_of_sealed(const char *text)
{
    struct counts_reader reader;
    struct counts_row row;
    int rows = 0;
    bool good = counts_open(&reader, file_of(text), COUNTS_DOCUMENT);
    reader.sealed = true;
    while (good && counts_next(&reader, &row))
        rows++;
    if (reader.error)
        rows = -1;
    counts_close(&reader);
    unlink(path);
    return rows;
}

#define HEADER "term\tlang\tforms\tcount\tdocuments\n"
#define ROWS "a\ten\ta:2\t2\t1\nb\ten\tb:3\t3\t1\n"

static void a_sealed_table_ends_with_a_line_that_agrees_with_its_rows(void **state)
{
    static const struct {
        const char *text;
        int rows;
    } cases[] = {
        {HEADER ROWS "#end\t2\t5\n", 2},
        {ROWS "#end\t2\t5\n", 2},
        {HEADER "#end\t0\t0\n", 0},
        {"#end\t0\t0\n", 0},
        {"#end\ten\t#end:1\t1\t1\n#end\t1\t1\n", 1},
        {HEADER ROWS, -1},
        {HEADER, -1},
        {"", -1},
        {HEADER ROWS "#end\t2\t", -1},
        {HEADER ROWS "#end\t2", -1},
        {HEADER ROWS "#end\t2\t5\t\n", -1},
        {HEADER ROWS "#end\t1\t5\n", -1},
        {HEADER ROWS "#end\t2\t4\n", -1},
        {HEADER ROWS "#end\t2\t5\n" ROWS, -1},
        {HEADER ROWS "#end\t2\t5\n#end\t2\t5\n", -1},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        int rows = rows_of_sealed(cases[i].text);
        if (rows != cases[i].rows)
            fail_msg("%s: got %d, expected %d", cases[i].text, rows, cases[i].rows);
    }
}

static void an_end_line_is_heeded_where_it_is_not_required(void **state)
{
    (void)state;
    struct counts_reader reader;
    struct counts_row row;
    assert_true(counts_open(&reader, file_of(HEADER ROWS "#end\t2\t6\n"), COUNTS_DOCUMENT));
    assert_true(counts_next(&reader, &row) && counts_next(&reader, &row));
    assert_false(counts_next(&reader, &row));
    assert_string_equal(
        reader.error, "the end line does not agree with the rows before it");
    assert_int_equal(reader.line, 4);
    counts_close(&reader);
    unlink(path);
}

static void sums_stop_before_they_wrap(void **state)
{
    (void)state;
    uint64_t sum = UINT64_MAX - 2;
    assert_true(counts_add(&sum, 2));
    assert_true(sum == UINT64_MAX);
    assert_false(counts_add(&sum, 1));
    assert_true(sum == UINT64_MAX);
}

static void a_missing_file_is_an_error(void **state)
{
    (void)state;
    struct counts_reader reader;
    assert_false(counts_open(&reader, "/nowhere/table", COUNTS_TOTAL));
    assert_string_equal(reader.error, "No such file or directory");
    counts_close(&reader);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(written_rows_are_read_back),
        cmocka_unit_test(cells_end_where_tabs_and_lines_do),
        cmocka_unit_test(a_brief_row_says_whether_it_repeats),
        cmocka_unit_test(a_table_without_a_header_is_known_by_its_columns),
        cmocka_unit_test(what_is_no_row_is_an_error_of_its_line),
        cmocka_unit_test(a_sealed_table_ends_with_a_line_that_agrees_with_its_rows),
        cmocka_unit_test(an_end_line_is_heeded_where_it_is_not_required),
        cmocka_unit_test(sums_stop_before_they_wrap),
        cmocka_unit_test(a_missing_file_is_an_error),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
