/* For targets that count: streams in, tables out. */
#ifndef TESTS_FUZZ_COUNTING_H
#define TESTS_FUZZ_COUNTING_H

#include "tests/fuzz/fuzz.h"

#include "count/counter.h"
#include "count/export.h"
#include "count/merge_tables.h"
#include "count/runs.h"

/* The user's choice, of two bytes. */
static inline struct counter_options counting_of(struct fuzz *fuzz)
{
    unsigned some = fuzz_byte(fuzz), more = fuzz_byte(fuzz);
    return (struct counter_options){
        .by = (enum counts_by)(some % 4),
        .ngrams = 1 + more % 4,
        .field = more >> 3 & 3,
        .unbroken = more >> 5 & 1,
        .memory = UINT64_MAX,
    };
}

/* The table of a stream, as `count` writes it. */
static inline struct span counting_run(const struct counter_options *options,
    struct span text, uint64_t seed, struct output *output)
{
    const struct export_options usual = {
        .directory = "/tmp", .min_ngram_count = options->least};
    struct runs *runs = runs_new("/tmp");
    struct counter *counter = counter_new(options, runs);
    struct fuzz_pieces pieces = {text, seed};
    struct input input;
    fuzz_input(&input, &pieces);
    counter_run(counter, &input);
    input_close(&input);
    counter_end(counter);
    struct export *export = export_new(&usual, options->by, output);
    if (runs_count(runs))
        runs_merge(runs, export_sink(export));
    else
        counter_rows(counter, export_sink(export));
    fuzz_check(runs_error(runs) == 0 && export_end(export) == 0, "an error");
    export_free(export);
    counter_free(counter);
    runs_free(runs);
    return fuzz_written(output);
}

/* ---- merging */

struct counting_merge {
    struct merge_tables_begin begin;
    struct row_sink sink;
    struct output *output;
    enum counts_by by;
};

static inline void counting_begin(struct merge_tables_begin *begin, enum counts_by by)
{
    struct counting_merge *merge = (struct counting_merge *)begin;
    merge->by = by;
    counts_write_header(merge->output, by);
}

static inline bool counting_put(struct row_sink *sink, const struct part_row *row)
{
    struct counting_merge *merge =
        (struct counting_merge *)((char *)sink - offsetof(struct counting_merge, sink));
    counts_write_row(merge->output, merge->by, &row->row);
    return true;
}

/* `count --merge` of some tables. False where one is no table. */
static inline bool counting_merge(
    const struct span *tables, size_t count, struct output *output)
{
    enum { TABLES_MOST = 8 };
    const struct merge_tables_options options = {
        COUNTS_DOCUMENT, COUNTS_TOTAL, false, "/tmp"};
    struct fuzz_file files[TABLES_MOST];
    char *names[TABLES_MOST];
    struct counting_merge merge = {{counting_begin}, {counting_put}, output, COUNTS_TOTAL};
    struct merge_tables_error error;
    for (size_t i = 0; i < count; i++) {
        files[i] = fuzz_file_new(tables[i]);
        names[i] = files[i].path;
    }
    bool good = merge_tables(&options, names, count, &merge.begin, &merge.sink, &error);
    fuzz_check(
        good == !error.reason, "an error without a word, or a word without an error");
    for (size_t i = 0; i < count; i++)
        close(files[i].fd);
    return good;
}

#endif
