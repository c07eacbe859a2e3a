#include "count/merge_tables.h"

#include <errno.h>
#include <stdlib.h>

#include "count/merge.h"
#include "count/runs.h"
#include "lib/forms_cell.h"
#include "lib/memory.h"

/* A row with cells of its own. */
struct kept_row {
    struct counts_row row; /* its spans are in cells */
    char *cells;           /* owned */
    size_t capacity;
};

struct table {
    struct row_source source;
    struct counts_reader reader;
    const char *name;
    struct kept_row current, next; /* lent, and read ahead */
    bool begun, ended;
    struct forms_cell forms; /* of rows of one term that stand together */
    const char *error;
};

static const char out_of_order[] =
    "row out of order (sort by unit, term, lang in byte order)";
static const char not_forms[] = "the forms do not add up to the count";

static char *keep_span(char *to, struct span *span)
{
    if (span->size)
        memcpy(to, span->data, span->size);
    span->data = to;
    return to + span->size;
}

static void keep_row(struct kept_row *kept, const struct counts_row *row)
{
    size_t size = row->unit.size + row->term.size + row->lang.size + row->forms.size;
    kept->cells = memory_grow(kept->cells, &kept->capacity, size + 1, 1);
    kept->row = *row;
    char *to = keep_span(kept->cells, &kept->row.unit);
    to = keep_span(to, &kept->row.term);
    to = keep_span(to, &kept->row.lang);
    keep_span(to, &kept->row.forms);
}

/* Whether the forms' counts are there and add up to the row's. */
static bool forms_agree(const struct counts_row *row)
{
    struct span cell = row->forms, form;
    uint64_t count, sum = 0;
    while (forms_cell_next(&cell, &form, &count))
        if (!counts_add(&sum, count))
            return false;
    return cell.size == 0 && sum == row->count;
}

static bool read_next(struct table *table)
{
    struct counts_row row;
    if (!counts_next(&table->reader, &row)) {
        table->error = table->reader.error;
        table->ended = true;
        return false;
    }
    if (table->begun && row_compare(&table->current.row, &row) > 0)
        table->error = out_of_order;
    else if (!forms_agree(&row))
        table->error = not_forms;
    table->ended = table->error != NULL;
    if (!table->ended)
        keep_row(&table->next, &row);
    return !table->ended;
}

static bool add_next(struct table *table)
{
    struct counts_row sum = table->current.row;
    if (!counts_add(&sum.count, table->next.row.count) ||
        !counts_add(&sum.documents, table->next.row.documents)) {
        table->error = ROW_TOO_LARGE;
        table->ended = true;
        return false;
    }
    forms_cell_clear(&table->forms);
    forms_cell_add_cell(&table->forms, sum.forms);
    forms_cell_add_cell(&table->forms, table->next.row.forms);
    sum.forms = forms_cell_text(&table->forms);
    struct kept_row added = {.cells = NULL};
    keep_row(&added, &sum);
    free(table->current.cells);
    table->current = added;
    return true;
}

/* Rows of one term may stand together, as after `sort -m` of tables: they are one row. */
static bool next_row(struct row_source *source, struct part_row *part)
{
    struct table *table = (struct table *)source;
    if (!table->begun && !read_next(table))
        return false;
    if (table->ended)
        return false;
    table->begun = true;
    struct kept_row read = table->next;
    table->next = table->current;
    table->current = read;
    while (read_next(table) && row_compare(&table->current.row, &table->next.row) == 0)
        if (!add_next(table))
            return false;
    *part = (struct part_row){.row = table->current.row};
    return !table->error;
}

/* ------------------------------------------------------------------ some tables */

struct group {
    struct table *tables;        /* owned */
    struct row_source **sources; /* owned */
    size_t count;
};

static void set_error(
    struct merge_tables_error *error, const struct table *table, const char *reason)
{
    if (!error->reason)
        *error = (struct merge_tables_error){table->name, table->reader.line, reason};
}

