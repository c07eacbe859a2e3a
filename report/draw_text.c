/* A screen to grasp in ten seconds: aligned by display width, bars, at most three colours.
 */
#include <stdio.h>

#include "report/display.h"
#include "report/draw.h"

enum {
    MARGIN = 2,      /* columns before everything but headings */
    TEXT_LEAST = 12, /* columns of the words of a list, at least and at most */
    TEXT_MOST = 36,
    BAR_MOST = 30,    /* columns of a bar */
    WIDTH_LEAST = 40, /* narrower terminals are drawn as if they had so many columns */
    LINE_MOST = 100,  /* columns of running text: longer lines are hard to read */
    QUOTE_LINES = 3,  /* of a sentence that shows a topic */
};

struct screen {
    const struct summary *summary;
    struct output *output;
    struct arena arena;
    size_t width;
    bool color;
};

/* ---------------------------------------------------------------- pieces */

static const char bold[] = "\033[1m", dim[] = "\033[2m", accent[] = "\033[36m";

static void paint(struct screen *screen, const char *look)
{
    if (screen->color)
        output_text(screen->output, look);
}

static void unpaint(struct screen *screen)
{
    if (screen->color)
        output_text(screen->output, "\033[0m");
}

static void indent(struct screen *screen, size_t columns)
{
    display_column(screen->output, SPAN(""), columns, false);
}

static struct span harmless(struct screen *screen, struct span text)
{
    return display_harmless(&screen->arena, text);
}

static void heading(struct screen *screen, const char *name, enum section section)
{
    const char *note = screen->summary->notes[section];
    output_byte(screen->output, '\n');
    paint(screen, bold);
    output_text(screen->output, name);
    unpaint(screen);
    if (note) {
        struct span text = span_of(note);
        size_t used = strlen(name) + 2;
        text = display_cut(text, screen->width > used ? screen->width - used : 0);
        output_text(screen->output, "  ");
        paint(screen, dim);
        output_write(screen->output, text);
        unpaint(screen);
    }
    output_byte(screen->output, '\n');
}

/* The longest beginning that fits `columns` and ends before a space, or where none does, of
 * exactly as many columns as fit. Never empty for text that is not. */
static struct span fitting_line(struct span text, size_t columns)
{
    struct span line = display_cut(text, columns ? columns : 1);
    if (line.size == 0)
        line = display_cut(text, 2);
    if (line.size == 0)
        return text;
    if (line.size == text.size || text.data[line.size] == ' ')
        return line;
    size_t space = line.size;
    while (space > 0 && line.data[space - 1] != ' ')
        space--;
    size_t wide = display_width((struct span){line.data + space, line.size - space});
    if (space > 0 && wide <= columns / 2)
        line.size = space - 1;
    return line;
}

/* Running text in lines, the first of which begins where the cursor is; the others are
 * indented. At most `most` lines. */
static void write_wrapped(
    struct screen *screen, struct span text, size_t margin, size_t most)
{
    size_t width = screen->width < LINE_MOST ? screen->width : LINE_MOST;
    size_t columns = width > margin + 10 ? width - margin : 10;
    for (size_t lines = 1; text.size; lines++) {
        struct span line = fitting_line(text, columns);
        bool last = lines == most && line.size < text.size;
        if (last)
            line = fitting_line(text, columns - 2);
        output_write(screen->output, line);
        output_text(screen->output, last ? " …\n" : "\n");
        text = (struct span){text.data + line.size, text.size - line.size};
        while (text.size && *text.data == ' ')
            text = (struct span){text.data + 1, text.size - 1};
        if (last)
            return;
        if (text.size)
            indent(screen, margin);
    }
}

/* ---------------------------------------------------------------- overview */

static void write_count(
    struct screen *screen, uint64_t count, const char *one, const char *many)
{
    paint(screen, bold);
    output_write(screen->output, display_number(&screen->arena, count));
    unpaint(screen);
    output_print(screen->output, " %s   ", count == 1 ? one : many);
}

static void draw_overview(struct screen *screen)
{
    const struct overview *overview = &screen->summary->overview;
    if (overview->at_least && overview->documents > 1)
        output_text(screen->output, "at least ");
    write_count(screen, overview->documents, "document", "documents");
    if (overview->sentences)
        write_count(screen, overview->sentences, "sentence", "sentences");
    write_count(screen, overview->tokens, "word", "words");
    write_count(screen, overview->types, "different", "different");
    for (size_t i = 0; i < overview->language_count; i++) {
        const struct language_share *language = &overview->languages[i];
        if (i)
            output_text(screen->output, ", ");
        output_write(screen->output, display_language(&screen->arena, language->lang));
        if (overview->language_count > 1)
            output_print(screen->output, " %.*f %%", language->share < 0.0095 ? 1 : 0,
                100 * language->share);
    }
    output_byte(screen->output, '\n');
}

