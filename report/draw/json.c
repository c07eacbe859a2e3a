/* JSON, as share/summary.schema.json describes it. */
#include <assert.h>
#include <math.h>
#include <stdio.h>

#include "lib/escape.h"
#include "report/draw/display.h"
#include "report/draw/draw.h"

enum { SCHEMA_VERSION = 1 };

/* Where in the document writing is. */
struct json {
    const struct summary *summary;
    struct output *output;
    struct arena arena;
    int depth;
    bool empty; /* nothing was written yet in the object or array that is open */
};

/* ---------------------------------------------------------------- syntax */

/* A string (RFC 8259, 7); control characters are escaped, what is not UTF-8 is U+FFFD. */
static void write_string(struct json *json, struct span text)
{
    static const char hex[] = "0123456789abcdef";
    output_byte(json->output, '"');
    for (size_t i = 0; i < text.size; i++) {
        unsigned char byte = (unsigned char)text.data[i];
        if (byte == '"' || byte == '\\') {
            output_byte(json->output, '\\');
            output_byte(json->output, (char)byte);
        } else if (byte < 0x20) {
            char escape[] = {'\\', 'u', '0', '0', hex[byte >> 4], hex[byte & 15]};
            output_write(json->output, (struct span){escape, sizeof escape});
        } else {
            output_byte(json->output, (char)byte);
        }
    }
    output_byte(json->output, '"');
}

/* Begins a member of an object, or an item of an array where the name is NULL. */
static void begin_member(struct json *json, const char *name)
{
    output_text(json->output, json->empty ? "\n" : ",\n");
    for (int i = 0; i < json->depth; i++)
        output_text(json->output, "  ");
    json->empty = false;
    if (!name)
        return;
    write_string(json, span_of(name));
    output_text(json->output, ": ");
}

static void json_begin(struct json *json, const char *name, char bracket)
{
    begin_member(json, name);
    output_byte(json->output, bracket);
    json->depth++;
    json->empty = true;
}

static void json_end(struct json *json, char bracket)
{
    json->depth--;
    if (!json->empty) {
        output_byte(json->output, '\n');
        for (int i = 0; i < json->depth; i++)
            output_text(json->output, "  ");
    }
    output_byte(json->output, bracket);
    json->empty = false;
}

static void put_text(struct json *json, const char *name, struct span text)
{
    begin_member(json, name);
    write_string(json, harmless_new(&json->arena, text));
}

static void put_count(struct json *json, const char *name, uint64_t count)
{
    begin_member(json, name);
    output_number(json->output, count);
}

/* JSON has no infinities and no NaN; no model finds one. */
static void put_number(struct json *json, const char *name, double number)
{
    assert(isfinite(number));
    begin_member(json, name);
    output_print(json->output, "%.10g", number);
}

/* ---------------------------------------------------------------- sections */

/* What the caller said of the articles; nothing where it said nothing. */
static void draw_subject_of(struct json *json)
{
    const struct summary_subject *subject = &json->summary->subject;
    const struct {
        const char *name, *value;
    } parts[] = {
        {"title", subject->title},
        {"archive", subject->archive},
        {"since", subject->since},
        {"until", subject->until},
        {"period", subject->period},
        {"reference", subject->reference},
    };
    bool said = false;
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        said = said || parts[i].value;
    if (!said)
        return;
    json_begin(json, "subject", '{');
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (parts[i].value)
            put_text(json, parts[i].name, span_of(parts[i].value));
    json_end(json, '}');
}

static void draw_left_out_of(struct json *json, const char *name, bool files)
{
    const struct overview *overview = &json->summary->overview;
    size_t rows = 0;
    for (size_t i = 0; i < overview->left_out_count; i++) {
        if (overview->left_out[i].file != files)
            continue;
        if (rows++ == 0)
            json_begin(json, name, '[');
        json_begin(json, NULL, '{');
        put_text(json, "reason", overview->left_out[i].what);
        put_count(json, "count", overview->left_out[i].count);
        json_end(json, '}');
    }
    if (rows)
        json_end(json, ']');
}

