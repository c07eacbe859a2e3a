/* count: counts the terms of a token stream, exactly, and adds tables up. */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "count/counter.h"
#include "count/export.h"
#include "count/grams.h"
#include "count/merge_tables.h"
#include "count/runs.h"
#include "lib/machine.h"
#include "lib/memory.h"
#include "lib/message.h"
#include "lib/options.h"
#include "lib/sandbox.h"
#include "lib/vertical.h"

const char program_name[] = "count";

enum {
    MEMORY_SHARE = 4, /* without --memory: this fraction of what is available */
};

struct options {
    int by;
    bool merge, no_header, unbroken, sealed;
    uint64_t ngrams, memory, field, every;
    struct export_options export;
};

static const char *const units[] = {
    [COUNTS_TOTAL] = "total", "document", "paragraph", "sentence", NULL};
static const char *const formats[] = {"tsv", "matrix-market", "svmlight", "jsonl", NULL};

static const struct option option_rows[] = {
    {.name = "", .help = "Most used"},
    {.name = "by",
        .letter = 'b',
        .kind = OPTION_CHOICE,
        .argument = "UNIT",
        .offset = offsetof(struct options, by),
        .choices = units,
        .help = "count each UNIT separately",
        .manual =
            "The first column names the unit: a document by its id, a paragraph or "
            "sentence by DOCUMENT#BEGIN-END, its byte range in the document. If the "
            "stream does not give the range, it is that of its lines in the stream. Units "
            "with the same name are added up. There is then no documents column."},
    {.name = "ngrams",
        .kind = OPTION_NUMBER,
        .argument = "N",
        .offset = offsetof(struct options, ngrams),
        .least = 1,
        .most = GRAMS_LONGEST,
        .help = "also count the n-grams of 2 to N tokens within a sentence",
        .manual = "The words of an n-gram are joined by one space. No n-gram crosses the "
                  "end of a "
                  "sentence, paragraph or document."},
    {.name = "unbroken",
        .kind = OPTION_FLAG,
        .offset = offsetof(struct options, unbroken),
        .help = "form no n-gram across the punctuation that tokenize --breaks marks",
        .manual = "The mark is the line <!---->."},
    {.name = "field",
        .kind = OPTION_NUMBER,
        .argument = "N",
        .offset = offsetof(struct options, field),
        .least = 1,
        .most = 1000,
        .help = "take the term from column N",
        .manual = "Without this option it is the second column or, in a line with only one "
                  "column, the first. The form is always the first column. Lines without a "
                  "column "
                  "N are not counted."},
    {.name = "merge",
        .letter = 'm',
        .kind = OPTION_FLAG,
        .offset = offsetof(struct options, merge),
        .help = "merge tables of the same kind, with or without headers",
        .manual =
            "If a collection was split between documents, the tables of its parts give, "
            "byte for byte, the table of the whole, in any grouping and order. Rows must "
            "be in byte order of "
            "(unit, term, lang), as count writes them: rows out of order are an error; "
            "adjacent rows of one term, as after sort -m, are added up. A "
            "table by unit without a header is taken for one by document, or by UNIT if "
            "--by=UNIT is given."},
    {.name = "", .help = "Fewer rows"},
    {.name = "min-count",
        .kind = OPTION_NUMBER,
        .argument = "N",
        .offset = offsetof(struct options, export.min_count),
        .help = "leave out rows whose count is less than N",
        .manual = "Not for parts that will be merged: what was left out is lost."},
    {.name = "min-ngram-count",
        .kind = OPTION_NUMBER,
        .argument = "N",
        .offset = offsetof(struct options, export.min_ngram_count),
        .help = "leave out n-grams whose count is less than N, but keep single terms",
        .manual = "An n-gram is a term with a space. Not for parts that will be merged. If "
                  "--memory has 16 bytes "
                  "for each token, and room for the n-grams that are kept, "
                  "only n-grams whose parts are frequent are counted, which takes much "
                  "less time."},
    {.name = "min-documents",
        .kind = OPTION_NUMBER,
        .argument = "N",
        .offset = offsetof(struct options, export.min_documents),
        .help = "leave out rows whose term is in less than N documents",
        .manual = "Not with --by, where rows do not hold it."},
    {.name = "", .help = "The table"},
    {.name = "format",
        .letter = 'f',
        .kind = OPTION_CHOICE,
        .argument = "FORMAT",
        .offset = offsetof(struct options, export.format),
        .choices = formats,
        .help = "write the table as FORMAT",
        .manual =
            "tsv is the table that report and count --merge read. jsonl is one JSON object "
            "per row. matrix-market and svmlight are matrices of units by terms (with "
            "--by); "
            "comment lines list the numbers of terms and units."},
    {.name = "no-header",
        .letter = 'H',
        .kind = OPTION_FLAG,
        .offset = offsetof(struct options, no_header),
        .help = "leave out the header line",
        .manual = NULL},
    {.name = "sealed",
        .kind = OPTION_FLAG,
        .offset = offsetof(struct options, sealed),
        .help = "end the table with a line that shows that it is complete",
        .manual =
            "The line is #end, the number of rows and the sum of their counts. With "
            "--merge "
            "every table must end with a correct one: a truncated table is an error."},
    {.name = "brief",
        .kind = OPTION_FLAG,
        .offset = offsetof(struct options, export.brief),
        .help = "in a table by unit, leave out the cells that repeat the row before",
        .manual =
            "The table is a third as large, and only count --merge and report read it. "
            "See winnow-table(5)."},
    {.name = "every",
        .kind = OPTION_NUMBER,
        .argument = "N",
        .least = 1,
        .most = UINT32_MAX,
        .offset = offsetof(struct options, every),
        .help = "by sentence or paragraph: split only every Nth document",
        .manual = "The others are counted whole, as DOCUMENT#0-0."},
    {.name = "memory",
        .letter = 'M',
        .kind = OPTION_SIZE,
        .argument = "SIZE",
        .offset = offsetof(struct options, memory),
        .help = "use at most SIZE bytes of memory (K, M, G, T; default: a quarter of what "
                "is available)",
        .manual =
            "The available memory is the machine's, or less if a control group or "
            "ulimit -v limits it. What does not fit goes to temporary files in $TMPDIR, or "
            "/tmp, compressed; they have no name and cannot be left behind. The result "
            "does not depend on SIZE."},
    {.name = NULL},
};