/* ---------------------------------------------------------------- lists */

/* The columns of a list's words: as wide as they need, within bounds. */
static size_t text_columns(struct screen *screen, const struct summary_rows *rows)
{
    size_t columns = TEXT_LEAST;
    for (size_t i = 0; i < rows->count; i++) {
        size_t width = display_width(harmless(screen, rows->rows[i].text));
        columns = width > columns ? width : columns;
    }
    size_t most = screen->width / 2 < TEXT_MOST ? screen->width / 2 : TEXT_MOST;
    return columns < most ? columns : most;
}

static void write_strip(struct screen *screen, const struct summary_row *row)
{
    static const char *const heights[] = {"·", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};
    paint(screen, accent);
    for (size_t i = 0; i < row->strip_size; i++) {
        size_t height = (size_t)(row->strip[i] * 8 + 0.5);
        if (height == 0 && row->strip[i] > 0)
            height = 1;
        output_text(screen->output, heights[height > 8 ? 8 : height]);
    }
    unpaint(screen);
}

static void write_bar(struct screen *screen, double part, size_t used)
{
    size_t room = screen->width > used ? screen->width - used : 0;
    paint(screen, accent);
    display_bar(screen->output, part, room < BAR_MOST ? room : BAR_MOST);
    unpaint(screen);
}

/* The numbers of a row, each list its own, and behind them a bar. `used` columns are
 * before. */
static void write_numbers(struct screen *screen, enum section section,
    const struct summary_row *row, double most, size_t used)
{
    struct output *output = screen->output;
    double part = most > 0 && row->score > 0 ? row->score / most : 0;
    display_column(output, display_number(&screen->arena, row->count), 9, true);
    switch (section) {
    case SECTION_TERMS:
        output_print(output, " %6.2f %%  ", 100 * row->share);
        write_bar(screen, part, used + 20);
        break;
    case SECTION_KEYNESS:
        output_print(output, "  G² %-9.1f log ratio %+5.1f  ", row->score, row->log_ratio);
        write_bar(screen, part, used + 43);
        break;
    case SECTION_COLLOCATIONS:
        output_print(output, "  G² %-9.1f NPMI %.2f  logDice %4.1f", row->score, row->npmi,
            row->log_dice);
        break;
    case SECTION_DISPERSION:
        output_print(output, "  DP %.2f  ", row->dp);
        write_strip(screen, row);
        break;
    default:
        output_text(output, "  ");
        write_bar(screen, part, used + 11);
    }
}

static double highest_score(const struct summary_rows *rows, size_t first)
{
    double most = 0;
    for (size_t i = first; i < rows->count; i++) {
        if (!span_equal(rows->rows[i].lang, rows->rows[first].lang))
            break;
        most = rows->rows[i].score > most ? rows->rows[i].score : most;
    }
    return most;
}

static void draw_list(
    struct screen *screen, enum section section, const struct summary_rows *rows)
{
    size_t columns = text_columns(screen, rows);
    double most = 0;
    bool several =
        rows->count && !span_equal(rows->rows[0].lang, rows->rows[rows->count - 1].lang);
    for (size_t i = 0; i < rows->count; i++) {
        const struct summary_row *row = &rows->rows[i];
        if (i == 0 || !span_equal(row->lang, row[-1].lang)) {
            most = highest_score(rows, i);
            if (several) {
                indent(screen, MARGIN);
                paint(screen, dim);
                output_write(screen->output, display_language(&screen->arena, row->lang));
                unpaint(screen);
                output_byte(screen->output, '\n');
            }
        }
        indent(screen, MARGIN);
        display_column(screen->output, harmless(screen, row->text), columns, false);
        write_numbers(screen, section, row, most, MARGIN + columns);
        output_byte(screen->output, '\n');
    }
}

/* ---------------------------------------------------------------- topics, sentences */

static void write_place(struct screen *screen, const struct topic_unit *unit)
{
    if (unit->quote.size) {
        output_text(screen->output, "“");
        write_wrapped(screen,
            arena_print(&screen->arena, "%.*s”", (int)harmless(screen, unit->quote).size,
                harmless(screen, unit->quote).data),
            MARGIN + 4, QUOTE_LINES);
    } else {
        write_wrapped(screen, harmless(screen, unit->document), MARGIN + 4, 1);
    }
}