static void draw_overview(struct json *json)
{
    const struct overview *overview = &json->summary->overview;
    json_begin(json, "overview", '{');
    put_count(json, "documents", overview->documents);
    begin_member(json, "documents_at_least");
    output_text(json->output, overview->at_least ? "true" : "false");
    put_count(json, "sentences", overview->sentences);
    put_count(json, "tokens", overview->tokens);
    put_count(json, "types", overview->types);
    json_begin(json, "languages", '[');
    for (size_t i = 0; i < overview->language_count; i++) {
        const struct language_share *language = &overview->languages[i];
        json_begin(json, NULL, '{');
        put_text(json, "lang", language->lang);
        put_count(json, "tokens", language->tokens);
        put_count(json, "types", language->types);
        put_number(json, "share", language->share);
        json_end(json, '}');
    }
    json_end(json, ']');
    if (overview->copies)
        put_count(json, "copies", overview->copies);
    if (overview->near)
        put_count(json, "near", overview->near);
    draw_left_out_of(json, "unused_files", true);
    draw_left_out_of(json, "left_out", false);
    json_end(json, '}');
}

static void draw_strip(struct json *json, const struct summary_row *row)
{
    begin_member(json, "strip");
    output_byte(json->output, '[');
    for (size_t i = 0; i < row->strip_size; i++)
        output_print(json->output, i ? ", %.3g" : "%.3g", row->strip[i]);
    output_byte(json->output, ']');
}

/* What a section's rows have beside text, language, counts, share and score. */
static void draw_measures(
    struct json *json, enum section section, const struct summary_row *row)
{
    for (const struct column *at = sections[section].columns; at->measure; at++)
        if (measures[at->measure].name)
            put_number(json, measures[at->measure].name, measure_value(at->measure, row));
    if (sections[section].strips)
        draw_strip(json, row);
}

static void draw_rows_of(struct json *json, const char *name, enum section section,
    const struct summary_rows *rows)
{
    json_begin(json, name, '[');
    for (size_t i = 0; i < rows->count; i++) {
        const struct summary_row *row = &rows->rows[i];
        json_begin(json, NULL, '{');
        put_text(json, "text", row->text);
        put_text(json, "lang", row->lang);
        put_count(json, "count", row->count);
        put_count(json, "documents", row->documents);
        put_number(json, "share", row->share);
        put_number(json, "score", row->score);
        draw_measures(json, section, row);
        json_end(json, '}');
    }
    json_end(json, ']');
}

/* The place of a sentence, where it is one. */
static void put_range(struct json *json, uint64_t from, uint64_t to)
{
    if (to == 0)
        return;
    put_count(json, "begin", from);
    put_count(json, "end", to);
}

static void draw_topic_terms(struct json *json, const struct topic *topic)
{
    json_begin(json, "terms", '[');
    for (size_t i = 0; i < topic->term_count; i++) {
        json_begin(json, NULL, '{');
        put_text(json, "text", topic->terms[i].text);
        put_number(json, "weight", topic->terms[i].weight);
        json_end(json, '}');
    }
    json_end(json, ']');
}

static void draw_topic_units(struct json *json, const struct topic *topic)
{
    json_begin(json, "documents", '[');
    for (size_t i = 0; i < topic->unit_count; i++) {
        const struct topic_unit *unit = &topic->units[i];
        json_begin(json, NULL, '{');
        put_text(json, "document", unit->document);
        put_range(json, unit->begin, unit->end);
        put_number(json, "share", unit->share);
        put_text(json, "quote", unit->quote);
        json_end(json, '}');
    }
    json_end(json, ']');
}

static void draw_topics(struct json *json, bool units)
{
    const struct summary *summary = json->summary;
    put_text(json, "topics_unit", span_of(summary->unit ? summary->unit : ""));
    put_number(json, "topics_unplaced", summary->unplaced);
    json_begin(json, "topics", '[');
    for (size_t t = 0; t < summary->topic_count; t++) {
        const struct topic *topic = &summary->topics[t];
        json_begin(json, NULL, '{');
        put_count(json, "number", t + 1);
        put_text(json, "label", topic->label);
        put_number(json, "share", topic->share);
        draw_topic_terms(json, topic);
        if (units)
            draw_topic_units(json, topic);
        json_end(json, '}');
    }
    json_end(json, ']');
}

/* Nothing where no trend is known. */
static void draw_trends_of(struct json *json)
{
    const struct summary *summary = json->summary;
    if (!draw_trends(summary))
        return;
    json_begin(json, "trends", '[');
    for (size_t t = 0; t < draw_trends(summary); t++)
        for (size_t i = 0; i < summary->period_count; i++) {
            json_begin(json, NULL, '{');
            put_count(json, "topic", t + 1);
            put_text(json, "period", summary->periods[i]);
            put_number(json, "share", summary->topics[t].trend[i]);
            json_end(json, '}');
        }
    json_end(json, ']');
}

