/* The tidy table: section, group, rank, text, value. */
#include <assert.h>
#include <math.h>
#include <stdio.h>

#include "report/draw/cells.h"
#include "report/draw/draw.h"

struct table {
    const struct summary *summary;
    const struct draw_options *style;
    struct output *output;
    struct arena arena;
};

static void write_cell(struct table *table, struct span text, bool escaped)
{
    cells_write(table->output, text, escaped, table->style->spreadsheet, &table->arena);
}

/* One row; text and group that are names of documents are escaped already. */
struct row {
    const char *section;
    struct span group;
    size_t rank;
    struct span text;
    double value;
    bool group_escaped, text_escaped;
};

static void write_row(struct table *table, const struct row *row)
{
    output_text(table->output, row->section);
    output_byte(table->output, '\t');
    write_cell(table, row->group, row->group_escaped);
    output_byte(table->output, '\t');
    output_number(table->output, row->rank);
    output_byte(table->output, '\t');
    write_cell(table, row->text, row->text_escaped);
    output_byte(table->output, '\t');
    assert(isfinite(row->value));
    /* Counts are whole, and told whole. */
    bool whole = row->value == floor(row->value) && fabs(row->value) < 1e15;
    output_print(table->output, whole ? "%.0f\n" : "%.6g\n", row->value);
}

static void draw_left_out_of(struct table *table, const char *section, bool files)
{
    const struct overview *overview = &table->summary->overview;
    size_t rank = 0;
    for (size_t i = 0; i < overview->left_out_count; i++) {
        const struct left_out *left_out = &overview->left_out[i];
        if (left_out->file == files)
            write_row(table, &(struct row){section, SPAN(""), ++rank, left_out->what,
                                 (double)left_out->count, false, false});
    }
}

static void draw_overview(struct table *table)
{
    const struct summary *summary = table->summary;
    const struct overview *overview = &summary->overview;
    const struct {
        const char *name;
        uint64_t value;
    } totals[] = {
        {"documents", overview->documents},
        {"sentences", overview->sentences},
        {"tokens", overview->tokens},
        {"types", overview->types},
        {"copies", overview->copies},
        {"near", overview->near},
    };
    size_t rank = 0;
    for (size_t i = 0; i < sizeof totals / sizeof *totals && (i < 4 || totals[i].value);
         i++)
        write_row(
            table, &(struct row){"overview", SPAN(""), ++rank, span_of(totals[i].name),
                       (double)totals[i].value, false, false});
    for (size_t i = 0; i < overview->language_count; i++)
        write_row(table,
            &(struct row){"overview", overview->languages[i].lang, i + 1, SPAN("tokens"),
                (double)overview->languages[i].tokens, false, false});
    draw_left_out_of(table, "unused_files", true);
    draw_left_out_of(table, "left_out", false);
}

static void draw_ranked(
    const struct summary_rows *rows, const char *section, struct table *table)
{
    size_t rank = 0;
    for (size_t i = 0; i < rows->count; i++) {
        const struct summary_row *row = &rows->rows[i];
        rank = i && span_equal(row->lang, rows->rows[i - 1].lang) ? rank + 1 : 1;
        write_row(table,
            &(struct row){section, row->lang, rank, row->text, row->score, false, false});
    }
}

/* The log ratios of a comparison, under the ranks of the key terms. */
static void draw_rising_ratios(struct table *table)
{
    const struct summary_rows *rows = &table->summary->keyness;
    size_t rank = 0;
    for (size_t i = 0; i < rows->count; i++) {
        const struct summary_row *row = &rows->rows[i];
        rank = i && span_equal(row->lang, rows->rows[i - 1].lang) ? rank + 1 : 1;
        write_row(table, &(struct row){"log_ratio", row->lang, rank, row->text,
                             row->log_ratio, false, false});
    }
}

/* Terms that are rarer than in the reference follow the key terms of all languages: their
 * G² is written as below zero, so that higher still means more; the rarest come last. Or
 * their log ratios. */
static void draw_falling(struct table *table, const char *section, bool ratios)
{
    const struct summary *summary = table->summary;
    const struct summary_rows *rows = &summary->falling;
    for (size_t first = 0, next; first < rows->count; first = next) {
        struct span lang = rows->rows[first].lang;
        size_t rank = 0;
        for (size_t i = 0; i < summary->keyness.count; i++)
            rank += span_equal(summary->keyness.rows[i].lang, lang);
        for (next = first; next < rows->count && span_equal(rows->rows[next].lang, lang);)
            next++;
        for (size_t i = next; i-- > first;) {
            const struct summary_row *row = &rows->rows[i];
            write_row(table, &(struct row){section, lang, ++rank, row->text,
                                 ratios ? row->log_ratio : -row->score, false, false});
        }
    }
}

/* The number of a topic as a group, in a buffer of the caller's. */
static struct span topic_number(size_t topic, char *room, size_t size)
{
    int length = snprintf(room, size, "%zu", topic + 1);
    return (struct span){room, (size_t)length};
}

