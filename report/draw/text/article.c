/* One article on one screen: what to quote, its words and phrases, its strands. */
#include <stdio.h>
#include <stdlib.h>

#include "lib/memory.h"
#include "report/draw/display.h"
#include "report/draw/text/brief.h"

enum {
    WORDS_A_MINUTE = 240,
    SENTENCE_LINES = 4, /* of a sentence to quote: longer ones are cut */
    PLACE_COLUMNS = 6,  /* of where a sentence stands */
    WORD_LEAST = 12,    /* columns of words, at least and at most */
    WORD_MOST = 30,
    COUNT_COLUMNS = 7,
    TIMES_COLUMNS = 13,
    STRIP_LEAST = 12, /* columns of a strip: where there is less room, there is none */
    BAR = 20,
    STRANDS_SENTENCES = 60, /* of an article, at least, for its strands to be sure */
};

static const double strands_decided =
    0.6; /* what a sentence's strand has of it, at least */

/* ---------------------------------------------------------------- head */

static struct span last_part(struct span path)
{
    const char *end = path.data + path.size, *slash = end;
    while (slash > path.data && slash[-1] != '/')
        slash--;
    return slash < end ? (struct span){slash, (size_t)(end - slash)} : path;
}

static void draw_facts(struct screen *screen)
{
    const struct summary *summary = screen->summary;
    struct facts facts = {screen, 0};
    uint64_t minutes = (summary->overview.tokens + WORDS_A_MINUTE / 2) / WORDS_A_MINUTE;
    facts_count(&facts, summary->overview.tokens, "word", "words");
    facts_count(&facts, minutes ? minutes : 1, "minute", "minutes");
    facts_languages(&facts);
    const struct summary_document *document = &summary->documents[0];
    if (*document->date && !span_equal(document->name, SPAN("-")))
        facts_add(&facts, SPAN(""), span_of(document->date));
    if (!span_equal(document->name, SPAN("-"))) {
        struct span name = text_apart(screen, last_part(document->name));
        brief_link(screen, document);
        facts_add(&facts, SPAN(""), display_cut(name, screen->width));
        brief_link_end(screen, document);
    }
    facts_end(&facts);
    text_left_out(screen);
}

/* ---------------------------------------------------------------- sentences */

static int compare_places(const void *left, const void *right)
{
    const struct summary_sentence *const *a = left, *const *b = right;
    return ((*a)->begin > (*b)->begin) - ((*a)->begin < (*b)->begin);
}

static void draw_sentence(struct screen *screen, const struct summary_sentence *sentence)
{
    struct span text = text_harmless(screen, draw_quote(&screen->arena, sentence));
    size_t columns = text_line(screen) - TEXT_MARGIN - PLACE_COLUMNS, used;
    text_indent(screen, TEXT_MARGIN);
    used = text_lines(screen, text, TEXT_MARGIN, columns, SENTENCE_LINES);
    if (sentence->paragraph) {
        struct span place = arena_print(&screen->arena, "¶ %u", sentence->paragraph);
        text_indent(screen, columns - used);
        text_look(screen, LOOK_DIM);
        display_column(screen->output, place, PLACE_COLUMNS, true);
        text_plain(screen);
    }
    output_byte(screen->output, '\n');
}

static void draw_sentences(struct screen *screen)
{
    const struct summary *summary = screen->summary;
    size_t count = summary->sentence_count;
    if (count == 0)
        return;
    const struct summary_sentence **order = memory_new(count, sizeof *order);
    for (size_t i = 0; i < count; i++)
        order[i] = &summary->sentences[i];
    qsort(order, count, sizeof *order, compare_places);
    bool placed = order[0]->paragraph > 0;
    brief_heading(screen, text_say(screen, "To quote"),
        placed ? text_say(screen, "paragraph") : NULL);
    for (size_t i = 0; i < count; i++)
        draw_sentence(screen, order[i]);
    free(order);
}

/* ---------------------------------------------------------------- words */

struct word_columns {
    size_t word, times, strip;
};

