#include "report/series.h"

#include <errno.h>
#include <math.h>
#include <stdlib.h>

#include "lib/date.h"
#include "lib/input.h"
#include "lib/memory.h"

struct line {
    struct span period, term; /* the arena's */
    uint64_t count, articles;
    double rate;
};

struct table {
    struct line *lines; /* memory_grow's */
    size_t count, capacity;
};

/* Takes the cell before the next TAB, or the last one. */
static struct span take_cell(struct span *line)
{
    const char *tab = line->size ? memchr(line->data, '\t', line->size) : NULL;
    struct span cell = {line->data, tab ? (size_t)(tab - line->data) : line->size};
    size_t used = cell.size + (tab != NULL);
    *line = (struct span){line->data + used, line->size - used};
    return cell;
}

static bool is_number(const char *text, const char *end)
{
    return end > text && !*end;
}

static bool read_numbers(struct span line, struct arena *arena, struct line *row)
{
    char *end[3];
    const char *cells[3];
    for (int i = 0; i < 3; i++)
        cells[i] = arena_copy(arena, take_cell(&line)).data;
    row->count = strtoull(cells[0], &end[0], 10);
    row->articles = strtoull(cells[1], &end[1], 10);
    row->rate = strtod(cells[2], &end[2]);
    for (int i = 0; i < 3; i++)
        if (!is_number(cells[i], end[i]))
            return false;
    return line.size == 0 && isfinite(row->rate) && row->rate >= 0;
}

/* The first day of a period: a day, or a month such as 2026-11. */
static bool read_period(struct span period, long *days)
{
    char whole[sizeof "2026-11-01"], date[DATE_SIZE];
    const size_t month = sizeof "2026-11" - 1;
    if (period.size == month) {
        memcpy(whole, period.data, month);
        memcpy(whole + month, "-01", sizeof "-01");
        period = span_of(whole);
    }
    if (period.size != DATE_SIZE - 1 || !date_read(period, date))
        return false;
    *days = date_number(date);
    return true;
}

static bool read_line(struct span line, struct arena *arena, struct line *row)
{
    row->period = arena_copy(arena, take_cell(&line));
    row->term = arena_copy(arena, take_cell(&line));
    return row->term.size > 0 && read_numbers(line, arena, row);
}

/* The terms of the first period, which each period has. */
static size_t count_terms(const struct table *table)
{
    size_t terms = 0;
    while (terms < table->count &&
           span_equal(table->lines[terms].period, table->lines[0].period))
        terms++;
    return terms;
}

static void open_series(
    struct summary *summary, const struct table *table, size_t terms, size_t periods)
{
    struct arena *arena = &summary->arena;
    summary->series = arena_new(arena, terms + 1, sizeof *summary->series);
    summary->series_count = terms;
    summary->series_periods = arena_new(arena, periods + 1, sizeof(struct span));
    summary->series_days = arena_new(arena, periods + 1, sizeof(long));
    summary->series_period_count = periods;
    for (size_t t = 0; t < terms; t++)
        summary->series[t] = (struct summary_series){.term = table->lines[t].term,
            .counts = arena_new(arena, periods, sizeof(uint64_t)),
            .articles = arena_new(arena, periods, sizeof(uint64_t)),
            .rates = arena_new(arena, periods, sizeof(double))};
}

/* One line of a period. False where it is another than the first period has there. */
static bool put_line(
    struct summary *summary, const struct line *line, size_t term, size_t p)
{
    struct summary_series *series = &summary->series[term];
    series->count += line->count;
    series->counts[p] = line->count;
    series->articles[p] = line->articles;
    series->rates[p] = line->rate;
    return span_equal(line->term, series->term) &&
           span_equal(line->period, summary->series_periods[p]);
}

static bool fill_series(struct summary *summary, const struct table *table)
{
    size_t terms = count_terms(table), periods = terms ? table->count / terms : 0;
    bool good = terms * periods == table->count;
    open_series(summary, table, terms, periods);
    for (size_t p = 0; p < periods && good; p++) {
        const struct line *lines = &table->lines[p * terms];
        summary->series_periods[p] = lines->period;
        good = read_period(lines->period, &summary->series_days[p]) &&
               (p == 0 || summary->series_days[p] > summary->series_days[p - 1]);
        for (size_t t = 0; t < terms && good; t++)
            good = put_line(summary, &lines[t], t, p);
    }
    return good;
}

static const char *note_of(const char *period)
{
    if (period && strcmp(period, "week") == 0)
        return "how often by week; the line: times per million words";
    if (period && strcmp(period, "month") == 0)
        return "how often by month; the line: times per million words";
    return "how often by day; the line: times per million words";
}

bool series_read(const char *name, struct summary *summary)
{
    struct table table = {0};
    struct input input;
    struct span line;
    bool good = input_open(&input, name) && input_field(&input, '\n', &line) &&
                span_equal(line, SPAN("period\tterm\tcount\tarticles\tper_million"));
    while (good && input_field(&input, '\n', &line)) {
        table.lines =
            memory_grow(table.lines, &table.capacity, table.count + 1, sizeof *table.lines);
        good = read_line(line, &summary->arena, &table.lines[table.count++]);
    }
    int error = input.error ? input.error : EINVAL;
    good = good && !input.error && fill_series(summary, &table);
    summary->notes[SECTION_SERIES] = note_of(summary->subject.period);
    input_close(&input);
    free(table.lines);
    errno = error;
    return good;
}

const char *series_title(struct summary *summary)
{
    struct span title = {"", 0};
    for (size_t t = 0; t < summary->series_count; t++) {
        struct span term = summary->series[t].term;
        title = arena_print(&summary->arena, "%.*s%s%.*s", (int)title.size, title.data,
            t ? ", " : "", (int)term.size, term.data);
    }
    return title.data;
}
