/* A screen to grasp in ten seconds: aligned by display width, bars, at most three looks. */
#include "report/draw/text/text.h"

#include <stdio.h>

#include "report/draw/display.h"
#include "report/draw/text/brief.h"

enum {
    WIDTH_LEAST = 40, /* narrower terminals are drawn as if they had so many columns */
    LABEL_LEAST = 12, /* columns of a topic's label, at least and at most */
    LABEL_MOST = 40,
    SHARE_BAR = 16, /* columns of a topic's bar */
    SHARE_BAR_NARROW = 8,
    NARROW = 72,    /* columns of a screen that is narrow */
    TERM_LINES = 2, /* of a topic's terms, and of what shows it */
    QUOTE_LINES = 2,
    SENTENCE_LINES = 12, /* of a key sentence: longer ones are cut */
    UNITS_MOST = 2,      /* units shown of a topic */
    QUOTED_MOST = 3,     /* terms of a side that are quoted */
    SIDE_LEAST = 9,      /* columns of a side's share, and of its name at most */
    SIDE_MOST = 14,
};

/* ---------------------------------------------------------------- overview */

static void draw_overview(struct screen *screen)
{
    const struct overview *overview = &screen->summary->overview;
    struct facts facts = {screen, 0};
    struct span count = display_number(&screen->arena, overview->documents);
    if (overview->at_least && overview->documents > 1)
        count = arena_print(&screen->arena, "%s %.*s", text_say(screen, "at least"),
            (int)count.size, count.data);
    facts_add(&facts, count,
        arena_print(&screen->arena, " %s",
            text_say(screen, overview->documents == 1 ? "document" : "documents")));
    if (overview->sentences)
        facts_count(&facts, overview->sentences, "sentence", "sentences");
    facts_count(&facts, overview->tokens, "word", "words");
    facts_count(&facts, overview->types, "different", "different");
    facts_languages(&facts);
    facts_end(&facts);
    text_left_out(screen);
}

/* ---------------------------------------------------------------- topics */

/* What shows a topic: a sentence, or a document by its name and first line. */
static void write_unit(struct screen *screen, const struct topic_unit *unit)
{
    struct span quote = text_harmless(screen, unit->quote);
    struct span name = text_harmless(screen, draw_name(screen->summary, unit->document));
    struct span text = name;
    text_indent(screen, TEXT_MARGIN + 4);
    text_look(screen, LOOK_DIM);
    bool quoted = span_starts(quote, SPAN("“")) || span_starts(quote, SPAN("\""));
    if (quote.size && unit->end)
        text = quoted ? quote
                      : arena_print(&screen->arena, "“%.*s”", (int)quote.size, quote.data);
    else if (quote.size)
        text = arena_print(&screen->arena, "%.*s  %.*s", (int)name.size, name.data,
            (int)quote.size, quote.data);
    text_wrapped(screen, text, TEXT_MARGIN + 4, unit->end ? QUOTE_LINES : 1);
    text_plain(screen);
}

static void write_terms(struct screen *screen, const struct topic *topic)
{
    struct span terms = {"", 0};
    for (size_t i = 0; i < topic->term_count; i++)
        terms = text_joined(screen, terms, topic->terms[i].text);
    text_indent(screen, TEXT_MARGIN + 4);
    text_wrapped(screen, terms, TEXT_MARGIN + 4, TERM_LINES);
}

static size_t share_bar(const struct screen *screen)
{
    return screen->width < NARROW ? SHARE_BAR_NARROW : SHARE_BAR;
}

static void write_topic(struct screen *screen, const struct topic *topic, size_t number,
    size_t columns, double most)
{
    output_print(screen->output, "  %2zu  ", number);
    text_look(screen, LOOK_BOLD);
    display_column(screen->output, text_apart(screen, topic->label), columns, false);
    text_plain(screen);
    output_print(screen->output, "  %5.1f %%  ", 100 * topic->share);
    text_bar(screen, most > 0 ? topic->share / most : 0, share_bar(screen));
    output_byte(screen->output, '\n');
}