/* Nothing where nothing divides the documents. */
static void draw_groups(struct json *json)
{
    const struct summary *summary = json->summary;
    if (summary->group_count == 0)
        return;
    put_text(json, "grouped_by", span_of(summary->grouped_by));
    json_begin(json, "groups", '[');
    for (size_t g = 0; g < summary->group_count; g++) {
        json_begin(json, NULL, '{');
        put_text(json, "name", summary->groups[g].name);
        put_count(json, "documents", summary->groups[g].documents);
        draw_rows_of(json, "terms", SECTION_GROUPS, &summary->groups[g].keys);
        json_end(json, '}');
    }
    json_end(json, ']');
}

static void draw_series(struct json *json)
{
    const struct summary *summary = json->summary;
    json_begin(json, "series", '[');
    for (size_t t = 0; t < summary->series_count; t++)
        for (size_t p = 0; p < summary->series_period_count; p++) {
            const struct summary_series *series = &summary->series[t];
            json_begin(json, NULL, '{');
            put_text(json, "term", series->term);
            put_text(json, "period", summary->series_periods[p]);
            put_count(json, "count", series->counts[p]);
            put_count(json, "articles", series->articles[p]);
            put_number(json, "per_million", series->rates[p]);
            json_end(json, '}');
        }
    json_end(json, ']');
}

static void draw_mentions(
    struct json *json, const char *name, const struct summary_mentions *mentions)
{
    const char *const *sides = json->summary->sides;
    json_begin(json, name, '[');
    for (size_t i = 0; i < mentions->count; i++) {
        const struct summary_mention *mention = &mentions->rows[i];
        json_begin(json, NULL, '{');
        if (sides[0])
            put_text(json, "side", span_of(sides[mention->side]));
        put_text(json, "phrase", mention->text);
        put_text(json, "lang", mention->lang);
        put_text(json, "document", mention->sentence.document);
        put_range(json, mention->sentence.begin, mention->sentence.end);
        put_text(json, "text", mention->sentence.text);
        json_end(json, '}');
    }
    json_end(json, ']');
}

static void draw_sentences(struct json *json)
{
    json_begin(json, "sentences", '[');
    for (size_t i = 0; i < json->summary->sentence_count; i++) {
        const struct summary_sentence *sentence = &json->summary->sentences[i];
        json_begin(json, NULL, '{');
        put_text(json, "document", sentence->document);
        put_range(json, sentence->begin, sentence->end);
        put_text(json, "text", sentence->text);
        put_number(json, "score", sentence->score);
        put_number(json, "position", sentence->position);
        json_end(json, '}');
    }
    json_end(json, ']');
}

static void draw_section(struct json *json, enum section section)
{
    const struct summary *summary = json->summary;
    const struct summary_rows *rows = section_rows(summary, section);
    bool topics = section == SECTION_TOPICS ||
                  (section == SECTION_DOCUMENTS && !summary_has(summary, SECTION_TOPICS));
    if (rows)
        draw_rows_of(json, sections[section].name, section, rows);
    if (section == SECTION_KEYNESS)
        draw_rows_of(json, "falling", section, &summary->falling);
    if (section == SECTION_OVERVIEW)
        draw_overview(json);
    if (topics)
        draw_topics(json, summary_has(summary, SECTION_DOCUMENTS));
    if (section == SECTION_TRENDS)
        draw_trends_of(json);
    if (section == SECTION_GROUPS)
        draw_groups(json);
    if (section == SECTION_SERIES && summary->series_count)
        draw_series(json);
    if (section == SECTION_MENTIONS)
        draw_mentions(json, "mentions", &summary->mentions);
    if (section == SECTION_QUOTATIONS)
        draw_mentions(json, "quotations", &summary->quotations);
    if (section == SECTION_SENTENCES)
        draw_sentences(json);
}

void draw_json(
    const struct summary *summary, const struct draw_options *style, struct output *output)
{
    (void)style;
    struct json json = {.summary = summary, .output = output, .depth = 1, .empty = true};
    output_byte(output, '{');
    put_count(&json, "version", SCHEMA_VERSION);
    put_text(&json, "generator", SPAN("Winnow " VERSION));
    draw_subject_of(&json);
    for (size_t i = 0; i < summary->order_count; i++)
        draw_section(&json, summary->order[i]);
    json_end(&json, '}');
    output_byte(output, '\n');
    arena_free(&json.arena);
}