static const struct program program = {
    .synopsis = "[OPTION]... [FILE]...",
    .purpose = "Count the terms of a token stream, or merge count tables.",
    .options = option_rows,
    .example = "  tokenize article.txt | stem | count\n"
               "  count --merge monday.tsv tuesday.tsv >both.tsv\n",
};

static const char *temporary_directory(void)
{
    const char *directory = getenv("TMPDIR");
    return directory && *directory ? directory : "/tmp";
}

/* ------------------------------------------------------------------ counting */

static int count_files(struct counter *counter, char **files, int count)
{
    int status = STATUS_DONE;
    bool good = true;
    for (int i = 0; i < count && good; i++) {
        struct input input;
        if (input_open(&input, files[i])) {
            good = counter_run(counter, &input);
            if (counter_cut_lines(counter))
                message(files[i], VERTICAL_CUT, counter_cut_lines(counter));
        }
        if (input.error) {
            message(files[i], "%s", strerror(input.error));
            status = STATUS_DATA;
        }
        input_close(&input);
    }
    return status;
}

static _Noreturn void die_of_runs(const struct options *options, int error)
{
    message_die(STATUS_USAGE, options->export.directory, "%s", strerror(error));
}

/* What of the memory the tables may have: the rest is for buffers, and merging. */
static uint64_t table_memory(uint64_t memory)
{
    const uint64_t buffers = 8 << 20, least = 1 << 20;
    return memory > buffers + least ? memory - buffers : least;
}

/* Rows that are not wanted need not be counted. */
static uint64_t least_wanted(const struct export_options *export)
{
    return export->min_ngram_count > export->min_count ? export->min_ngram_count
                                                       : export->min_count;
}

static int run_count(
    const struct options *options, char **files, int count, struct output *output)
{
    struct counter_options chosen = {.by = options->by,
        .ngrams = options->ngrams ? (uint32_t)options->ngrams : 1,
        .least = least_wanted(&options->export),
        .field = (uint32_t)options->field,
        .unbroken = options->unbroken,
        .every = options->every,
        .memory = table_memory(options->memory)};
    struct runs *runs = runs_new(options->export.directory);
    struct counter *counter = counter_new(&chosen, runs);
    int status = count_files(counter, files, count);
    counter_end(counter);
    if (runs_error(runs))
        die_of_runs(options, runs_error(runs));
    struct export *export = export_new(&options->export, chosen.by, output);
    if (!runs_count(runs))
        counter_rows(counter, export_sink(export));
    counter_free(counter);
    if (runs_count(runs))
        runs_merge(runs, export_sink(export));
    int error = runs_error(runs);
    if (!error)
        error = export_end(export);
    if (error)
        die_of_runs(options, error);
    export_free(export);
    runs_free(runs);
    return status;
}