static void draw_topics(struct screen *screen, bool terms, bool units)
{
    const struct summary *summary = screen->summary;
    size_t columns = LABEL_LEAST;
    double most = 0;
    for (size_t t = 0; t < summary->topic_count; t++) {
        size_t width = display_width(text_harmless(screen, summary->topics[t].label));
        columns = width > columns ? width : columns;
        most = summary->topics[t].share > most ? summary->topics[t].share : most;
    }
    size_t room = screen->width - share_bar(screen) - 20;
    columns = columns < LABEL_MOST ? columns : LABEL_MOST;
    columns = columns < room ? columns : room;
    for (size_t t = 0; t < summary->topic_count; t++) {
        const struct topic *topic = &summary->topics[t];
        write_topic(screen, topic, t + 1, columns, most);
        if (terms)
            write_terms(screen, topic);
        for (size_t i = 0; units && i < topic->unit_count && i < UNITS_MOST; i++)
            write_unit(screen, &topic->units[i]);
    }
    if (summary->unplaced >= 0.0005) {
        text_indent(screen, TEXT_MARGIN + 4);
        text_wrapped(screen,
            arena_print(&screen->arena, "%.1f %% of the %s fit no topic",
                100 * summary->unplaced, summary->unit ? summary->unit : "units"),
            TEXT_MARGIN + 4, SIZE_MAX);
    }
}

/* ---------------------------------------------------------------- trends */

/* A strip a topic, the newest period at its right end, with that period's share. */
struct sides {
    size_t label, share[2], bar; /* columns */
    double most;
};

static void draw_side_names(struct screen *screen, struct sides *sides)
{
    text_indent(screen, TEXT_MARGIN + 4 + sides->label);
    text_look(screen, LOOK_DIM);
    for (int side = 0; side < 2; side++) {
        struct span name = text_harmless(screen, screen->summary->periods[side]);
        name = display_cut(name, SIDE_MOST);
        size_t columns = display_width(name) + 2;
        sides->share[side] = columns < SIDE_LEAST ? SIDE_LEAST : columns;
        display_column(
            screen->output, display_apart(&screen->arena, name), sides->share[side], true);
    }
    text_plain(screen);
    output_byte(screen->output, '\n');
}

static void draw_sides_row(
    struct screen *screen, const struct sides *sides, const struct topic *topic)
{
    display_column(screen->output, text_apart(screen, topic->label), sides->label, false);
    for (int side = 0; side < 2; side++)
        display_column(screen->output,
            arena_print(&screen->arena, "%.1f %%", 100 * topic->trend[side]),
            sides->share[side], true);
    for (int side = 0; side < 2 && sides->bar && sides->most > 0; side++) {
        text_indent(screen, side == 0 || topic->trend[1] > 0 ? 2 : 0);
        size_t used = text_bar(screen, topic->trend[side] / sides->most, sides->bar);
        text_indent(screen, side == 0 && topic->trend[1] > 0 ? sides->bar - used : 0);
    }
    output_byte(screen->output, '\n');
}

/* Of a comparison: each topic's share of either side. */
static void draw_sides(struct screen *screen)
{
    size_t half = screen->width / 2;
    struct sides sides = {.label = half < LABEL_MOST ? half : LABEL_MOST,
        .most = draw_trend_most(screen->summary)};
    sides.label =
        screen->width < NARROW ? half - TEXT_MARGIN - 4 : sides.label - TEXT_MARGIN;
    draw_side_names(screen, &sides);
    size_t used = TEXT_MARGIN + 8 + sides.label + sides.share[0] + sides.share[1];
    size_t room = screen->width > used ? (screen->width - used) / 2 : 0;
    sides.bar = room < SHARE_BAR_NARROW / 2 ? 0 : room < SHARE_BAR ? room : SHARE_BAR;
    for (size_t t = 0; t < draw_trends(screen->summary); t++) {
        output_print(screen->output, "  %2zu  ", t + 1);
        draw_sides_row(screen, &sides, &screen->summary->topics[t]);
    }
}

