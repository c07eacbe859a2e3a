/* Lists of terms and phrases, one below or two beside each other. */
#include <stdio.h>

#include "report/draw/display.h"
#include "report/draw/text/brief.h"

enum {
    TEXT_LEAST = 10, /* columns of the words of a list, at least and at most */
    TEXT_MOST = 36,
    GAP = 4,       /* columns between two lists */
    BAR_LEAST = 4, /* columns of a bar: where there is less room, there is none */
    BAR_MOST = 30,
};

/* Rows of one language, being drawn. */
struct list {
    const char *title;
    enum section section;
    const struct summary_row *rows;
    size_t count;
    double most;                         /* the highest score */
    size_t text_columns;                 /* of the words */
    size_t width;                        /* of a whole row */
    bool padded;                         /* rows are filled with spaces */
    enum measure measures[COLUMNS_MOST]; /* the section's, up to MEASURE_NONE */
    size_t columns[COLUMNS_MOST];        /* of the screen, of each */
    size_t measure_count;                /* how many of them there is room for */
};

enum {
    PAIR_LEAST = 76,  /* columns of a screen that has room for two lists */
    HALVES_LEAST = 6, /* rows of a list that is drawn in two columns */
};

/* ---------------------------------------------------------------- a row */

/* Columns of the first `count` measures. */
static size_t measure_columns(const struct list *list, size_t count)
{
    size_t columns = 0;
    for (size_t i = 0; i < count; i++)
        columns += list->columns[i];
    return columns;
}

/* As many columns for each measure as its longest value takes, and as many measures as fit
 * beside the words. */
static void choose_measures(struct screen *screen, struct list *list)
{
    draw_columns(list->section, true, list->measures);
    for (size_t m = 0; list->measures[m] != MEASURE_NONE; m++) {
        const struct measure_row *measure = &measures[list->measures[m]];
        size_t heading = 1 + display_width(span_of(text_say(screen, measure->heading)));
        list->columns[m] = measure->columns > heading ? measure->columns : heading;
        for (size_t i = 0; i < list->count; i++) {
            size_t columns = 1 + display_width(draw_measure(
                                     &screen->arena, list->measures[m], &list->rows[i]));
            if (columns > list->columns[m])
                list->columns[m] = columns;
        }
    }
    while (list->measures[list->measure_count] != MEASURE_NONE &&
           TEXT_MARGIN + TEXT_LEAST + measure_columns(list, list->measure_count + 1) <=
               list->width)
        list->measure_count++;
}

/* Columns left for a bar, 0 where they are too few. */
static size_t bar_columns(const struct list *list)
{
    size_t used =
        TEXT_MARGIN + list->text_columns + measure_columns(list, list->measure_count) + 2;
    size_t left = list->width > used ? list->width - used : 0;
    if (sections[list->section].strips)
        return left;
    return left < BAR_LEAST ? 0 : left < BAR_MOST ? left : BAR_MOST;
}

/* Fills a row of which `used` columns are written. */
static void lists_fill(struct screen *screen, const struct list *list, size_t used)
{
    if (list->padded && list->width > used)
        text_indent(screen, list->width - used);
}

static void write_head(struct screen *screen, const struct list *list, const char *title)
{
    size_t used =
        TEXT_MARGIN + list->text_columns + measure_columns(list, list->measure_count);
    if (*title)
        text_look(screen, LOOK_BOLD);
    display_column(screen->output, span_of(title), TEXT_MARGIN + list->text_columns, false);
    text_plain(screen);
    text_look(screen, LOOK_DIM);
    for (size_t i = 0; i < list->measure_count; i++)
        display_column(screen->output,
            span_of(text_say(screen, measures[list->measures[i]].heading)),
            list->columns[i], true);
    text_plain(screen);
    lists_fill(screen, list, used);
}

size_t text_strip(struct screen *screen, const double *values, size_t count, size_t columns)
{
    static const char *const heights[] = {"·", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};
    size_t parts = columns ? (count + columns - 1) / columns : 0, written = 0;
    text_look(screen, LOOK_ACCENT);
    for (size_t i = 0; parts && i < count; i += parts, written++) {
        double most = -1;
        for (size_t p = i; p < i + parts && p < count; p++)
            most = values[p] > most ? values[p] : most;
        size_t height = most > 0 ? 1 + (size_t)(display_part(most) * 7 + 0.5) : 0;
        output_text(screen->output, most < 0 ? " " : heights[height]);
    }
    text_plain(screen);
    return written;
}

