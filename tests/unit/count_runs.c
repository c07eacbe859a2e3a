#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

#include "count/run_file.h"
#include "count/runs.h"
#include "lib/temporary.h"

const char program_name[] = "count_runs";

/* Row i of run `run`: every run has every second term of its own and all others. */
static void put_rows(struct row_sink *sink, unsigned run, unsigned count)
{
    char term[32], forms[64];
    for (unsigned i = 0; i < count; i++) {
        bool own = i % 2;
        int size = snprintf(term, sizeof term, "%08u.%u", i, own ? run : 0);
        int forms_size = snprintf(forms, sizeof forms, "%s:%u", term, i + 1);
        struct part_row row = {.row = {.term = {term, (size_t)size},
                                   .forms = {forms, (size_t)forms_size},
                                   .count = i + 1,
                                   .documents = 1}};
        assert_true(sink->put(sink, &row));
    }
}

struct sum {
    struct row_sink sink;
    uint64_t rows, count, documents;
    char last[32];
};

static bool add(struct row_sink *sink, const struct part_row *row)
{
    struct sum *sum = (struct sum *)sink;
    struct span last = span_of(sum->last);
    assert_true(sum->rows == 0 || span_compare(last, row->row.term) < 0);
    memcpy(sum->last, row->row.term.data, row->row.term.size);
    sum->last[row->row.term.size] = '\0';
    sum->rows++;
    sum->count += row->row.count;
    sum->documents += row->row.documents;
    return true;
}

static void runs_of_any_number_add_up(void **state)
{
    static const unsigned numbers[] = {1, 2, 15, 16, 17, 40, 300};
    enum { ROWS = 100 };
    (void)state;
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        struct runs *runs = runs_new("/tmp");
        for (unsigned run = 1; run <= numbers[i]; run++) {
            put_rows(runs_begin(runs), run, ROWS);
            assert_true(runs_end(runs));
        }
        assert_true(runs_count(runs) <= 48);
        struct sum sum = {.sink = {add}};
        assert_true(runs_merge(runs, &sum.sink));
        assert_int_equal(sum.rows, ROWS / 2 + ROWS / 2 * numbers[i]);
        assert_int_equal(sum.count, ROWS * (ROWS + 1) / 2 * numbers[i]);
        assert_int_equal(sum.documents, ROWS * numbers[i]);
        assert_int_equal(runs_error(runs), 0);
        runs_free(runs);
    }
}

static void large_rows_come_back_whole(void **state)
{
    (void)state;
    int fd = temporary_new("/tmp");
    struct run_writer writer;
    struct run_reader reader;
    struct part_row row;
    char *text = malloc(1 << 20);
    for (int i = 0; i < 1 << 20; i++)
        text[i] = (char)((uint64_t)i * (uint64_t)i >> 7);
    run_writer_open(&writer, fd);
    for (size_t size = 0; size <= 1 << 20; size = size * 3 + 1) {
        row = (struct part_row){.row = {.unit = {text, size / 2},
                                    .term = {text, size},
                                    .forms = {text + 1, size / 2},
                                    .count = UINT64_MAX - size,
                                    .documents = size},
            .first_open = 1,
            .last_open = size};
        assert_true(writer.sink.put(&writer.sink, &row));
    }
    assert_true(run_writer_close(&writer));
    run_reader_open(&reader, fd);
    for (size_t size = 0; size <= 1 << 20; size = size * 3 + 1) {
        assert_true(reader.source.next(&reader.source, &row));
        assert_true(span_equal(row.row.unit, (struct span){text, size / 2}));
        assert_true(span_equal(row.row.term, (struct span){text, size}));
        assert_true(span_equal(row.row.forms, (struct span){text + 1, size / 2}));
        assert_true(row.row.count == UINT64_MAX - size && row.last_open == size);
    }
    assert_false(reader.source.next(&reader.source, &row));
    assert_int_equal(reader.error, 0);
    run_reader_close(&reader);
    close(fd);
    free(text);
}

static void a_run_cut_short_is_an_error(void **state)
{
    (void)state;
    int fd = temporary_new("/tmp");
    struct run_writer writer;
    struct run_reader reader;
    struct part_row row;
    unsigned rows = 0;
    run_writer_open(&writer, fd);
    put_rows(&writer.sink, 1, 50000);
    assert_true(run_writer_close(&writer));
    assert_int_equal(ftruncate(fd, lseek(fd, 0, SEEK_END) / 2), 0);
    run_reader_open(&reader, fd);
    while (reader.source.next(&reader.source, &row))
        rows++;
    assert_in_range(rows, 1, 49999);
    assert_int_not_equal(reader.error, 0);
    run_reader_close(&reader);
    close(fd);
}

static void errors_are_told(void **state)
{
    (void)state;
    struct runs *runs = runs_new("/nowhere");
    assert_null(runs_begin(runs));
    assert_int_equal(runs_error(runs), ENOENT);
    runs_free(runs);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(runs_of_any_number_add_up),
        cmocka_unit_test(large_rows_come_back_whole),
        cmocka_unit_test(a_run_cut_short_is_an_error),
        cmocka_unit_test(errors_are_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