static void draw_trends_of(struct screen *screen)
{
    const struct summary *summary = screen->summary;
    double most = draw_trend_most(summary);
    size_t count = summary->period_count;
    size_t room = screen->width < NARROW ? screen->width / 2 : LABEL_MOST + TEXT_MARGIN;
    for (size_t t = 0; t < draw_trends(summary); t++) {
        const struct topic *topic = &summary->topics[t];
        double *values = arena_new(&screen->arena, count, sizeof *values);
        for (size_t i = 0; i < count && most > 0; i++)
            values[i] = topic->trend[i] / most;
        output_print(screen->output, "  %2zu  ", t + 1);
        display_column(screen->output, text_apart(screen, topic->label), room - 8, false);
        output_print(screen->output, "  %5.1f %%  ", 100 * topic->trend[count - 1]);
        text_strip(screen, values, count, screen->width - room - 12);
        output_byte(screen->output, '\n');
    }
    text_indent(screen, TEXT_MARGIN + 4);
    text_wrapped(screen,
        arena_print(&screen->arena, "%.*s to %.*s; the share is the last one's",
            (int)summary->periods[0].size, summary->periods[0].data,
            (int)summary->periods[count - 1].size, summary->periods[count - 1].data),
        TEXT_MARGIN + 4, SIZE_MAX);
}

/* ---------------------------------------------------------------- sentences */

static void draw_sentences(struct screen *screen)
{
    const struct summary *summary = screen->summary;
    for (size_t i = 0; i < summary->sentence_count; i++) {
        const struct summary_sentence *sentence = &summary->sentences[i];
        bool named = summary->overview.documents != 1;
        output_print(screen->output, "  %2zu  ", i + 1);
        text_wrapped(screen, text_harmless(screen, draw_quote(&screen->arena, sentence)),
            TEXT_MARGIN + 4, SENTENCE_LINES);
        if (!named)
            continue;
        text_indent(screen, TEXT_MARGIN + 4);
        text_look(screen, LOOK_DIM);
        text_wrapped(screen, text_harmless(screen, draw_name(summary, sentence->document)),
            TEXT_MARGIN + 4, 1);
        text_plain(screen);
    }
}

/* The side of a comparison, above what it says first. */
static void draw_side(struct screen *screen, const struct summary_mention *rows, size_t i)
{
    const char *side = screen->summary->sides[rows[i].side];
    if (!side || (i && rows[i - 1].side == rows[i].side))
        return;
    text_indent(screen, TEXT_MARGIN);
    text_look(screen, LOOK_ACCENT);
    text_wrapped(screen, text_harmless(screen, span_of(side)), TEXT_MARGIN, 1);
    text_plain(screen);
}

static void draw_mention(struct screen *screen, const struct summary_mention *mention)
{
    text_indent(screen, TEXT_MARGIN);
    text_look(screen, LOOK_BOLD);
    text_wrapped(screen, text_harmless(screen, mention->text), TEXT_MARGIN, 1);
    text_plain(screen);
    text_indent(screen, TEXT_MARGIN + 4);
    text_wrapped(screen,
        text_harmless(screen, draw_quote(&screen->arena, &mention->sentence)),
        TEXT_MARGIN + 4, SENTENCE_LINES);
}

static void draw_mentions(struct screen *screen)
{
    for (size_t i = 0; i < screen->summary->mentions.count; i++)
        draw_mention(screen, &screen->summary->mentions.rows[i]);
}

/* The first quotations of either side, each with its document. */
static void draw_quotations(struct screen *screen)
{
    const struct summary_mentions *mentions = &screen->summary->quotations;
    size_t shown = 0;
    for (size_t i = 0; i < mentions->count; i++) {
        const struct summary_mention *mention = &mentions->rows[i];
        shown = i && mention[-1].side == mention->side ? shown + 1 : 0;
        if (shown >= QUOTED_MOST)
            continue;
        draw_side(screen, mentions->rows, i);
        draw_mention(screen, mention);
        text_indent(screen, TEXT_MARGIN + 4);
        text_look(screen, LOOK_DIM);
        text_wrapped(
            screen, text_harmless(screen, mention->sentence.document), TEXT_MARGIN + 4, 1);
        text_plain(screen);
    }
}

/* ---------------------------------------------------------------- the screen */

/* Whether a section is a list that can stand beside another. */
static bool is_narrow_list(const struct summary *summary, enum section section)
{
    return sections[section].rows && !sections[section].wide &&
           draw_has_items(summary, section);
}