/* Opens the tables; *by is set by the first that is not empty, once. */
static bool group_open(struct group *group, const struct merge_tables_options *options,
    char *const *files, size_t count, int *by, struct merge_tables_error *error)
{
    *group = (struct group){memory_new(count, sizeof(struct table)),
        memory_new(count, sizeof(struct row_source *)), 0};
    for (; group->count < count; group->count++) {
        struct table *table = &group->tables[group->count];
        group->sources[group->count] = &table->source;
        table->source.next = next_row;
        table->name = files[group->count];
        if (!counts_open(&table->reader, table->name, options->by_unheaded)) {
            set_error(error, table, table->reader.error);
            group->count++;
            return false;
        }
        table->reader.sealed = options->sealed;
        if (counts_is_empty(&table->reader))
            continue;
        if (*by < 0)
            *by = (int)table->reader.by;
        if (*by != (int)table->reader.by) {
            set_error(error, table, "a table of another kind than those before it");
            group->count++;
            return false;
        }
    }
    return true;
}

static void group_close(struct group *group, struct merge_tables_error *error)
{
    for (size_t i = 0; i < group->count; i++) {
        struct table *table = &group->tables[i];
        if (table->error)
            set_error(error, table, table->error);
        counts_close(&table->reader);
        free(table->current.cells);
        free(table->next.cells);
        forms_cell_close(&table->forms);
    }
    free(group->tables);
    free(group->sources);
}

/* ------------------------------------------------------------------ all tables */

/* Merges a group to a sink. A source that failed ended early: its error is found when the
 * group is closed. */
static bool merge_group(struct group *group, bool whole, struct row_sink *sink,
    struct merge_tables_error *error)
{
    int failed = merge_rows(group->sources, group->count, whole, sink);
    if (failed == EOVERFLOW)
        *error = (struct merge_tables_error){.reason = ROW_TOO_LARGE};
    return !failed;
}

static bool merge_few(const struct merge_tables_options *options, char *const *files,
    size_t count, struct merge_tables_begin *begin, struct row_sink *sink,
    struct merge_tables_error *error)
{
    struct group group;
    int by = -1;
    bool good = group_open(&group, options, files, count, &by, error);
    if (good) {
        begin->call(begin, by < 0 ? options->by_empty : (enum counts_by)by);
        good = merge_group(&group, true, sink, error);
    }
    group_close(&group, error);
    return good && !error->reason;
}

static bool merge_many(const struct merge_tables_options *options, char *const *files,
    size_t count, struct merge_tables_begin *begin, struct row_sink *sink,
    struct merge_tables_error *error)
{
    struct runs *runs = runs_new(options->directory);
    int by = -1;
    bool good = true;
    for (size_t done = 0, part; good && done < count; done += part) {
        part = count - done < MERGE_WIDTH ? count - done : MERGE_WIDTH;
        struct group group;
        good = group_open(&group, options, files + done, part, &by, error);
        struct row_sink *run = good ? runs_begin(runs) : NULL;
        if (run) {
            good = merge_group(&group, false, run, error);
            good = runs_end(runs) && good;
        }
        group_close(&group, error);
        good = good && run && !error->reason;
    }
    if (good) {
        begin->call(begin, by < 0 ? options->by_empty : (enum counts_by)by);
        good = runs_merge(runs, sink);
    }
    if (runs_error(runs) == EOVERFLOW && !error->reason)
        *error = (struct merge_tables_error){.reason = ROW_TOO_LARGE};
    if (runs_error(runs) && !error->reason)
        *error =
            (struct merge_tables_error){options->directory, 0, strerror(runs_error(runs))};
    runs_free(runs);
    return good;
}

bool merge_tables(const struct merge_tables_options *options, char *const *files,
    size_t count, struct merge_tables_begin *begin, struct row_sink *sink,
    struct merge_tables_error *error)
{
    *error = (struct merge_tables_error){.reason = NULL};
    if (count <= MERGE_WIDTH)
        return merge_few(options, files, count, begin, sink, error);
    return merge_many(options, files, count, begin, sink, error);
}
