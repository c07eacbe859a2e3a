/* Markdown (CommonMark with GitHub's tables), for a wiki or a chat. */
#include <stdio.h>

#include "lib/escape.h"
#include "report/draw/display.h"
#include "report/draw/draw.h"
#include "report/draw/interface.h"

struct page {
    const struct summary *summary;
    struct output *output;
    struct arena arena;
    int language; /* of our own words */
};

static const char *say(const struct page *page, const char *english)
{
    return interface_text(page->language, english);
}

/* Whether the text from `at` on would begin a link by itself (GitHub's autolinks). */
static bool begins_link(struct span text, size_t at)
{
    struct span rest = {text.data + at, text.size - at};
    bool host = at >= 3 && (text.data[at - 1] | 0x20) == 'w' &&
                (text.data[at - 2] | 0x20) == 'w' && (text.data[at - 3] | 0x20) == 'w';
    return span_starts(rest, SPAN("://")) || (host && *rest.data == '.');
}

/* Text with what Markdown and HTML would read as markup escaped by backslashes. */
static void write_text(struct page *page, struct span text)
{
    text = harmless_new(&page->arena, text);
    for (size_t i = 0; i < text.size; i++) {
        if (strchr("\\`*_[]<>|&~#!$@", text.data[i]) || begins_link(text, i))
            output_byte(page->output, '\\');
        output_byte(page->output, text.data[i]);
    }
}

/* The same where the text begins a block, which a list's or a heading's mark would turn
 * into another. */
static void write_block(struct page *page, struct span text)
{
    size_t digits = 0;
    while (digits < text.size && text.data[digits] >= '0' && text.data[digits] <= '9')
        digits++;
    output_write(page->output, (struct span){text.data, digits});
    text = (struct span){text.data + digits, text.size - digits};
    if (text.size && strchr(digits ? ".)" : "-+=", *text.data))
        output_byte(page->output, '\\');
    write_text(page, text);
}

static void write_heading(struct page *page, enum section section)
{
    struct span note = draw_note(&page->arena, page->summary, section, page->language);
    output_print(page->output, "\n## %s\n\n", say(page, sections[section].heading));
    if (note.size) {
        write_text(page, note);
        output_text(page->output, "\n\n");
    }
}

static void write_line(struct page *page, struct span line)
{
    if (!line.size)
        return;
    output_byte(page->output, '\n');
    write_text(page, line);
    output_byte(page->output, '\n');
}

static void draw_overview(struct page *page)
{
    const struct overview *overview = &page->summary->overview;
    output_print(page->output, "| %s | %s | %s | %s | %s |\n|--:|--:|--:|--:|:--|\n",
        say(page, "documents"), say(page, "sentences"), say(page, "words"),
        say(page, "different"), say(page, "languages"));
    output_print(page->output, "| %s%llu ", overview->at_least ? "≥ " : "",
        (unsigned long long)overview->documents);
    output_print(page->output, "| %llu | %llu | %llu | ",
        (unsigned long long)overview->sentences, (unsigned long long)overview->tokens,
        (unsigned long long)overview->types);
    for (size_t i = 0; i < overview->language_count; i++) {
        output_text(page->output, i ? ", " : "");
        write_text(page, overview->languages[i].lang);
        output_print(page->output, " %.1f %%", 100 * overview->languages[i].share);
    }
    output_text(page->output, " |\n");
    write_line(page, draw_left_out(&page->arena, page->summary, true, page->language));
    write_line(page, draw_left_out(&page->arena, page->summary, false, page->language));
    write_line(page, draw_copies(&page->arena, page->summary, page->language));
}

static void write_number(
    struct page *page, enum measure measure, const struct summary_row *row)
{
    output_byte(page->output, ' ');
    if (measure == MEASURE_COUNT)
        output_number(page->output, row->count);
    else
        output_write(page->output, draw_measure(&page->arena, measure, row));
    output_text(page->output, " |");
}

static void write_list_head(
    struct page *page, enum section section, const enum measure *shown)
{
    output_print(page->output, "| %s | %s |", say(page, sections[section].item),
        say(page, "language"));
    for (const enum measure *measure = shown; *measure; measure++)
        output_print(page->output, " %s |", say(page, measures[*measure].heading));
    output_text(page->output, "\n|:--|:--|");
    for (const enum measure *measure = shown; *measure; measure++)
        output_text(page->output, "--:|");
    output_byte(page->output, '\n');
}

static void draw_list(
    struct page *page, enum section section, const struct summary_rows *rows)
{
    enum measure shown[COLUMNS_MOST];
    draw_columns(section, false, shown);
    write_list_head(page, section, shown);
    for (size_t i = 0; i < rows->count; i++) {
        const struct summary_row *row = &rows->rows[i];
        output_text(page->output, "| ");
        write_text(page, row->text);
        output_text(page->output, " | ");
        write_text(page, row->lang);
        output_text(page->output, " |");
        for (const enum measure *measure = shown; *measure; measure++)
            write_number(page, *measure, row);
        output_byte(page->output, '\n');
    }
}

