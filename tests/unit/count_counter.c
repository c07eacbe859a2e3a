/* Counters that hold 32 bits, near their ends; memory that is full. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

#include "count/counter.h"
#include "count/units.h"

const char program_name[] = "count_counter";

/* Two documents that hold `b`, and one that holds `a` and `b`, of which the last goes on in
 * further lines. */
static const char stream[] = "<doc id=\"1\">\nb\n</doc>\n<doc id=\"2\">\nb\n</doc>\n"
                             "<doc id=\"3\">\na\nb\na\n<doc id=\"4\">\nb\n</doc>\n";

struct table {
    struct row_sink sink;
    char text[256];
};

static bool put(struct row_sink *sink, const struct part_row *row)
{
    struct table *table = (struct table *)sink;
    size_t size = strlen(table->text);
    snprintf(table->text + size, sizeof table->text - size, "%.*s %llu %llu\n",
        (int)row->row.term.size, row->row.term.data, (unsigned long long)row->row.count,
        (unsigned long long)row->row.documents);
    return true;
}

/* Counts a stream, from runs where there are some. Returns how many. */
static size_t count_text(
    const struct counter_options *options, struct span text, struct table *table)
{
    struct runs *runs = runs_new("/tmp");
    struct counter *counter = counter_new(options, runs);
    int ends[2];
    assert_int_equal(pipe(ends), 0);
    assert_int_equal(write(ends[1], text.data, text.size), text.size);
    close(ends[1]);
    struct input input;
    input_attach(&input, ends[0], "stream");
    assert_true(counter_run(counter, &input) && counter_end(counter));
    input_close(&input);
    size_t count = runs_count(runs);
    *table = (struct table){.sink = {put}};
    assert_true(
        count ? runs_merge(runs, &table->sink) : counter_rows(counter, &table->sink));
    runs_free(runs);
    counter_free(counter);
    return count;
}

/* Marks begin again after so many documents. */
static void more_documents_than_marks(void **state)
{
    (void)state;
    for (uint32_t documents = 3; documents < 9; documents++) {
        struct counter_options options = {
            .by = COUNTS_TOTAL, .ngrams = 1, .memory = UINT64_MAX, .documents = documents};
        struct table table;
        size_t runs = count_text(&options, SPAN(stream), &table);
        assert_string_equal(table.text, "a 2 1\nb 4 4\n");
        assert_int_equal(runs > 0, documents < 6);
    }
}

static void more_of_a_word_in_a_unit_than_32_bits_count(void **state)
{
    (void)state;
    struct units units;
    units_open(&units);
    uint32_t seen = units_add(&units, 7, 0);
    units.postings[seen].count = UINT32_MAX - 1;
    for (int i = 0; i < 3; i++)
        seen = units_add(&units, 7, seen);
    units_end(&units, SPAN("unit"));
    assert_int_equal(units.posting_count, 2);
    uint64_t sum = 0;
    for (uint32_t i = units.units[0].begin; i < units.units[0].end; i++)
        sum += units.postings[i].count;
    assert_int_equal(sum, (uint64_t)UINT32_MAX + 2);
    units_close(&units);
}

/* Documents of a few words each, as many as `left` says. */
struct documents {
    unsigned left;
};

static ssize_t give_documents(void *context, char *room, size_t size)
{
    struct documents *documents = (struct documents *)context;
    size_t used = 0;
    for (; documents->left && size - used > 64; documents->left--)
        used += (size_t)snprintf(room + used, size - used,
            "<doc id=\"%u\">\na\nb\nc\nd\n</doc>\n", documents->left);
    return (ssize_t)used;
}

/* What is kept when memory is full does not fill it again at once, whatever its size. */
static void memory_is_free_once_rows_were_taken(void **state)
{
    (void)state;
    enum { DOCUMENTS = 60000, BYTES_EACH = 200 };
    for (uint64_t memory = 1 << 20; memory < 4 << 20; memory += 100000) {
        struct counter_options options = {
            .by = COUNTS_DOCUMENT, .ngrams = 1, .memory = memory};
        struct runs *runs = runs_new("/tmp");
        struct counter *counter = counter_new(&options, runs);
        struct documents documents = {DOCUMENTS};
        struct input input = {
            .name = "documents", .source = give_documents, .context = &documents};
        assert_true(counter_run(counter, &input));
        input_close(&input);
        if (runs_count(runs) > 1 + DOCUMENTS * BYTES_EACH / memory)
            fail_msg("%zu times full with %zu bytes", runs_count(runs), (size_t)memory);
        runs_free(runs);
        counter_free(counter);
    }
}

/* A line without a term opens a document, and memory is full before there is a word. */
static void memory_is_full_before_the_first_word(void **state)
{
    (void)state;
    struct counter_options options = {.by = COUNTS_TOTAL, .ngrams = 2, .field = 1};
    struct table table;
    count_text(&options, SPAN("\tterm\n<s>\na"), &table);
    assert_string_equal(table.text, "a 1 1\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(more_documents_than_marks),
        cmocka_unit_test(more_of_a_word_in_a_unit_than_32_bits_count),
        cmocka_unit_test(memory_is_free_once_rows_were_taken),
        cmocka_unit_test(memory_is_full_before_the_first_word),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