/* ------------------------------------------------------------------ merging */

struct merge_begin {
    struct merge_tables_begin begin;
    struct row_sink sink; /* passes rows on to the export, once there is one */
    const struct options *options;
    struct output *output;
    struct export *export;
    bool written; /* some of the output is out already */
};

static bool is_matrix(const struct options *options)
{
    return options->export.format == EXPORT_MATRIX_MARKET ||
           options->export.format == EXPORT_SVMLIGHT;
}

static void begin_export(struct merge_tables_begin *begin, enum counts_by by)
{
    struct merge_begin *merge = (struct merge_begin *)begin;
    bool by_unit = by != COUNTS_TOTAL;
    if (is_matrix(merge->options) && !by_unit)
        options_wrong("a matrix needs tables by unit (--by)");
    if (merge->options->export.min_documents && by_unit)
        options_wrong("--min-documents needs tables of totals, not by unit");
    merge->export = export_new(&merge->options->export, by, merge->output);
}

static bool pass_on(struct row_sink *sink, const struct part_row *row)
{
    struct merge_begin *merge =
        (struct merge_begin *)((char *)sink - offsetof(struct merge_begin, sink));
    struct row_sink *export = export_sink(merge->export);
    size_t before = merge->output->used;
    bool good = export->put(export, row);
    merge->written |= merge->output->used < before;
    return good;
}

/* What was written might be taken for whole: a last line that is no row prevents it. */
static _Noreturn void die_of_tables(
    const struct merge_tables_error *error, const struct merge_begin *merge)
{
    if (merge->written) {
        output_text(merge->output, "!\n");
        output_flush(merge->output);
    }
    if (error->line)
        message_die(STATUS_USAGE, error->file, "line %llu: %s",
            (unsigned long long)error->line, error->reason);
    message_die(STATUS_USAGE, error->file, "%s", error->reason);
}

static int run_merge(
    const struct options *options, char **files, int count, struct output *output)
{
    struct merge_tables_options chosen = {
        .by_unheaded = options->by == COUNTS_TOTAL ? COUNTS_DOCUMENT : options->by,
        .by_empty = options->by,
        .sealed = options->sealed,
        .directory = options->export.directory};
    struct merge_begin merge = {
        .begin = {begin_export}, .sink = {pass_on}, .options = options, .output = output};
    struct merge_tables_error error;
    bool good =
        merge_tables(&chosen, files, (size_t)count, &merge.begin, &merge.sink, &error);
    if (error.reason)
        die_of_tables(&error, &merge);
    int failed = export_end(merge.export);
    if (failed)
        die_of_runs(options, failed);
    export_free(merge.export);
    return good || output->error ? STATUS_DONE : STATUS_DATA;
}

/* ------------------------------------------------------------------ options */

static void count_check(const struct options *options)
{
    bool by_unit = options->by != COUNTS_TOTAL;
    if (options->merge && (options->ngrams || options->field || options->every))
        options_wrong(
            "--merge adds up what was counted: not with --ngrams, --field, --every");
    if (is_matrix(options) && !by_unit && !options->merge)
        options_wrong("a matrix needs --by");
    if (options->every && options->by != COUNTS_SENTENCE && options->by != COUNTS_PARAGRAPH)
        options_wrong("--every needs --by=sentence or --by=paragraph");
    if (options->sealed && options->export.format != EXPORT_TSV)
        options_wrong("--sealed ends a table: not with --format");
    if (options->export.brief &&
        (options->export.format != EXPORT_TSV || options->no_header))
        options_wrong(
            "--brief is of a table with a header: not with --format, --no-header");
    if (options->export.min_documents && by_unit && !options->merge)
        options_wrong("--min-documents: not with --by");
}

int main(int argc, char **argv)
{
    struct options options = {.by = COUNTS_TOTAL};
    int count, first = options_parse(&program, argc, argv, &options);
    count_check(&options);
    options.export.no_header = options.no_header;
    options.export.sealed = options.sealed;
    if (!options.memory)
        options.memory = machine_memory() / MEMORY_SHARE;
    options.export.directory = temporary_directory();
    char **files = options_operands(&program, argc, argv, first, &count);
    sandbox_enter(&(struct sandbox){.folders = {options.export.directory},
        .reads = files,
        .read_count = (size_t)count});
    struct output output;
    output_open(&output, STDOUT_FILENO);
    int status = options.merge ? run_merge(&options, files, count, &output)
                               : run_count(&options, files, count, &output);
    return output_finish(&output, status);
}