/* A row of a comparison, or its empty cells where there is none. */
static void write_compared(struct page *page, const struct summary_row *row)
{
    if (!row) {
        output_text(page->output, "  |  |  |  |");
        return;
    }
    output_byte(page->output, ' ');
    write_text(page, row->text);
    output_text(page->output, " |");
    write_number(page, MEASURE_COUNT, row);
    write_number(page, MEASURE_G2, row);
    write_number(page, MEASURE_LOG_RATIO, row);
}

/* The rows of a language from the first on, and how many. */
static const struct summary_row *rows_of(
    const struct summary_rows *rows, struct span lang, size_t *count)
{
    size_t first = 0;
    while (first < rows->count && !span_equal(rows->rows[first].lang, lang))
        first++;
    for (*count = 0; first + *count < rows->count; ++*count)
        if (!span_equal(rows->rows[first + *count].lang, lang))
            break;
    return rows->rows + first;
}

static void write_language(struct page *page, struct span lang)
{
    size_t rising, falling;
    const struct summary_row *more = rows_of(&page->summary->keyness, lang, &rising);
    const struct summary_row *less = rows_of(draw_opposite(page->summary), lang, &falling);
    for (size_t i = 0; i < rising || i < falling; i++) {
        output_text(page->output, "| ");
        write_text(page, lang);
        output_text(page->output, " |");
        write_compared(page, i < rising ? &more[i] : NULL);
        write_compared(page, i < falling ? &less[i] : NULL);
        output_byte(page->output, '\n');
    }
}

/* Rising and falling terms side by side, language by language. */
static void draw_comparison(struct page *page)
{
    const struct overview *overview = &page->summary->overview;
    const char *const *sides = page->summary->sides;
    const char *count = say(page, "count"), *ratio = say(page, "ratio");
    output_print(page->output, "| %s | ", say(page, "language"));
    write_text(page, span_of(sides[0] ? sides[0] : say(page, "more here")));
    output_print(page->output, " | %s | G² | %s | ", count, ratio);
    write_text(page, span_of(sides[1] ? sides[1] : say(page, "less here")));
    output_print(page->output, " | %s | G² | %s |\n|:--|:--|--:|--:|--:|:--|--:|--:|--:|\n",
        count, ratio);
    for (size_t i = 0; i < overview->language_count; i++)
        write_language(page, overview->languages[i].lang);
}

static void draw_topics(struct page *page, bool terms, bool units)
{
    const struct summary *summary = page->summary;
    for (size_t t = 0; t < summary->topic_count; t++) {
        const struct topic *topic = &summary->topics[t];
        output_print(page->output, "%zu. **", t + 1);
        write_text(page, topic->label);
        output_print(page->output, "** (%.1f %%)", 100 * topic->share);
        for (size_t i = 0; terms && i < topic->term_count; i++) {
            output_text(page->output, i ? ", " : ": ");
            write_text(page, topic->terms[i].text);
        }
        output_byte(page->output, '\n');
        for (size_t i = 0; units && i < topic->unit_count; i++) {
            const struct topic_unit *unit = &topic->units[i];
            output_text(page->output, "    - ");
            write_block(page,
                unit->quote.size ? unit->quote : draw_name(page->summary, unit->document));
            output_print(page->output, " (%.0f %%)\n", 100 * unit->share);
        }
    }
    if (summary->unplaced >= 0.0005)
        output_print(page->output, "\n%.1f %% of the %s fit no topic.\n",
            100 * summary->unplaced, summary->unit ? summary->unit : "units");
}

/* The period of a column: the newest first; or a side. */
static size_t column_period(const struct summary *summary, size_t column)
{
    return summary->sides[0] ? column : summary->period_count - 1 - column;
}

/* A column a period, as far as a page is wide. */
static void draw_trends_of(struct page *page)
{
    enum { COLUMNS = 6 };
    const struct summary *summary = page->summary;
    size_t count = summary->period_count;
    size_t columns = count < COLUMNS ? count : COLUMNS;
    output_print(page->output, "| %s |", say(page, "topic"));
    for (size_t i = 0; i < columns; i++) {
        struct span period = summary->periods[column_period(summary, i)];
        output_print(page->output, " %.*s |", (int)period.size, period.data);
    }
    output_text(page->output, "\n|:--|");
    for (size_t i = 0; i < columns; i++)
        output_text(page->output, "--:|");
    for (size_t t = 0; t < draw_trends(summary); t++) {
        output_text(page->output, "\n| ");
        write_text(page, summary->topics[t].label);
        output_text(page->output, " |");
        for (size_t i = 0; i < columns; i++)
            output_print(page->output, " %.1f %% |",
                100 * summary->topics[t].trend[column_period(summary, i)]);
    }
    output_byte(page->output, '\n');
}

