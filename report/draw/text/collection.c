/* A collection on one screen: what it is, what is unusual, a line a topic. */
#include <stdio.h>

#include "report/draw/display.h"
#include "report/draw/text/brief.h"

enum {
    LISTED = 12,      /* words of a line of words */
    LIST_LINES = 3,   /* lines of it */
    MARGIN_MOST = 20, /* columns before it */
    NARROW = 60,      /* columns of a screen where headings stand above */
    GROUPS_SHOWN = 8, /* lines of what sets groups apart, at most */
    FEW = 12,         /* documents that are listed by title */
    NUMBER = 5,       /* columns of a topic's number */
    LABEL_LEAST = 14, /* columns of a label, at least and at most */
    LABEL_USUAL = 28,
    LABEL_MOST = 40,
    ARTICLES = 7,
    SPILL = 4, /* columns of the label that the next heading may take */
    SHARE = 6,
    CELL = 4, /* columns of a group that has a heading */
    CHANGE = 8,
    HEADLINE_LEAST = 14,
    HEADLINE_USUAL = 24,    /* a headline is better than headings of groups */
    QUOTED = 6,             /* sentences of few documents */
    STRANDS_SENTENCES = 60, /* of few documents, at least, for their topics to be sure */
};

#define NO_BREAK "\xC2\xA0" /* a space at which lines do not break */

static const double strands_decided = 0.6;

/* ---------------------------------------------------------------- what it is */

static void add_documents(struct facts *facts)
{
    struct screen *screen = facts->screen;
    const struct summary *summary = screen->summary;
    const char *what =
        text_say(screen, summary->overview.documents == 1 ? "document" : "documents");
    struct span count = display_number(&screen->arena, summary->overview.documents);
    struct span rest = arena_print(&screen->arena, " %s", what);
    if (summary->group_count)
        rest = arena_print(&screen->arena, " %s %s %zu %s", what, text_say(screen, "in"),
            summary->group_count, text_say(screen, summary->grouped_by));
    facts_add(facts, count, rest);
}

static void draw_facts(struct screen *screen)
{
    const struct summary *summary = screen->summary;
    struct facts facts = {screen, 0};
    struct span subject =
        draw_subject(&screen->arena, summary, screen->title, screen->language);
    if (subject.size)
        facts_add(&facts, SPAN(""), text_harmless(screen, subject));
    add_documents(&facts);
    facts_count(&facts, summary->overview.tokens, "word", "words");
    facts_languages(&facts);
    if (summary->copies)
        facts_count(&facts, summary->copies, "is a copy", "are copies");
    facts_end(&facts);
    if (summary->shortened)
        facts_count(&facts, summary->shortened, "document without lines that repeat",
            "documents without lines that repeat");
    facts_end(&facts);
    text_left_out(screen);
}

/* ---------------------------------------------------------------- lines of words */

/* Words of the main language in one line, with their counts or how many times more often
 * than usual they occur. */
static void draw_line(struct screen *screen, const char *heading, size_t margin,
    const struct summary_rows *rows, bool times)
{
    struct span line = SPAN("");
    if (rows->count == 0)
        return;
    for (size_t i = 0; i < rows->count && i < LISTED; i++) {
        const struct summary_row *row = &rows->rows[i];
        if (!span_equal(row->lang, rows->rows[0].lang))
            break;
        struct span text = text_apart(screen, row->text);
        struct span number = times ? draw_times(&screen->arena, row)
                                   : display_number(&screen->arena, row->count);
        line = arena_print(&screen->arena, "%.*s%s%.*s" NO_BREAK "%.*s", (int)line.size,
            line.data, line.size ? NO_BREAK "· " : "", (int)text.size, text.data,
            (int)number.size, number.data);
    }
    text_look(screen, LOOK_BOLD);
    if (margin)
        display_column(screen->output, span_of(heading), margin, false);
    else
        output_print(screen->output, "%s\n  ", heading);
    text_plain(screen);
    text_wrapped(screen, line, margin ? margin : TEXT_MARGIN, LIST_LINES);
}

