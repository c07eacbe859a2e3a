/* What is more and what is less frequent than in the reference: two ranked lists. */
#include "report/draw/display.h"
#include "report/draw/text/brief.h"

enum {
    ROWS = 10,   /* of a list, at most */
    NARROW = 72, /* columns of a screen where one list stands below the other */
    TERM_MOST = 24,
    COUNT = 7,
    RATIO = 8,
    BEFORE = 8,
    GAP = 3, /* columns between the lists */
};

struct moving {
    const struct summary_rows *rows;
    const char *heading;
    bool ratios; /* how many times as often is shown */
};

/* The rows of the main language that are shown. */
static size_t shown_rows(const struct moving *list)
{
    size_t count = 0;
    while (count < list->rows->count && count < ROWS &&
           span_equal(list->rows->rows[count].lang, list->rows->rows[0].lang))
        count++;
    return count;
}

static size_t term_columns(const struct moving *list, size_t width)
{
    size_t columns = width - TEXT_MARGIN - COUNT - BEFORE - (list->ratios ? RATIO : 0);
    return columns < TERM_MOST ? columns : TERM_MOST;
}

static size_t list_columns(const struct moving *list, size_t width)
{
    return TEXT_MARGIN + term_columns(list, width) + COUNT + (list->ratios ? RATIO : 0) +
           BEFORE;
}

static void draw_head(struct screen *screen, const struct moving *list, size_t width)
{
    text_look(screen, LOOK_BOLD);
    display_column(screen->output, span_of(list->heading),
        TEXT_MARGIN + term_columns(list, width), false);
    text_plain(screen);
    text_look(screen, LOOK_DIM);
    display_column(screen->output, span_of(text_say(screen, "times")), COUNT, true);
    if (list->ratios)
        text_indent(screen, RATIO);
    display_column(screen->output, span_of(text_say(screen, "before")), BEFORE, true);
    text_plain(screen);
}

static void draw_row(
    struct screen *screen, const struct moving *list, size_t row, size_t width)
{
    const struct summary_row *term = &list->rows->rows[row];
    text_indent(screen, TEXT_MARGIN);
    display_column(
        screen->output, text_apart(screen, term->text), term_columns(list, width), false);
    display_column(
        screen->output, display_number(&screen->arena, term->count), COUNT, true);
    if (list->ratios)
        display_column(screen->output, draw_times(&screen->arena, term), RATIO, true);
    display_column(
        screen->output, display_number(&screen->arena, term->before), BEFORE, true);
}

static void draw_list(struct screen *screen, const struct moving *list)
{
    if (list->rows->count == 0)
        return;
    draw_head(screen, list, screen->width);
    output_byte(screen->output, '\n');
    for (size_t i = 0; i < shown_rows(list); i++) {
        draw_row(screen, list, i, screen->width);
        output_byte(screen->output, '\n');
    }
}

/* The cells of a row of both lists; nothing where a list has ended. */
static void draw_line(
    struct screen *screen, const struct moving lists[2], size_t row, size_t half)
{
    size_t count[2] = {shown_rows(&lists[0]), shown_rows(&lists[1])};
    if (row < count[0])
        draw_row(screen, &lists[0], row, half);
    if (row < count[1]) {
        text_indent(screen, GAP + (row < count[0] ? 0 : list_columns(&lists[0], half)));
        draw_row(screen, &lists[1], row, half);
    }
    output_byte(screen->output, '\n');
}

void text_moving(struct screen *screen)
{
    const struct summary *summary = screen->summary;
    const struct moving lists[2] = {
        {&summary->keyness, text_say(screen, "More often"), true},
        {&summary->falling, text_say(screen, "Less often"), false}};
    size_t half = (text_line(screen) - GAP) / 2;
    output_byte(screen->output, '\n');
    if (screen->width < NARROW || !lists[0].rows->count || !lists[1].rows->count) {
        draw_list(screen, &lists[0]);
        draw_list(screen, &lists[1]);
        return;
    }
    draw_head(screen, &lists[0], half);
    text_indent(screen, GAP);
    draw_head(screen, &lists[1], half);
    output_byte(screen->output, '\n');
    for (size_t i = 0; i < shown_rows(&lists[0]) || i < shown_rows(&lists[1]); i++)
        draw_line(screen, lists, i, half);
}