static void draw_topics(struct table *table)
{
    const struct summary *summary = table->summary;
    char number[24];
    for (size_t t = 0; t < summary->topic_count; t++) {
        const struct topic *topic = &summary->topics[t];
        struct span group = topic_number(t, number, sizeof number);
        for (size_t i = 0; i < topic->term_count; i++)
            write_row(table, &(struct row){"topics", group, i + 1, topic->terms[i].text,
                                 topic->terms[i].weight, false, false});
    }
}

/* A row a period and topic: the period's first day, and the topic's share. */
static void draw_trends_of(struct table *table)
{
    const struct summary *summary = table->summary;
    char number[24];
    for (size_t t = 0; t < draw_trends(summary); t++)
        for (size_t i = 0; i < summary->period_count; i++)
            write_row(table,
                &(struct row){"trends", topic_number(t, number, sizeof number), i + 1,
                    summary->periods[i], summary->topics[t].trend[i], false, false});
}

static void draw_groups(struct table *table)
{
    const struct summary *summary = table->summary;
    for (size_t g = 0; g < summary->group_count; g++)
        for (size_t i = 0; i < summary->groups[g].keys.count; i++) {
            const struct summary_row *row = &summary->groups[g].keys.rows[i];
            write_row(table, &(struct row){"groups", summary->groups[g].name, i + 1,
                                 row->text, row->score, false, false});
        }
}

/* A row a term and period: how often it was counted. */
static void draw_series(struct table *table)
{
    const struct summary *summary = table->summary;
    for (size_t t = 0; t < summary->series_count; t++)
        for (size_t p = 0; p < summary->series_period_count; p++)
            write_row(table, &(struct row){"series", summary->series[t].term, p + 1,
                                 summary->series_periods[p],
                                 (double)summary->series[t].counts[p], false, false});
}

/* A document's name, or of a sentence DOCUMENT#BEGIN-END. */
static struct span unit_name(struct arena *arena, const struct topic_unit *unit)
{
    if (unit->end == 0)
        return unit->document;
    return arena_print(arena, "%.*s#%llu-%llu", (int)unit->document.size,
        unit->document.data, (unsigned long long)unit->begin,
        (unsigned long long)unit->end);
}

static void draw_documents(struct table *table)
{
    const struct summary *summary = table->summary;
    char number[24];
    for (size_t t = 0; t < summary->topic_count; t++) {
        const struct topic *topic = &summary->topics[t];
        struct span group = topic_number(t, number, sizeof number);
        for (size_t i = 0; i < topic->unit_count; i++)
            write_row(table, &(struct row){"documents", group, i + 1,
                                 unit_name(&table->arena, &topic->units[i]),
                                 topic->units[i].share, false, true});
    }
}

static void draw_mentions(struct table *table, const char *const names[2],
    const struct summary_mentions *mentions)
{
    for (size_t i = 0; i < mentions->count; i++) {
        const struct summary_mention *mention = &mentions->rows[i];
        write_row(
            table, &(struct row){names[mention->side], mention->text, 1,
                       mention->sentence.text, mention->sentence.score, false, false});
    }
}

static void draw_sentences(struct table *table)
{
    const struct summary *summary = table->summary;
    size_t rank = 0;
    for (size_t i = 0; i < summary->sentence_count; i++) {
        const struct summary_sentence *sentence = &summary->sentences[i];
        rank = i && span_equal(sentence->document, sentence[-1].document) ? rank + 1 : 1;
        write_row(table, &(struct row){"sentences", sentence->document, rank,
                             sentence->text, sentence->score, true, false});
    }
}

/* The key terms that are rarer, then the log ratios of all. */
static void draw_comparison(struct table *table)
{
    draw_falling(table, sections[SECTION_KEYNESS].name, false);
    draw_rising_ratios(table);
    draw_falling(table, "log_ratio", true);
}

static void draw_section(struct table *table, enum section section)
{
    const struct summary_rows *rows = section_rows(table->summary, section);
    if (rows)
        draw_ranked(rows, sections[section].name, table);
    if (section == SECTION_OVERVIEW)
        draw_overview(table);
    else if (section == SECTION_KEYNESS && table->summary->falling.count)
        draw_comparison(table);
    else if (section == SECTION_TOPICS)
        draw_topics(table);
    else if (section == SECTION_DOCUMENTS)
        draw_documents(table);
    else if (section == SECTION_TRENDS)
        draw_trends_of(table);
    else if (section == SECTION_GROUPS)
        draw_groups(table);
    else if (section == SECTION_SERIES)
        draw_series(table);
    else if (section == SECTION_MENTIONS)
        draw_mentions(
            table, (const char *const[]){"mentions", ""}, &table->summary->mentions);
    else if (section == SECTION_QUOTATIONS)
        draw_mentions(table, (const char *const[]){"quotations", "other-quotations"},
            &table->summary->quotations);
    else if (section == SECTION_SENTENCES)
        draw_sentences(table);
}

void draw_tsv(
    const struct summary *summary, const struct draw_options *style, struct output *output)
{
    struct table table = {.summary = summary, .style = style, .output = output};
    output_text(output, "section\tgroup\trank\ttext\tvalue\n");
    for (size_t i = 0; i < summary->order_count; i++)
        draw_section(&table, summary->order[i]);
    arena_free(&table.arena);
}