static void draw_topic(struct screen *screen, const struct topic *topic, size_t number,
    size_t columns, double most)
{
    struct output *output = screen->output;
    struct span terms = {"", 0};
    output_print(output, "  %2zu  ", number);
    paint(screen, bold);
    display_column(output, harmless(screen, topic->label), columns, false);
    unpaint(screen);
    output_print(output, " %5.1f %%  ", 100 * topic->share);
    write_bar(screen, most > 0 ? topic->share / most : 0, columns + 16);
    output_text(output, "\n      ");
    for (size_t i = 0; i < topic->term_count; i++) {
        struct span term = harmless(screen, topic->terms[i].text);
        terms = arena_print(&screen->arena, "%.*s%s%.*s", (int)terms.size, terms.data,
            i ? " · " : "", (int)term.size, term.data);
    }
    write_wrapped(screen, terms, MARGIN + 4, QUOTE_LINES);
}

static void draw_topics(struct screen *screen, bool terms, bool units)
{
    const struct summary *summary = screen->summary;
    size_t columns = TEXT_LEAST;
    double most = 0;
    for (size_t t = 0; t < summary->topic_count; t++) {
        size_t width = display_width(harmless(screen, summary->topics[t].label));
        columns = width > columns ? width : columns;
        most = summary->topics[t].share > most ? summary->topics[t].share : most;
    }
    columns = columns < TEXT_MOST ? columns : TEXT_MOST;
    for (size_t t = 0; t < summary->topic_count; t++) {
        const struct topic *topic = &summary->topics[t];
        if (terms)
            draw_topic(screen, topic, t + 1, columns, most);
        else
            output_print(screen->output, "  %2zu\n", t + 1);
        for (size_t i = 0; units && i < topic->unit_count; i++) {
            indent(screen, MARGIN + 4);
            paint(screen, dim);
            write_place(screen, &topic->units[i]);
            unpaint(screen);
        }
    }
    if (summary->unplaced > 0)
        output_print(screen->output, "      %.1f %% of the %s fit no topic\n",
            100 * summary->unplaced, summary->unit ? summary->unit : "units");
}

static void draw_sentences(struct screen *screen)
{
    const struct summary *summary = screen->summary;
    for (size_t i = 0; i < summary->sentence_count; i++) {
        const struct summary_sentence *sentence = &summary->sentences[i];
        output_print(screen->output, "  %2zu  ", i + 1);
        write_wrapped(screen, harmless(screen, sentence->text), MARGIN + 4, SIZE_MAX);
        indent(screen, MARGIN + 4);
        paint(screen, dim);
        output_print(screen->output, "%.0f %% into ", 100 * sentence->position);
        write_wrapped(screen, harmless(screen, sentence->document), MARGIN + 4, 1);
        unpaint(screen);
    }
}

/* ---------------------------------------------------------------- the screen */

static void draw_section(struct screen *screen, enum section section)
{
    const struct summary *summary = screen->summary;
    const struct summary_rows *rows = draw_rows(summary, section);
    bool with_topics = section == SECTION_DOCUMENTS && draw_has(summary, SECTION_TOPICS);
    bool topics = section == SECTION_TOPICS || section == SECTION_DOCUMENTS;
    size_t items = rows     ? rows->count
                   : topics ? summary->topic_count
                            : summary->sentence_count;
    if (section == SECTION_OVERVIEW) {
        draw_overview(screen);
        return;
    }
    if (items == 0 || with_topics)
        return;
    heading(screen, draw_headings[section], section);
    if (rows)
        draw_list(screen, section, rows);
    else if (topics)
        draw_topics(
            screen, section == SECTION_TOPICS, draw_has(summary, SECTION_DOCUMENTS));
    else
        draw_sentences(screen);
}

void draw_text(
    const struct summary *summary, const struct draw_style *style, struct output *output)
{
    struct screen screen = {.summary = summary,
        .output = output,
        .width = style->width < WIDTH_LEAST ? WIDTH_LEAST : style->width,
        .color = style->color};
    for (size_t i = 0; i < summary->order_count; i++)
        draw_section(&screen, summary->order[i]);
    if (summary->overview.tokens == 0)
        output_text(output, "There are no words in it.\n");
    arena_free(&screen.arena);
}
