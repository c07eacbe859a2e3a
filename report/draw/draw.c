#include "report/draw/draw.h"

#include <math.h>
#include <stdio.h>

#include "report/draw/display.h"
#include "report/draw/interface.h"

const struct draw_format draw_formats[] = {
    {"text", true, false, false, draw_text},
    {"markdown", true, false, false, draw_markdown},
    {"html", false, true, false, draw_html},
    {"json", false, false, false, draw_json},
    {"tsv", false, false, false, draw_tsv},
    {"tables", false, false, false, draw_section_tables},
    {"csv", false, false, true, draw_csv},
    {"jsonl", false, false, true, draw_jsonl},
    {NULL, false, false, false, NULL},
};

static bool has_group_keys(const struct summary *summary)
{
    for (size_t g = 0; g < summary->group_count; g++)
        if (summary->groups[g].keys.count)
            return true;
    return false;
}

bool draw_has_items(const struct summary *summary, enum section section)
{
    const struct summary_rows *rows = section_rows(summary, section);
    switch (section) {
    case SECTION_OVERVIEW:
        return true;
    case SECTION_KEYNESS:
        return summary->keyness.count + summary->falling.count > 0;
    case SECTION_TOPICS:
        return summary->topic_count > 0;
    case SECTION_DOCUMENTS:
        return summary->topic_count > 0 && !summary_has(summary, SECTION_TOPICS);
    case SECTION_TRENDS:
        return draw_trends(summary) > 0;
    case SECTION_GROUPS:
        return has_group_keys(summary);
    case SECTION_SERIES:
        return summary->series_count > 0 && summary->series_period_count > 0;
    case SECTION_MENTIONS:
        return summary->mentions.count > 0;
    case SECTION_QUOTATIONS:
        return summary->quotations.count > 0;
    case SECTION_SENTENCES:
        return summary->sentence_count > 0;
    default:
        return rows && rows->count > 0;
    }
}

struct span draw_note(
    struct arena *arena, const struct summary *summary, enum section section, int language)
{
    const char *note = section_note(summary, section);
    if (!note)
        return SPAN("");
    const char *values[2] = {
        summary->note_values[section][0], summary->note_values[section][1]};
    if (summary->subject.archive && values[0]) /* our own words: the week before */
        values[0] = interface_text(language, values[0]);
    return interface_fill(arena, interface_text(language, note), values);
}

/* Adds a part, which may hold %1 and %2, to a line. */
static struct span add_part(struct arena *arena, struct span line, const char *part,
    const char *first, const char *second)
{
    struct span text = interface_fill(arena, part, (const char *const[]){first, second});
    return arena_print(arena, "%.*s%s%.*s", (int)line.size, line.data,
        line.size ? " · " : "", (int)text.size, text.data);
}

static struct span add_side(struct arena *arena, struct span line, const char *name,
    uint64_t documents, uint64_t tokens, int language)
{
    struct span articles = display_number(arena, documents),
                words = display_number(arena, tokens);
    return arena_print(arena, "%.*s%s%s: %.*s %s, %.*s %s", (int)line.size, line.data,
        line.size ? " · " : "", name, (int)articles.size, articles.data,
        interface_text(language, documents == 1 ? "document" : "documents"),
        (int)words.size, words.data, interface_text(language, "words"));
}

static struct span draw_sides(
    struct arena *arena, const struct summary *summary, int language)
{
    const struct overview *overview = &summary->overview;
    struct span line = add_side(arena, SPAN(""), summary->sides[0], overview->documents,
        overview->tokens, language);
    return add_side(arena, line, summary->sides[1], summary->other_documents,
        summary->other_tokens, language);
}

struct span draw_subject(
    struct arena *arena, const struct summary *summary, const char *title, int language)
{
    const struct summary_subject *subject = &summary->subject;
    const char *since = subject->since, *until = subject->until;
    struct span line = SPAN("");
    if (summary->sides[0])
        return draw_sides(arena, summary, language);
    if (subject->archive && !(title && strcmp(title, subject->archive) == 0))
        line = add_part(arena, line, "%1", subject->archive, NULL);
    if (since && until && strcmp(since, until) != 0)
        line = add_part(arena, line, interface_text(language, "%1 to %2"), since, until);
    else if (since)
        line = add_part(
            arena, line, until ? "%1" : interface_text(language, "since %1"), since, NULL);
    else if (until)
        line = add_part(arena, line, interface_text(language, "until %1"), until, NULL);
    if (subject->reference)
        line = add_part(arena, line, interface_text(language, "compared with %1"),
            subject->archive ? interface_text(language, subject->reference)
                             : subject->reference,
            NULL);
    return line;
}

enum { REASONS_MOST = 12 }; /* that people are told */

static struct span add_reason(
    struct arena *arena, struct span line, const struct left_out *reason)
{
    struct span count = display_number(arena, reason->count);
    return arena_print(arena, "%.*s%s%.*s (%.*s)", (int)line.size, line.data,
        line.size ? ", " : "", (int)reason->what.size, reason->what.data, (int)count.size,
        count.data);
}