static void draw_words(struct screen *screen)
{
    const struct summary *summary = screen->summary;
    bool compared = summary->subject.reference || summary->falling.count > 0;
    const char *headings[] = {text_say(screen, "Unusual here"),
        text_say(screen, "New words"), text_say(screen, "Names and phrases")};
    size_t margin = 0;
    for (int i = 0; i < 3; i++) {
        size_t width = display_width(span_of(headings[i])) + 2;
        margin = width > margin && width <= MARGIN_MOST ? width : margin;
    }
    margin = screen->width < NARROW ? 0 : margin;
    if (compared && summary->keyness.count + summary->falling.count)
        text_moving(screen);
    output_byte(screen->output, '\n');
    if (!compared)
        draw_line(screen, headings[0], margin, &summary->keyness, true);
    draw_line(screen, headings[1], margin, &summary->fresh, false);
    draw_line(screen, headings[2], margin, &summary->phrases, false);
}

/* ---------------------------------------------------------------- topics */

struct topic_columns {
    size_t label, cell, cells, change, headline; /* columns; 0: not shown */
    bool counted;                                /* it is known how many documents */
    bool trends;                                 /* cells are periods instead of groups */
};

static size_t label_columns(struct screen *screen)
{
    const struct summary *summary = screen->summary;
    size_t columns = LABEL_LEAST, most = screen->width < 100 ? LABEL_USUAL : LABEL_MOST;
    for (size_t t = 0; t < summary->topic_count; t++) {
        size_t width = display_width(text_harmless(screen, summary->topics[t].label));
        columns = width > columns ? width : columns;
    }
    size_t room = screen->width - NUMBER - SHARE;
    most = room < most ? room : most;
    return columns < most ? columns : most;
}

static bool are_counted(const struct summary *summary)
{
    uint64_t documents = 0;
    if (summary->document_count <= FEW)
        return false;
    for (size_t t = 0; t < summary->topic_count; t++)
        documents += summary->topics[t].documents;
    return documents > 0;
}

/* What there is room for: the label and the share, then how many documents, then periods
 * or groups, then the most typical headline. */
static struct topic_columns choose_columns(struct screen *screen)
{
    const struct summary *summary = screen->summary;
    struct topic_columns columns = {.label = label_columns(screen)};
    size_t used = NUMBER + columns.label + SHARE, width = screen->width;
    columns.counted = are_counted(summary) && used + ARTICLES <= width;
    used += columns.counted ? ARTICLES : 0;
    columns.trends = draw_trends(summary) > 0;
    size_t cells = columns.trends ? summary->period_count : summary->group_count;
    if (!columns.counted && !columns.trends)
        cells = 0;
    if (cells && !columns.trends && used + 2 + CELL * cells + 2 + HEADLINE_USUAL <= width)
        columns.cell = CELL;
    else if (cells && used + 2 + cells + (columns.trends ? CHANGE : 0) <= width)
        columns.cell = 1;
    columns.cells = columns.cell * cells;
    columns.change = columns.trends && columns.cell ? CHANGE : 0;
    used += (columns.cells ? 2 + columns.cells : 0) + columns.change;
    columns.headline = width >= used + 2 + HEADLINE_LEAST ? width - used - 2 : 0;
    return columns;
}

static void draw_group_heads(struct screen *screen, const struct topic_columns *columns)
{
    const struct summary *summary = screen->summary;
    text_indent(screen, 2);
    if (columns->cell == CELL) {
        for (size_t g = 0; g < summary->group_count; g++) {
            struct span name = text_harmless(screen, summary->groups[g].name);
            size_t skipped =
                strcmp(summary->grouped_by, "months") == 0 && name.size > 5 ? 5 : 0;
            name = display_cut(
                (struct span){name.data + skipped, name.size - skipped}, CELL - 1);
            display_column(screen->output, name, CELL, false);
        }
        return;
    }
    const char *what = columns->trends ? "over time" : summary->grouped_by;
    struct span heading = span_of(text_say(screen, what));
    size_t room = columns->cells + columns->change;
    if (display_width(heading) > room)
        heading = SPAN("");
    display_column(
        screen->output, heading, columns->headline ? room : display_width(heading), false);
}

static void draw_head(struct screen *screen, const struct topic_columns *columns)
{
    const struct summary *summary = screen->summary;
    struct span title = arena_print(
        &screen->arena, "%s, %zu", text_say(screen, "Topics"), summary->topic_count);
    output_byte(screen->output, '\n');
    text_look(screen, LOOK_BOLD);
    size_t spill = columns->counted ? SPILL : 0;
    display_column(screen->output, title, NUMBER + columns->label - spill, false);
    text_plain(screen);
    text_look(screen, LOOK_DIM);
    if (columns->counted)
        display_column(
            screen->output, span_of(text_say(screen, "documents")), ARTICLES + SPILL, true);
    display_column(screen->output, span_of(text_say(screen, "share")), SHARE, true);
    if (columns->cells)
        draw_group_heads(screen, columns);
    if (columns->headline) {
        output_text(screen->output, "  ");
        output_write(screen->output,
            display_cut(span_of(text_say(screen, "most typical")), columns->headline));
    }
    text_plain(screen);
    output_byte(screen->output, '\n');
}