static void write_row(struct screen *screen, const struct list *list, size_t index)
{
    if (index >= list->count) {
        lists_fill(screen, list, 0);
        return;
    }
    const struct summary_row *row = &list->rows[index];
    size_t used =
        TEXT_MARGIN + list->text_columns + measure_columns(list, list->measure_count);
    text_indent(screen, TEXT_MARGIN);
    display_column(
        screen->output, text_apart(screen, row->text), list->text_columns, false);
    for (size_t i = 0; i < list->measure_count; i++)
        display_column(screen->output, draw_measure(&screen->arena, list->measures[i], row),
            list->columns[i], true);
    size_t columns = bar_columns(list);
    if (columns) {
        text_indent(screen, 2);
        used += 2;
        if (sections[list->section].strips)
            used += text_strip(screen, row->strip, row->strip_size, columns);
        else
            used += text_bar(screen, list->most > 0 ? row->score / list->most : 0, columns);
    }
    lists_fill(screen, list, used);
}

/* ---------------------------------------------------------------- lists */

/* The rows of the language of row `first`, to be drawn in `width` columns. */
static struct list list_of(struct screen *screen, const char *title, enum section section,
    const struct summary_rows *rows, size_t first, size_t width)
{
    struct list list = {.title = title,
        .section = section,
        .rows = rows->rows + first,
        .text_columns = TEXT_LEAST,
        .width = width};
    for (size_t i = first; i < rows->count; i++) {
        const struct summary_row *row = &rows->rows[i];
        if (!span_equal(row->lang, list.rows->lang))
            break;
        size_t columns = display_width(text_harmless(screen, row->text));
        list.most = row->score > list.most ? row->score : list.most;
        list.text_columns = columns > list.text_columns ? columns : list.text_columns;
        list.count++;
    }
    size_t titled = display_width(span_of(title));
    if (titled > TEXT_MARGIN + list.text_columns)
        list.text_columns = titled - TEXT_MARGIN;
    choose_measures(screen, &list);
    size_t fixed = TEXT_MARGIN + measure_columns(&list, list.measure_count) +
                   (width < 60 ? 0 : BAR_LEAST + 2);
    size_t most = width > fixed + TEXT_LEAST ? width - fixed : TEXT_LEAST;
    most = most < TEXT_MOST ? most : TEXT_MOST;
    list.text_columns = list.text_columns < most ? list.text_columns : most;
    return list;
}

/* The rows of a minor language in one line or two. */
static void write_minor(struct screen *screen, const struct summary_row *rows, size_t count)
{
    struct span line = {"", 0}, lang = display_language(&screen->arena, rows->lang);
    for (size_t i = 0; i < count; i++)
        line = text_joined(
            screen, line, display_cut(text_harmless(screen, rows[i].text), TEXT_MOST));
    bool compared = screen->summary->falling.count && rows->log_ratio != 0;
    line = arena_print(&screen->arena, "%.*s%s:  %.*s", (int)lang.size, lang.data,
        !compared             ? ""
        : rows->log_ratio > 0 ? ", more"
                              : ", less",
        (int)line.size, line.data);
    text_indent(screen, TEXT_MARGIN);
    text_look(screen, LOOK_DIM);
    text_wrapped(screen, line, TEXT_MARGIN, 2);
    text_plain(screen);
}

static size_t half_width(const struct screen *screen)
{
    return (screen->width - GAP) / 2;
}

/* Two lists side by side. */
static void write_pair(struct screen *screen, struct list *left, struct list *right)
{
    size_t rows = left->count > right->count ? left->count : right->count;
    write_head(screen, left, left->title);
    text_indent(screen, GAP);
    write_head(screen, right, right->title);
    output_byte(screen->output, '\n');
    for (size_t i = 0; i < rows; i++) {
        left->padded = i < right->count;
        write_row(screen, left, i);
        if (i < right->count)
            text_indent(screen, GAP);
        write_row(screen, right, i);
        output_byte(screen->output, '\n');
    }
}

/* A list in two columns, the second half beside the first. */
static void write_halves(struct screen *screen, struct list *left)
{
    struct list right = *left;
    left->padded = true;
    left->count = (left->count + 1) / 2;
    right.rows += left->count;
    right.count -= left->count;
    right.title = "";
    write_pair(screen, left, &right);
}

static void write_whole(struct screen *screen, const struct list *list)
{
    write_head(screen, list, list->title);
    output_byte(screen->output, '\n');
    for (size_t i = 0; i < list->count; i++) {
        write_row(screen, list, i);
        output_byte(screen->output, '\n');
    }
}

