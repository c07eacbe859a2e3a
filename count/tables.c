#include "count/tables.h"

#include <stdlib.h>

#include "count/merge.h"
#include "count/runs.h"
#include "lib/memory.h"

/* The cells of a row that order it, copied: what comes next must come after. */
struct key {
    char *data; /* owned */
    size_t capacity;
    struct counts_row row; /* its spans are in data */
    bool set;
};

struct table {
    struct row_source source;
    struct counts_reader reader;
    const char *name;
    struct key last;
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

static void keep_key(struct key *key, const struct counts_row *row)
{
    size_t size = row->unit.size + row->term.size + row->lang.size;
    key->data = memory_grow(key->data, &key->capacity, size + 1, 1);
    key->row = (struct counts_row){.unit = row->unit, .term = row->term, .lang = row->lang};
    char *to = keep_span(key->data, &key->row.unit);
    to = keep_span(to, &key->row.term);
    keep_span(to, &key->row.lang);
    key->set = true;
}

/* Whether the forms' counts are there and add up to the row's. */
static bool forms_agree(const struct table *table, const struct counts_row *row)
{
    struct span cell = row->forms, form;
    uint64_t count, sum = 0;
    if (table->reader.by == COUNTS_PAIR)
        return true;
    while (counts_form(&cell, &form, &count))
        sum += count;
    return cell.size == 0 && sum == row->count;
}

static bool next_row(struct row_source *source, struct part_row *part)
{
    struct table *table = (struct table *)source;
    *part = (struct part_row){.first_open = 0};
    if (!counts_next(&table->reader, &part->row)) {
        table->error = table->reader.error;
        return false;
    }
    if (table->last.set && row_compare(&table->last.row, &part->row) >= 0)
        table->error = out_of_order;
    else if (!forms_agree(table, &part->row))
        table->error = not_forms;
    if (table->error)
        return false;
    keep_key(&table->last, &part->row);
    return true;
}

/* ------------------------------------------------------------------ some tables */

struct group {
    struct table *tables;        /* owned */
    struct row_source **sources; /* owned */
    size_t count;
};

static bool is_empty(const struct table *table)
{
    return table->reader.line == 0 && !table->reader.first.data;
}

static void set_error(
    struct tables_error *error, const struct table *table, const char *reason)
{
    if (!error->file)
        *error = (struct tables_error){table->name, table->reader.line, reason};
}

/* Opens the tables; *by is set by the first that is not empty, once. */
static bool group_open(struct group *group, const struct tables_settings *settings,
    char *const *files, size_t count, int *by, struct tables_error *error)
{
    *group = (struct group){memory_new(count, sizeof(struct table)),
        memory_new(count, sizeof(struct row_source *)), 0};
    for (; group->count < count; group->count++) {
        struct table *table = &group->tables[group->count];
        group->sources[group->count] = &table->source;
        table->source.next = next_row;
        table->name = files[group->count];
        if (!counts_open(&table->reader, table->name, settings->by_unheaded)) {
            set_error(error, table, table->reader.error);
            group->count++;
            return false;
        }
        if (is_empty(table))
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

static void group_close(struct group *group, struct tables_error *error)
{
    for (size_t i = 0; i < group->count; i++) {
        struct table *table = &group->tables[i];
        if (table->error)
            set_error(error, table, table->error);
        counts_close(&table->reader);
        free(table->last.data);
    }
    free(group->tables);
    free(group->sources);
}

/* ------------------------------------------------------------------ all tables */

/* A source that failed ended early: the error is found when the group is closed. */
static bool merge_few(const struct tables_settings *settings, char *const *files,
    size_t count, struct tables_begin *begin, struct row_sink *sink,
    struct tables_error *error)
{
    struct group group;
    int by = -1;
    bool good = group_open(&group, settings, files, count, &by, error);
    if (good) {
        begin->call(begin, by < 0 ? COUNTS_TOTAL : (enum counts_by)by);
        good = merge_rows(group.sources, group.count, true, sink);
    }
    group_close(&group, error);
    return good && !error->file;
}

static bool merge_many(const struct tables_settings *settings, char *const *files,
    size_t count, struct tables_begin *begin, struct row_sink *sink,
    struct tables_error *error)
{
    struct runs *runs = runs_new(settings->directory);
    int by = -1;
    bool good = true;
    for (size_t done = 0, part; good && done < count; done += part) {
        part = count - done < MERGE_WIDTH ? count - done : MERGE_WIDTH;
        struct group group;
        good = group_open(&group, settings, files + done, part, &by, error);
        struct row_sink *run = good ? runs_begin(runs) : NULL;
        if (run) {
            good = merge_rows(group.sources, group.count, false, run);
            good = runs_end(runs) && good;
        }
        group_close(&group, error);
        good = good && run && !error->file;
    }
    if (good) {
        begin->call(begin, by < 0 ? COUNTS_TOTAL : (enum counts_by)by);
        good = runs_merge(runs, sink);
    }
    if (runs_error(runs) && !error->file)
        *error = (struct tables_error){settings->directory, 0, strerror(runs_error(runs))};
    runs_free(runs);
    return good;
}

bool tables_merge(const struct tables_settings *settings, char *const *files, size_t count,
    struct tables_begin *begin, struct row_sink *sink, struct tables_error *error)
{
    *error = (struct tables_error){.file = NULL};
    if (count <= MERGE_WIDTH)
        return merge_few(settings, files, count, begin, sink, error);
    return merge_many(settings, files, count, begin, sink, error);
}