/* How the last period differs from the one before, in percentage points. */
static void draw_change(struct screen *screen, const struct topic *topic)
{
    size_t last = screen->summary->period_count - 1;
    double change = 100 * (topic->trend[last] - topic->trend[last - 1]);
    const char *mark = change >= 1 ? "▲" : change <= -1 ? "▼" : " ";
    output_print(screen->output, " %+5.1f %s", change, mark);
}

static void draw_cells(
    struct screen *screen, const struct topic *topic, const struct topic_columns *columns)
{
    const struct summary *summary = screen->summary;
    size_t count = columns->cells / columns->cell;
    double most = 0;
    double *values = arena_new(&screen->arena, count, sizeof *values);
    for (size_t i = 0; i < count; i++) {
        values[i] = columns->trends ? topic->trend[i] : (double)topic->groups[i];
        most = values[i] > most ? values[i] : most;
    }
    most = columns->trends ? draw_trend_most(summary) : most;
    output_text(screen->output, "  ");
    for (size_t i = 0; i < count; i++) {
        double value = most > 0 ? values[i] / most : 0;
        text_strip(screen, &value, 1, 1);
        text_indent(screen, columns->cell - 1);
    }
    if (columns->change)
        draw_change(screen, topic);
}

/* The most typical headline: of a document, or a sentence. */
static void draw_headline(struct screen *screen, const struct topic *topic, size_t columns)
{
    const struct summary *summary = screen->summary;
    if (topic->unit_count == 0)
        return;
    const struct topic_unit *unit = &topic->units[0];
    struct span text = text_apart(screen, unit->quote);
    size_t at = summary_document(summary, unit->document);
    const struct summary_document *document =
        at < summary->document_count ? &summary->documents[at] : NULL;
    if (text.size == 0)
        text = text_apart(screen, draw_name(summary, unit->document));
    bool cut = display_width(text) > columns;
    output_text(screen->output, "  ");
    brief_link(screen, document);
    output_write(screen->output, cut ? display_cut(text, columns - 1) : text);
    output_text(screen->output, cut ? "…" : "");
    brief_link_end(screen, document);
}

static void draw_topic(struct screen *screen, const struct topic *topic, size_t number,
    const struct topic_columns *columns)
{
    output_print(screen->output, "%3zu  ", number);
    text_look(screen, LOOK_BOLD);
    display_column(screen->output, text_apart(screen, topic->label), columns->label, false);
    text_plain(screen);
    if (columns->counted)
        display_column(screen->output, display_number(&screen->arena, topic->documents),
            ARTICLES, true);
    output_print(screen->output, "%4.0f %%", 100 * topic->share);
    if (columns->cells)
        draw_cells(screen, topic, columns);
    if (columns->headline)
        draw_headline(screen, topic, columns->headline);
    output_byte(screen->output, '\n');
}

/* What each of the columns without headings is. */
static void draw_legend(struct screen *screen, const struct topic_columns *columns)
{
    const struct summary *summary = screen->summary;
    struct span line = arena_print(&screen->arena,
        "%s:", text_say(screen, columns->trends ? "over time" : summary->grouped_by));
    if (columns->cell != 1)
        return;
    if (columns->trends) {
        struct span first = summary->periods[0];
        struct span last = summary->periods[summary->period_count - 1];
        line = arena_print(&screen->arena, "%.*s %.*s – %.*s", (int)line.size, line.data,
            (int)first.size, first.data, (int)last.size, last.data);
    }
    for (size_t g = 0; !columns->trends && g < summary->group_count; g++) {
        struct span name = text_apart(screen, summary->groups[g].name);
        line = arena_print(&screen->arena, "%.*s%s%.*s", (int)line.size, line.data,
            g ? " · " : " ", (int)name.size, name.data);
    }
    text_indent(screen, NUMBER);
    text_look(screen, LOOK_DIM);
    text_wrapped(screen, line, NUMBER, LIST_LINES);
    text_plain(screen);
}

static void draw_warning(struct screen *screen, struct span text)
{
    output_text(screen->output, "  ! ");
    text_wrapped(screen, text, 2 * TEXT_MARGIN, LIST_LINES);
}