/* One language after the other, the minor ones in short, from row `first` on. */
static void write_languages(struct screen *screen, enum section section,
    const struct summary_rows *rows, size_t first, bool named)
{
    for (size_t i = first, next; i < rows->count; i = next) {
        struct span language = display_language(&screen->arena, rows->rows[i].lang);
        const char *title =
            named ? arena_print(&screen->arena, "  %.*s", (int)language.size, language.data)
                        .data
                  : "";
        struct list list = list_of(screen, title, section, rows, i, screen->width);
        next = i + list.count;
        if (draw_is_minor(screen->summary, rows->rows[i].lang)) {
            write_minor(screen, list.rows, list.count);
        } else if (screen->width >= PAIR_LEAST && !sections[section].wide &&
                   list.count >= HALVES_LEAST) {
            list = list_of(screen, title, section, rows, i, half_width(screen));
            write_halves(screen, &list);
        } else {
            write_whole(screen, &list);
        }
    }
}

static bool has_one_main_language(
    const struct screen *screen, const struct summary_rows *rows)
{
    for (size_t i = 1; i < rows->count; i++)
        if (!span_equal(rows->rows[i].lang, rows->rows[0].lang) &&
            !draw_is_minor(screen->summary, rows->rows[i].lang))
            return false;
    return rows->count > 0;
}

/* Tries to draw two lists of one main language each side by side, minor languages below. */
static bool draw_pair(struct screen *screen, const char *left_title,
    enum section left_section, const struct summary_rows *left_rows,
    const char *right_title, enum section right_section,
    const struct summary_rows *right_rows)
{
    size_t width = half_width(screen);
    if (screen->width < PAIR_LEAST || !has_one_main_language(screen, left_rows) ||
        !has_one_main_language(screen, right_rows))
        return false;
    struct list left = list_of(screen, left_title, left_section, left_rows, 0, width);
    struct list right = list_of(screen, right_title, right_section, right_rows, 0, width);
    left.padded = true;
    output_byte(screen->output, '\n');
    write_pair(screen, &left, &right);
    write_languages(screen, left_section, left_rows, left.count, true);
    write_languages(screen, right_section, right_rows, right.count, true);
    return true;
}

static void draw_single(struct screen *screen, enum section section)
{
    const struct summary_rows *rows = section_rows(screen->summary, section);
    bool several =
        rows->count && !span_equal(rows->rows[0].lang, rows->rows[rows->count - 1].lang);
    text_heading(screen, section);
    write_languages(
        screen, section, rows, 0, several && !has_one_main_language(screen, rows));
}

/* The name of a side above its list, as long as words may be. */
static const char *side_title(struct screen *screen, const char *side)
{
    struct span name = display_cut(text_apart(screen, span_of(side)), TEXT_LEAST + 4);
    return arena_print(&screen->arena, "  %.*s", (int)name.size, name.data).data;
}

/* Rising and falling terms. */
static void draw_versus(struct screen *screen)
{
    const struct summary *summary = screen->summary;
    const char *more = side_title(screen, text_say(screen, "More")),
               *less = side_title(screen, text_say(screen, "Less"));
    if (summary->sides[0]) {
        more = side_title(screen, summary->sides[0]);
        less = side_title(screen, summary->sides[1]);
    }
    text_heading(screen, SECTION_KEYNESS);
    if (draw_pair(screen, more, SECTION_KEYNESS, &summary->keyness, less, SECTION_KEYNESS,
            draw_opposite(summary)))
        return;
    bool several = !has_one_main_language(screen, &summary->keyness) ||
                   !has_one_main_language(screen, draw_opposite(summary));
    output_print(screen->output, "%s\n",
        summary->sides[0] ? more : text_say(screen, "  More than in the reference"));
    write_languages(screen, SECTION_KEYNESS, &summary->keyness, 0, several);
    output_print(screen->output, "%s\n",
        summary->sides[0] ? less : text_say(screen, "  Less than in the reference"));
    write_languages(screen, SECTION_KEYNESS, draw_opposite(summary), 0, several);
}

void text_lists(struct screen *screen, enum section first, enum section second)
{
    const struct summary *summary = screen->summary;
    if (second != SECTION_COUNT &&
        draw_pair(screen, text_say(screen, sections[first].heading), first,
            section_rows(summary, first), text_say(screen, sections[second].heading),
            second, section_rows(summary, second)))
        return;
    for (int i = 0; i < 2; i++) {
        enum section section = i ? second : first;
        if (section == SECTION_COUNT)
            continue;
        if (section == SECTION_KEYNESS && summary->falling.count)
            draw_versus(screen);
        else if (section_rows(summary, section)->count)
            draw_single(screen, section);
    }
}
