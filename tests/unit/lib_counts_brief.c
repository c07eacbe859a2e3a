#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

#include "lib/counts.h"

const char program_name[] = "lib_counts_brief";

struct brief_row {
    const char *term, *forms;
    uint64_t count;
    const char *line; /* of the table */
};

/* The first row is a whole one. */
static const struct brief_row rows[] = {
    {"fleet", "fleet:1", 1, "a#0-9\tfleet\ten\tfleet:1\t1\n"},
    {"hit", "hit:2", 2, "hit\t2\n"},
    {"north", "north:1", 1, "north\n"},
    {"port", "Port:1|ports:1", 2, "port\tPort:1|ports:1\t2\n"},
    {"sanction", "Sanctions:1", 1, "sanction\tSanctions\n"},
    {"ship", "ships:12", 12, "ship\tships:12\n"},
    {"ten", "10:1", 1, "ten\t10:1\n"},
    {"time", "10:30:1", 1, "time\t10:30:1\n"},
    {"much", "99999999999999999999:1", 1, "much\t99999999999999999999\n"},
    {"10", "10:1", 1, "10\n"},
    {"nothing", ":1", 1, "nothing\t\n"},
    {"none", "", 7, "none\t\t7\n"},
    {"one of two", "a:1", 2, "one of two\ta:1\t2\n"},
};
enum { ROWS = sizeof rows / sizeof *rows };

static void write_rows(FILE *file)
{
    struct output output;
    struct counts_brief brief = {.begun = false};
    output_open(&output, dup(fileno(file)));
    output_text(&output, "brief\tsentence\tterm\tlang\tforms\tcount\n");
    for (size_t i = 0; i < ROWS; i++) {
        struct counts_row row = {.unit = span_of("a#0-9"),
            .term = span_of(rows[i].term),
            .lang = span_of("en"),
            .forms = span_of(rows[i].forms),
            .count = rows[i].count};
        counts_brief_write(&brief, &output, &row);
    }
    counts_brief_close(&brief);
    assert_int_equal(output_close(&output), 0);
}

static void cells_that_follow_from_others_are_left_out(void **state)
{
    FILE *file = tmpfile();
    char line[100];
    (void)state;
    assert_non_null(file);
    write_rows(file);
    rewind(file);
    assert_non_null(fgets(line, sizeof line, file));
    for (size_t i = 0; i < ROWS; i++) {
        assert_non_null(fgets(line, sizeof line, file));
        assert_string_equal(line, rows[i].line);
    }
    fclose(file);
}

static void short_rows_are_read_back(void **state)
{
    char path[] = "/tmp/lib_counts_brief-XXXXXX";
    struct counts_reader reader;
    struct counts_row row;
    (void)state;
    int fd = mkstemp(path);
    assert_true(fd >= 0);
    FILE *file = fdopen(fd, "w");
    write_rows(file);
    fclose(file);
    assert_true(counts_open(&reader, path, COUNTS_SENTENCE));
    for (size_t i = 0; i < ROWS; i++) {
        assert_true(counts_next(&reader, &row));
        assert_true(span_equal(row.unit, span_of("a#0-9")));
        assert_true(span_equal(row.term, span_of(rows[i].term)));
        assert_true(span_equal(row.lang, span_of("en")));
        assert_true(span_equal(row.forms, span_of(rows[i].forms)));
        assert_true(row.count == rows[i].count);
    }
    assert_false(counts_next(&reader, &row));
    assert_null(reader.error);
    counts_close(&reader);
    unlink(path);
}

static void what_is_no_row_is_refused(void **state)
{
    static char colon[] = "term\tform:x", empty[] = "";
    struct counts_brief brief = {.begun = true};
    struct counts_row row;
    struct span cells[] = {{colon, 4}, {colon + 5, 6}}, nothing = {empty, 0};
    (void)state;
    assert_false(counts_brief_read(&brief, cells, 2, colon + 5, &row));
    assert_false(counts_brief_read(&brief, &nothing, 1, empty, &row));
    brief.begun = false;
    assert_false(counts_brief_read(&brief, cells, 1, colon, &row));
    counts_brief_close(&brief);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cells_that_follow_from_others_are_left_out),
        cmocka_unit_test(short_rows_are_read_back),
        cmocka_unit_test(what_is_no_row_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