/* The section after this one, where both are lists that can stand side by side. */
static enum section find_neighbour(const struct summary *summary, size_t at)
{
    if (at + 1 >= summary->order_count)
        return SECTION_COUNT;
    enum section first = summary->order[at], second = summary->order[at + 1];
    bool lists = is_narrow_list(summary, first) && is_narrow_list(summary, second);
    return lists && summary->falling.count == 0 ? second : SECTION_COUNT;
}

static void draw_section(struct screen *screen, enum section section)
{
    const struct summary *summary = screen->summary;
    if (!draw_has_items(summary, section))
        return;
    text_heading(screen, section);
    if (section == SECTION_MENTIONS)
        draw_mentions(screen);
    else if (section == SECTION_QUOTATIONS)
        draw_quotations(screen);
    else if (section == SECTION_SENTENCES)
        draw_sentences(screen);
    else if (section == SECTION_GROUPS)
        text_groups(screen);
    else if (section == SECTION_SERIES)
        text_series(screen);
    else if (section == SECTION_TRENDS && summary->sides[0])
        draw_sides(screen);
    else if (section == SECTION_TRENDS)
        draw_trends_of(screen);
    else
        draw_topics(
            screen, section == SECTION_TOPICS, summary_has(summary, SECTION_DOCUMENTS));
}

/* The sides of a comparison, and below them how much each has. */
static void draw_sides_line(struct screen *screen, struct span sizes)
{
    const char *const *sides = screen->summary->sides;
    text_look(screen, LOOK_BOLD);
    text_wrapped(screen,
        text_harmless(screen, arena_print(&screen->arena, "%s %s %s", sides[0],
                                  text_say(screen, "against"), sides[1])),
        0, 2);
    text_plain(screen);
    text_wrapped(screen, text_harmless(screen, sizes), 0, 2);
    text_left_out(screen);
}

/* What the articles are, where that was said. */
static void draw_subject_line(struct screen *screen, const char *title)
{
    struct span line =
        draw_subject(&screen->arena, screen->summary, title, screen->language);
    if (screen->summary->sides[0]) {
        draw_sides_line(screen, line);
        return;
    }
    if (title && line.size)
        line = arena_print(&screen->arena, "%s · %.*s", title, (int)line.size, line.data);
    else if (title)
        line = span_of(title);
    if (!line.size)
        return;
    text_look(screen, LOOK_BOLD);
    text_wrapped(screen, text_harmless(screen, line), 0, 2);
    text_plain(screen);
}

/* The answer first: one article, or a collection. */
static void draw_brief(struct screen *screen)
{
    text_look(screen, LOOK_BOLD);
    text_wrapped(screen, text_harmless(screen, span_of(screen->title)), 0, 2);
    text_plain(screen);
    if (screen->summary->document_count == 1)
        text_article(screen);
    else
        text_collection(screen);
    if (draw_is_empty(screen->summary))
        output_print(screen->output, "%s\n", text_say(screen, "There are no words in it."));
}

void draw_text(
    const struct summary *summary, const struct draw_options *style, struct output *output)
{
    struct screen screen = {.summary = summary,
        .output = output,
        .width = style->width < WIDTH_LEAST ? WIDTH_LEAST : style->width,
        .color = style->color,
        .links = style->links,
        .base = style->base,
        .title = style->title,
        .language = style->interface};
    if (summary->brief && summary->document_count) {
        draw_brief(&screen);
        arena_free(&screen.arena);
        return;
    }
    draw_subject_line(&screen, summary->subject.title);
    for (size_t i = 0; i < summary->order_count; i++) {
        enum section section = summary->order[i], neighbour = find_neighbour(summary, i);
        if (section == SECTION_OVERVIEW && summary->sides[0])
            continue; /* it stands above */
        if (section == SECTION_OVERVIEW)
            draw_overview(&screen);
        else if (sections[section].rows)
            text_lists(&screen, section, neighbour);
        else
            draw_section(&screen, section);
        i += neighbour != SECTION_COUNT;
    }
    if (draw_is_empty(summary))
        output_print(output, "%s\n", text_say(&screen, "There are no words in it."));
    arena_free(&screen.arena);
}