static void draw_warnings(struct screen *screen)
{
    const struct summary *summary = screen->summary;
    if (summary->decided > 0 && summary->decided < DRAW_DECIDED)
        draw_warning(
            screen, arena_print(&screen->arena,
                        text_say(screen, "Topics overlap: the main one of a document has "
                                         "%.0f %% of it on the average."),
                        100 * summary->decided));
    if (summary->unplaced >= 0.005)
        draw_warning(
            screen, arena_print(&screen->arena, text_say(screen, "%.0f %% fit no topic."),
                        100 * summary->unplaced));
}

static void draw_topics(struct screen *screen)
{
    const struct summary *summary = screen->summary;
    bool few = summary->document_count <= FEW;
    if (summary->topic_count == 0 ||
        (few && (summary->overview.sentences < STRANDS_SENTENCES ||
                    summary->decided < strands_decided)))
        return;
    struct topic_columns columns = choose_columns(screen);
    draw_head(screen, &columns);
    for (size_t t = 0; t < summary->topic_count; t++)
        draw_topic(screen, &summary->topics[t], t + 1, &columns);
    draw_legend(screen, &columns);
    draw_warnings(screen);
}

/* ---------------------------------------------------------------- few documents */

static void write_document(struct screen *screen, const struct summary_document *document)
{
    struct span name = text_apart(screen, draw_name(screen->summary, document->name));
    struct span title = text_apart(screen, document->title);
    size_t left = (text_line(screen) - TEXT_MARGIN) * 3 / 5, right;
    if (title.size == 0)
        left = 0;
    right = text_line(screen) - TEXT_MARGIN - left - 9 - (left ? 2 : 0);
    text_indent(screen, TEXT_MARGIN);
    brief_link(screen, document);
    if (left) {
        display_column(screen->output, title, left, false);
        text_indent(screen, 2);
    }
    text_look(screen, left ? LOOK_DIM : LOOK_BOLD);
    display_column(screen->output, name, right, false);
    text_plain(screen);
    brief_link_end(screen, document);
    display_column(
        screen->output, display_number(&screen->arena, document->tokens), 9, true);
    output_byte(screen->output, '\n');
}

static void draw_documents(struct screen *screen)
{
    const struct summary *summary = screen->summary;
    if (summary->document_count > FEW)
        return;
    brief_heading(screen, text_say(screen, "Documents"), text_say(screen, "words"));
    for (size_t d = 0; d < summary->document_count; d++)
        write_document(screen, &summary->documents[d]);
}

static void draw_sentence(struct screen *screen, const struct summary_sentence *sentence)
{
    struct span name = text_apart(screen, draw_name(screen->summary, sentence->document));
    struct span text = text_harmless(screen, draw_quote(&screen->arena, sentence));
    text_indent(screen, TEXT_MARGIN);
    text_wrapped(screen, text, TEXT_MARGIN, LIST_LINES);
    text_indent(screen, 2 * TEXT_MARGIN);
    text_look(screen, LOOK_DIM);
    text_wrapped(screen, name, 2 * TEXT_MARGIN, 1);
    text_plain(screen);
}

/* Of few documents, the first sentences of each. */
static void draw_sentences(struct screen *screen)
{
    const struct summary *summary = screen->summary;
    if (summary->document_count > FEW || summary->sentence_count == 0)
        return;
    size_t each = QUOTED / summary->document_count, shown = 0;
    brief_heading(screen, text_say(screen, "To quote"), NULL);
    for (size_t i = 0; i < summary->sentence_count; i++) {
        const struct summary_sentence *sentence = &summary->sentences[i];
        bool same = i > 0 && span_equal(sentence->document, sentence[-1].document);
        shown = same ? shown + 1 : 0;
        if (shown < (each ? each : 1))
            draw_sentence(screen, sentence);
    }
}

static void draw_groups(struct screen *screen)
{
    const struct summary *summary = screen->summary;
    bool few = summary->document_count <= FEW;
    if (few || summary->group_count == 0 || summary->group_count > GROUPS_SHOWN)
        return;
    brief_heading(screen, text_say(screen, "What sets each apart"), NULL);
    text_groups(screen);
}

void text_collection(struct screen *screen)
{
    draw_facts(screen);
    draw_words(screen);
    draw_topics(screen);
    draw_groups(screen);
    draw_documents(screen);
    draw_sentences(screen);
}