struct span draw_copies(struct arena *arena, const struct summary *summary, int language)
{
    const struct overview *overview = &summary->overview;
    struct span copies = display_number(arena, overview->copies);
    struct span near = display_number(arena, overview->near), line = {"", 0};
    if (overview->copies)
        line = arena_print(arena, "%s: %.*s",
            interface_text(language, "Copies not counted"), (int)copies.size, copies.data);
    if (overview->near)
        line = arena_print(arena, "%.*s%s%s: %.*s", (int)line.size, line.data,
            line.size ? "; " : "", interface_text(language, "nearly the same as others"),
            (int)near.size, near.data);
    return line;
}

struct span draw_left_out(
    struct arena *arena, const struct summary *summary, bool files, int language)
{
    const struct overview *overview = &summary->overview;
    struct span line = {"", 0};
    size_t reasons = 0;
    for (size_t i = 0; i < overview->left_out_count; i++)
        if (overview->left_out[i].file == files && reasons++ < REASONS_MOST)
            line = add_reason(arena, line, &overview->left_out[i]);
    if (!line.size)
        return line;
    return arena_print(arena, "%s: %.*s%s",
        interface_text(language, files ? "Files not used" : "Left out of files"),
        (int)line.size, line.data, reasons > REASONS_MOST ? ", …" : "");
}

/* Two digits of it are enough. */
static struct span make_times(struct arena *arena, const char *sign, double times)
{
    if (times < 10)
        return arena_print(arena, "%s%.1f", sign, times);
    double unit = times < 100 ? 1 : times < 1000 ? 10 : 100;
    struct span number = display_number(arena, (uint64_t)(round(times / unit) * unit));
    return arena_print(arena, "%s%.*s", sign, (int)number.size, number.data);
}

struct span draw_measure(
    struct arena *arena, enum measure measure, const struct summary_row *row)
{
    char text[64];
    if (measure == MEASURE_COUNT)
        return display_number(arena, row->count);
    if (measure == MEASURE_LOG_RATIO)
        return row->log_ratio > 0 ? draw_times(arena, row)
                                  : make_times(arena, "÷", exp2(-row->log_ratio));
    double value = measures[measure].factor * measure_value(measure, row);
    int size = snprintf(text, sizeof text, measures[measure].format, value);
    return arena_copy(arena, (struct span){text, (size_t)size});
}

void draw_columns(enum section section, bool bars, enum measure shown[COLUMNS_MOST])
{
    size_t count = 0;
    for (const struct column *at = sections[section].columns; at->measure; at++)
        if (at->place == COLUMN_EVERYWHERE || (at->place == COLUMN_WITHOUT_BARS && !bars))
            shown[count++] = at->measure;
    shown[count] = MEASURE_NONE;
}

size_t draw_trends(const struct summary *summary)
{
    bool known = summary->topic_count && summary->topics[0].trend;
    return known && summary->period_count > 1 ? summary->topic_count : 0;
}

double draw_trend_most(const struct summary *summary)
{
    double most = 0;
    for (size_t t = 0; t < draw_trends(summary); t++)
        for (size_t i = 0; i < summary->period_count; i++)
            most = summary->topics[t].trend[i] > most ? summary->topics[t].trend[i] : most;
    return most;
}

const char *draw_period(const struct summary *summary)
{
    return summary->subject.period ? summary->subject.period : "day";
}

bool draw_is_empty(const struct summary *summary)
{
    return summary->overview.tokens == 0 && summary->series_count == 0;
}

const struct summary_rows *draw_opposite(const struct summary *summary)
{
    return summary->sides[0] ? &summary->other_keyness : &summary->falling;
}

struct span draw_name(const struct summary *summary, struct span document)
{
    size_t folder = summary->folder.size;
    if (folder >= document.size || !span_starts(document, summary->folder))
        return document;
    return (struct span){document.data + folder, document.size - folder};
}

struct span draw_quote(struct arena *arena, const struct summary_sentence *sentence)
{
    if (sentence->text.size)
        return sentence->text;
    return arena_print(arena, "bytes %llu to %llu, not quoted",
        (unsigned long long)sentence->begin, (unsigned long long)sentence->end);
}

bool draw_is_minor(const struct summary *summary, struct span lang)
{
    const struct overview *overview = &summary->overview;
    for (size_t i = 1; i < overview->language_count; i++)
        if (span_equal(overview->languages[i].lang, lang))
            return overview->languages[i].share < 0.1;
    return false;
}

size_t draw_shown_languages(const struct summary *summary)
{
    const struct overview *overview = &summary->overview;
    size_t count = overview->language_count;
    while (count > 1 && overview->languages[count - 1].share < 0.02)
        count--;
    return count;
}

struct span draw_times(struct arena *arena, const struct summary_row *row)
{
    return row->log_ratio > 0 ? make_times(arena, "×", exp2(row->log_ratio)) : SPAN("–");
}
