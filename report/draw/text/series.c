/* Terms over time: a line of blocks each, then the newest counts. */
#include "report/draw/display.h"
#include "report/draw/interface.h"
#include "report/draw/text/brief.h"

enum {
    TERM_MOST = 24, /* columns of a term */
    TERM_LEAST = 4,
    NUMBER = 8, /* columns of a number */
    PERIOD = 12,
    HEAD_MOST = 14, /* columns of a term above its counts */
    ROWS_MOST = 31, /* periods whose counts are shown: the newest */
};

/* The columns of terms, so that the widest fits. */
static size_t term_columns(struct screen *screen)
{
    size_t most = TERM_LEAST, room = screen->width - TEXT_MARGIN - 3 * NUMBER;
    room = room < TERM_MOST ? room : TERM_MOST;
    for (size_t t = 0; t < screen->summary->series_count; t++) {
        size_t width =
            display_width(text_harmless(screen, screen->summary->series[t].term));
        most = width > most ? width : most;
    }
    return most < room ? most : room;
}

/* How many days, or months, a period is from the next: periods without articles leave gaps. */
static long period_step(const struct summary *summary)
{
    const char *period = summary->subject.period;
    return !period || strcmp(period, "day") == 0 ? 1 : strcmp(period, "week") == 0 ? 7 : 30;
}

static size_t period_slot(const struct summary *summary, size_t period)
{
    const long *days = summary->series_days;
    long step = period_step(summary);
    return (size_t)((days[period] - days[0] + step / 2) / step);
}

/* The rates in the order of time, of the highest. */
static void draw_blocks(
    struct screen *screen, const struct summary_series *series, size_t columns)
{
    const struct summary *summary = screen->summary;
    size_t count = summary->series_period_count;
    size_t slots = period_slot(summary, count - 1) + 1;
    double most = 0, *values = arena_new(&screen->arena, slots, sizeof *values);
    for (size_t slot = 0; slot < slots; slot++)
        values[slot] = -1;
    for (size_t p = 0; p < count; p++)
        most = series->rates[p] > most ? series->rates[p] : most;
    for (size_t p = 0; p < count; p++)
        values[period_slot(summary, p)] = most > 0 ? series->rates[p] / most : 0;
    text_strip(screen, values, slots, columns);
}

static void draw_number(struct screen *screen, uint64_t number)
{
    display_column(screen->output, display_number(&screen->arena, number), NUMBER, true);
}

static void draw_head(struct screen *screen, size_t term)
{
    const char *const heads[] = {"in all", "most", "last"};
    text_look(screen, LOOK_DIM);
    text_indent(screen, TEXT_MARGIN + term);
    for (int i = 0; i < 3; i++)
        display_column(screen->output, span_of(text_say(screen, heads[i])), NUMBER, true);
    text_plain(screen);
    output_byte(screen->output, '\n');
}

static void draw_line(
    struct screen *screen, const struct summary_series *series, size_t term)
{
    size_t count = screen->summary->series_period_count;
    size_t used = TEXT_MARGIN + term + 3 * NUMBER + 2;
    uint64_t most = 0;
    for (size_t p = 0; p < count; p++)
        most = series->counts[p] > most ? series->counts[p] : most;
    text_indent(screen, TEXT_MARGIN);
    display_column(screen->output, text_apart(screen, series->term), term, false);
    draw_number(screen, series->count);
    draw_number(screen, most);
    draw_number(screen, series->counts[count - 1]);
    if (screen->width < used + TERM_LEAST) { /* below it */
        output_byte(screen->output, '\n');
        used = 2 * TEXT_MARGIN;
        text_indent(screen, 2 * TEXT_MARGIN);
    } else
        text_indent(screen, 2);
    draw_blocks(screen, series, screen->width - used);
    output_byte(screen->output, '\n');
}

/* ---------------------------------------------------------------- the newest counts */

static struct span count_head(struct screen *screen, size_t series)
{
    struct span name = text_harmless(screen, screen->summary->series[series].term);
    return display_apart(&screen->arena, display_cut(name, HEAD_MOST));
}

static size_t count_columns(struct screen *screen, size_t series)
{
    size_t width = display_width(count_head(screen, series)) + 2;
    return width > NUMBER ? width : NUMBER;
}

/* The terms from `first` that fit beside each other: at least one. */
static size_t fitting_terms(struct screen *screen, size_t first)
{
    size_t end = first, used = TEXT_MARGIN + PERIOD;
    while (end < screen->summary->series_count &&
           (end == first || used + count_columns(screen, end) <= screen->width))
        used += count_columns(screen, end++);
    return end;
}

static void draw_count_heads(struct screen *screen, size_t first, size_t end)
{
    output_byte(screen->output, '\n');
    text_look(screen, LOOK_DIM);
    text_indent(screen, TEXT_MARGIN);
    display_column(screen->output, span_of(text_say(screen, draw_period(screen->summary))),
        PERIOD, false);
    for (size_t t = first; t < end; t++)
        display_column(
            screen->output, count_head(screen, t), count_columns(screen, t), true);
    text_plain(screen);
    output_byte(screen->output, '\n');
}

static void draw_counts(struct screen *screen, size_t first, size_t end)
{
    const struct summary *summary = screen->summary;
    size_t count = summary->series_period_count;
    draw_count_heads(screen, first, end);
    for (size_t p = count > ROWS_MOST ? count - ROWS_MOST : 0; p < count; p++) {
        text_indent(screen, TEXT_MARGIN);
        display_column(screen->output, summary->series_periods[p], PERIOD, false);
        for (size_t t = first; t < end; t++)
            display_column(screen->output,
                display_number(&screen->arena, summary->series[t].counts[p]),
                count_columns(screen, t), true);
        output_byte(screen->output, '\n');
    }
}

static void say_more(struct screen *screen)
{
    const char *const values[] = {arena_print(&screen->arena, "%d", ROWS_MOST).data,
        arena_print(&screen->arena, "%zu", screen->summary->series_period_count).data};
    text_indent(screen, TEXT_MARGIN);
    text_look(screen, LOOK_DIM);
    text_wrapped(screen,
        interface_fill(&screen->arena,
            text_say(screen, "the last %1 of %2 (--format=tsv has all)"), values),
        TEXT_MARGIN, SIZE_MAX);
    text_plain(screen);
}

void text_series(struct screen *screen)
{
    const struct summary *summary = screen->summary;
    size_t term = term_columns(screen), count = summary->series_count;
    draw_head(screen, term);
    for (size_t t = 0; t < count; t++)
        draw_line(screen, &summary->series[t], term);
    for (size_t first = 0, end; first < count; first = end) {
        end = fitting_terms(screen, first);
        draw_counts(screen, first, end);
    }
    if (summary->series_period_count > ROWS_MOST)
        say_more(screen);
}