/* The columns of the list, by the width of the screen. */
static struct word_columns choose_columns(struct screen *screen)
{
    const struct summary_rows *rows = &screen->summary->keywords;
    struct word_columns columns = {WORD_LEAST, TIMES_COLUMNS, 0};
    for (size_t i = 0; i < rows->count; i++) {
        size_t width = display_width(text_harmless(screen, rows->rows[i].text));
        if (!rows->rows[i].below && width > columns.word)
            columns.word = width < WORD_MOST ? width : WORD_MOST;
    }
    size_t heading = 2 + display_width(span_of(text_say(screen, "Key words and phrases")));
    if (screen->width >= 72 && columns.word + TEXT_MARGIN < heading)
        columns.word = heading - TEXT_MARGIN;
    size_t used = TEXT_MARGIN + columns.word + COUNT_COLUMNS + columns.times + 3;
    columns.strip = screen->width > used + STRIP_LEAST ? screen->width - used : 0;
    return columns;
}

static void draw_word(struct screen *screen, const struct summary_row *row,
    const struct word_columns *columns)
{
    text_indent(screen, TEXT_MARGIN);
    display_column(screen->output, text_apart(screen, row->text), columns->word, false);
    display_column(
        screen->output, display_number(&screen->arena, row->count), COUNT_COLUMNS, true);
    display_column(screen->output, draw_times(&screen->arena, row), columns->times, true);
    if (columns->strip && row->strip_size) {
        text_indent(screen, 3);
        text_strip(screen, row->strip, row->strip_size, columns->strip);
    }
    output_byte(screen->output, '\n');
}

/* The phrases below a word in one line; returns how many there are. */
static size_t draw_below(
    struct screen *screen, const struct summary_row *rows, size_t count)
{
    size_t below = 0;
    struct span line = SPAN("");
    while (below < count && rows[below].below) {
        const struct summary_row *row = &rows[below++];
        struct span number = display_number(&screen->arena, row->count);
        struct span text = text_apart(screen, row->text);
        line = arena_print(&screen->arena, "%.*s%s%.*s %.*s", (int)line.size, line.data,
            line.size ? " · " : "", (int)text.size, text.data, (int)number.size,
            number.data);
    }
    if (below == 0)
        return 0;
    text_indent(screen, 2 * TEXT_MARGIN);
    text_look(screen, LOOK_DIM);
    text_wrapped(screen, line, 2 * TEXT_MARGIN, 1);
    text_plain(screen);
    return below;
}

static void draw_words(struct screen *screen)
{
    const struct summary_rows *rows = &screen->summary->keywords;
    if (rows->count == 0)
        return;
    struct word_columns columns = choose_columns(screen);
    output_byte(screen->output, '\n');
    text_look(screen, LOOK_BOLD);
    display_column(screen->output, span_of(text_say(screen, "Key words and phrases")),
        TEXT_MARGIN + columns.word, false);
    text_plain(screen);
    text_look(screen, LOOK_DIM);
    display_column(screen->output, span_of(text_say(screen, "times")), COUNT_COLUMNS, true);
    display_column(
        screen->output, span_of(text_say(screen, "than usual")), columns.times, true);
    if (columns.strip && rows->rows[0].strip_size) {
        struct span strip = span_of(text_say(screen, "from beginning to end"));
        output_text(screen->output, "   ");
        output_write(screen->output, display_cut(strip, columns.strip));
    }
    text_plain(screen);
    output_byte(screen->output, '\n');
    for (size_t i = 0; i < rows->count;) {
        draw_word(screen, &rows->rows[i++], &columns);
        i += draw_below(screen, &rows->rows[i], rows->count - i);
    }
}

/* ---------------------------------------------------------------- strands */

/* Strands are shown where the article is long, and its sentences are of one each. */
static bool are_sure(const struct summary *summary)
{
    return summary->topic_count > 1 && summary->overview.sentences >= STRANDS_SENTENCES &&
           summary->decided >= strands_decided;
}

static void draw_strands(struct screen *screen)
{
    const struct summary *summary = screen->summary;
    if (!are_sure(summary))
        return;
    double most = summary->topics[0].share;
    brief_heading(
        screen, text_say(screen, "Strands"), text_say(screen, "how much of the article"));
    size_t columns = text_line(screen) - TEXT_MARGIN - BAR - 8;
    for (size_t t = 0; t < summary->topic_count; t++) {
        const struct topic *topic = &summary->topics[t];
        text_indent(screen, TEXT_MARGIN);
        display_column(screen->output, text_apart(screen, topic->label), columns, false);
        output_print(screen->output, "%4.0f %%  ", 100 * topic->share);
        text_bar(screen, most > 0 ? topic->share / most : 0, BAR);
        output_byte(screen->output, '\n');
    }
}

void text_article(struct screen *screen)
{
    draw_facts(screen);
    draw_sentences(screen);
    draw_words(screen);
    draw_strands(screen);
}