static void draw_groups(struct page *page)
{
    const struct summary *summary = page->summary;
    for (size_t g = 0; g < summary->group_count; g++) {
        const struct summary_group *group = &summary->groups[g];
        output_text(page->output, "- **");
        write_text(page, group->name);
        output_print(page->output, "** (%llu)", (unsigned long long)group->documents);
        for (size_t i = 0; i < group->keys.count; i++) {
            output_text(page->output, i ? ", " : ": ");
            write_text(page, group->keys.rows[i].text);
            struct span times = draw_times(&page->arena, &group->keys.rows[i]);
            output_print(page->output, " %.*s", (int)times.size, times.data);
        }
        output_byte(page->output, '\n');
    }
}

/* A row a period, the newest ones, with the count of each term. */
static void draw_series(struct page *page)
{
    enum { ROWS = 400 };
    const struct summary *summary = page->summary;
    size_t count = summary->series_period_count;
    output_print(page->output, "| %s |", say(page, draw_period(summary)));
    for (size_t t = 0; t < summary->series_count; t++) {
        output_byte(page->output, ' ');
        write_text(page, summary->series[t].term);
        output_text(page->output, " |");
    }
    output_text(page->output, "\n|:--|");
    for (size_t t = 0; t < summary->series_count; t++)
        output_text(page->output, "--:|");
    for (size_t p = count > ROWS ? count - ROWS : 0; p < count; p++) {
        struct span period = summary->series_periods[p];
        output_print(page->output, "\n| %.*s |", (int)period.size, period.data);
        for (size_t t = 0; t < summary->series_count; t++)
            output_print(
                page->output, " %llu |", (unsigned long long)summary->series[t].counts[p]);
    }
    output_byte(page->output, '\n');
}

static void draw_mentions(struct page *page, const struct summary_mentions *mentions)
{
    const char *const *sides = page->summary->sides;
    for (size_t i = 0; i < mentions->count; i++) {
        const struct summary_mention *mention = &mentions->rows[i];
        output_text(page->output, "- ");
        if (sides[0]) {
            write_text(page, span_of(sides[mention->side]));
            output_text(page->output, ", ");
        }
        output_text(page->output, "**");
        write_text(page, mention->text);
        output_text(page->output, "**: ");
        write_block(page, draw_quote(&page->arena, &mention->sentence));
        if (sides[0]) {
            output_text(page->output, " (");
            write_text(page, mention->sentence.document);
            output_byte(page->output, ')');
        }
        output_byte(page->output, '\n');
    }
}

static void draw_sentences(struct page *page)
{
    for (size_t i = 0; i < page->summary->sentence_count; i++) {
        const struct summary_sentence *sentence = &page->summary->sentences[i];
        output_print(page->output, "%zu. ", i + 1);
        write_block(page, draw_quote(&page->arena, sentence));
        output_text(page->output, " (");
        write_text(page, draw_name(page->summary, sentence->document));
        output_print(page->output, ", %.0f %%)\n", 100 * sentence->position);
    }
}

static void draw_section(struct page *page, enum section section)
{
    const struct summary *summary = page->summary;
    if (!draw_has_items(summary, section))
        return;
    write_heading(page, section);
    if (section == SECTION_OVERVIEW)
        draw_overview(page);
    else if (section == SECTION_KEYNESS && summary->falling.count)
        draw_comparison(page);
    else if (sections[section].rows)
        draw_list(page, section, section_rows(summary, section));
    else if (section == SECTION_TRENDS)
        draw_trends_of(page);
    else if (section == SECTION_GROUPS)
        draw_groups(page);
    else if (section == SECTION_SERIES)
        draw_series(page);
    else if (section == SECTION_MENTIONS)
        draw_mentions(page, &summary->mentions);
    else if (section == SECTION_QUOTATIONS)
        draw_mentions(page, &summary->quotations);
    else if (section == SECTION_SENTENCES)
        draw_sentences(page);
    else
        draw_topics(
            page, section == SECTION_TOPICS, summary_has(summary, SECTION_DOCUMENTS));
}

void draw_markdown(
    const struct summary *summary, const struct draw_options *style, struct output *output)
{
    struct page page = {.summary = summary, .output = output, .language = style->interface};
    output_text(output, "# ");
    write_text(&page, span_of(style->title ? style->title : say(&page, "Summary")));
    if (summary->sides[0]) {
        output_print(output, " %s ", say(&page, "against"));
        write_text(&page, span_of(summary->sides[1]));
    }
    output_byte(output, '\n');
    struct span subject = draw_subject(&page.arena, summary, style->title, page.language);
    if (subject.size) {
        output_byte(output, '\n');
        write_block(&page, subject);
        output_byte(output, '\n');
    }
    for (size_t i = 0; i < summary->order_count; i++)
        draw_section(&page, summary->order[i]);
    if (draw_is_empty(summary))
        output_print(output, "\n%s\n", say(&page, "There are no words in it."));
    arena_free(&page.arena);
}
