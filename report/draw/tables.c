/* A table a section, with a column a measure. Of several sections each begins with a line of # and
 * its name, and an empty line stands between them; every row begins with a number. */
#include <stdio.h>

#include "report/draw/cells.h"
#include "report/draw/draw.h"

struct tables {
    const struct summary *summary;
    const struct draw_options *style;
    struct output *output;
    struct arena arena;
    bool named; /* each begins with its name */
    size_t count;
};

/* ---------------------------------------------------------------- cells */

static void begin_table(struct tables *tables, const char *name, const char *columns)
{
    if (tables->named)
        output_print(tables->output, "%s# %s\n", tables->count ? "\n" : "", name);
    else if (tables->count)
        output_byte(tables->output, '\n');
    tables->count++;
    output_print(tables->output, "%s\n", columns);
}

static void put_text(struct tables *tables, struct span text, bool escaped)
{
    output_byte(tables->output, '\t');
    cells_write(tables->output, text, escaped, tables->style->spreadsheet, &tables->arena);
}

static void put_count(struct tables *tables, uint64_t count)
{
    output_byte(tables->output, '\t');
    output_number(tables->output, count);
}

static void put_number(struct tables *tables, double number)
{
    output_print(tables->output, "\t%.6g", number);
}

static void begin_row(struct tables *tables, size_t rank)
{
    output_number(tables->output, rank);
}

static void end_row(struct tables *tables)
{
    output_byte(tables->output, '\n');
}

/* ---------------------------------------------------------------- lists */

static const char *list_columns(struct tables *tables, enum section section)
{
    struct span line = SPAN("rank\ttext\tlang\tcount\tdocuments\tshare\tscore");
    for (const struct column *at = sections[section].columns; at->measure; at++)
        if (measures[at->measure].name)
            line = arena_print(&tables->arena, "%.*s\t%s", (int)line.size, line.data,
                measures[at->measure].name);
    return line.data;
}

static void put_row(
    struct tables *tables, enum section section, const struct summary_row *row)
{
    put_text(tables, row->text, false);
    put_text(tables, row->lang, false);
    put_count(tables, row->count);
    put_count(tables, row->documents);
    put_number(tables, row->share);
    put_number(tables, row->score);
    for (const struct column *at = sections[section].columns; at->measure; at++)
        if (measures[at->measure].name)
            put_number(tables, measure_value(at->measure, row));
    end_row(tables);
}

/* Ranks begin anew with each language. */
static void draw_list(struct tables *tables, const char *name, enum section section,
    const struct summary_rows *rows)
{
    size_t rank = 0;
    begin_table(tables, name, list_columns(tables, section));
    for (size_t i = 0; i < rows->count; i++) {
        const struct summary_row *row = &rows->rows[i];
        rank = i && span_equal(row->lang, row[-1].lang) ? rank + 1 : 1;
        begin_row(tables, rank);
        put_row(tables, section, row);
    }
}

static void draw_groups(struct tables *tables)
{
    const struct summary *summary = tables->summary;
    struct span columns = arena_print(&tables->arena, "rank\tgroup%s",
        list_columns(tables, SECTION_GROUPS) + sizeof "rank" - 1);
    begin_table(tables, "groups", columns.data);
    for (size_t g = 0; g < summary->group_count; g++)
        for (size_t i = 0; i < summary->groups[g].keys.count; i++) {
            begin_row(tables, i + 1);
            put_text(tables, summary->groups[g].name, false);
            put_row(tables, SECTION_GROUPS, &summary->groups[g].keys.rows[i]);
        }
}

/* ---------------------------------------------------------------- what it is */

static void draw_overview(struct tables *tables)
{
    const struct overview *overview = &tables->summary->overview;
    begin_table(
        tables, "overview", "rank\tlang\tdocuments\tsentences\ttokens\ttypes\tshare");
    begin_row(tables, 1);
    put_text(tables, SPAN("all"), false);
    put_count(tables, overview->documents);
    put_count(tables, overview->sentences);
    put_count(tables, overview->tokens);
    put_count(tables, overview->types);
    put_number(tables, 1);
    end_row(tables);
    for (size_t i = 0; i < overview->language_count; i++) {
        begin_row(tables, i + 2);
        put_text(tables, overview->languages[i].lang, false);
        output_text(tables->output, "\t\t");
        put_count(tables, overview->languages[i].tokens);
        put_count(tables, overview->languages[i].types);
        put_number(tables, overview->languages[i].share);
        end_row(tables);
    }
}

/* ---------------------------------------------------------------- topics */

static void draw_topics(struct tables *tables)
{
    const struct summary *summary = tables->summary;
    begin_table(tables, "topics", "topic\tlabel\tshare\trank\tterm\tweight");
    for (size_t t = 0; t < summary->topic_count; t++)
        for (size_t i = 0; i < summary->topics[t].term_count; i++) {
            begin_row(tables, t + 1);
            put_text(tables, summary->topics[t].label, false);
            put_number(tables, summary->topics[t].share);
            put_count(tables, i + 1);
            put_text(tables, summary->topics[t].terms[i].text, false);
            put_number(tables, summary->topics[t].terms[i].weight);
            end_row(tables);
        }
}

static void draw_documents(struct tables *tables)
{
    const struct summary *summary = tables->summary;
    begin_table(
        tables, "documents", "topic\tlabel\trank\tdocument\tbegin\tend\tshare\tquote");
    for (size_t t = 0; t < summary->topic_count; t++)
        for (size_t i = 0; i < summary->topics[t].unit_count; i++) {
            const struct topic_unit *unit = &summary->topics[t].units[i];
            begin_row(tables, t + 1);
            put_text(tables, summary->topics[t].label, false);
            put_count(tables, i + 1);
            put_text(tables, unit->document, true);
            put_count(tables, unit->begin);
            put_count(tables, unit->end);
            put_number(tables, unit->share);
            put_text(tables, unit->quote, false);
            end_row(tables);
        }
}

static void draw_trends_of(struct tables *tables)
{
    const struct summary *summary = tables->summary;
    begin_table(tables, "trends", "topic\tlabel\tperiod\tshare");
    for (size_t t = 0; t < draw_trends(summary); t++)
        for (size_t i = 0; i < summary->period_count; i++) {
            begin_row(tables, t + 1);
            put_text(tables, summary->topics[t].label, false);
            put_text(tables, summary->periods[i], false);
            put_number(tables, summary->topics[t].trend[i]);
            end_row(tables);
        }
}

/* ---------------------------------------------------------------- sentences */

static void put_place(struct tables *tables, const struct summary_sentence *sentence)
{
    put_text(tables, sentence->document, true);
    put_count(tables, sentence->begin);
    put_count(tables, sentence->end);
}

static void draw_sentences(struct tables *tables)
{
    const struct summary *summary = tables->summary;
    begin_table(tables, "sentences", "rank\tdocument\tbegin\tend\tscore\tposition\ttext");
    for (size_t i = 0; i < summary->sentence_count; i++) {
        const struct summary_sentence *sentence = &summary->sentences[i];
        begin_row(tables, i + 1);
        put_place(tables, sentence);
        put_number(tables, sentence->score);
        put_number(tables, sentence->position);
        put_text(tables, sentence->text, false);
        end_row(tables);
    }
}

static void draw_mentions(
    struct tables *tables, const char *name, const struct summary_mentions *mentions)
{
    const char *const *sides = tables->summary->sides;
    begin_table(tables, name, "rank\tside\tphrase\tlang\tdocument\tbegin\tend\ttext");
    for (size_t i = 0; i < mentions->count; i++) {
        const struct summary_mention *mention = &mentions->rows[i];
        begin_row(tables, i + 1);
        put_text(tables, sides[0] ? span_of(sides[mention->side]) : SPAN(""), false);
        put_text(tables, mention->text, false);
        put_text(tables, mention->lang, false);
        put_place(tables, &mention->sentence);
        put_text(tables, mention->sentence.text, false);
        end_row(tables);
    }
}

static void draw_series(struct tables *tables)
{
    const struct summary *summary = tables->summary;
    begin_table(tables, "series", "rank\tterm\tperiod\tcount\tarticles\tper_million");
    for (size_t t = 0; t < summary->series_count; t++)
        for (size_t p = 0; p < summary->series_period_count; p++) {
            begin_row(tables, p + 1);
            put_text(tables, summary->series[t].term, false);
            put_text(tables, summary->series_periods[p], false);
            put_count(tables, summary->series[t].counts[p]);
            put_count(tables, summary->series[t].articles[p]);
            put_number(tables, summary->series[t].rates[p]);
            end_row(tables);
        }
}

/* ---------------------------------------------------------------- all */

static void draw_keyness(struct tables *tables)
{
    const struct summary *summary = tables->summary;
    draw_list(tables, "keyness", SECTION_KEYNESS, &summary->keyness);
    if (summary->falling.count)
        draw_list(tables, "falling", SECTION_KEYNESS, &summary->falling);
}

static void draw_section(struct tables *tables, enum section section)
{
    const struct summary *summary = tables->summary;
    const struct summary_rows *rows = section_rows(summary, section);
    if (section == SECTION_KEYNESS)
        draw_keyness(tables);
    else if (rows)
        draw_list(tables, sections[section].name, section, rows);
    else if (section == SECTION_OVERVIEW)
        draw_overview(tables);
    else if (section == SECTION_TOPICS)
        draw_topics(tables);
    else if (section == SECTION_DOCUMENTS)
        draw_documents(tables);
    else if (section == SECTION_TRENDS)
        draw_trends_of(tables);
    else if (section == SECTION_GROUPS)
        draw_groups(tables);
    else if (section == SECTION_SERIES)
        draw_series(tables);
    else if (section == SECTION_SENTENCES)
        draw_sentences(tables);
    else
        draw_mentions(tables, sections[section].name,
            section == SECTION_MENTIONS ? &summary->mentions : &summary->quotations);
}

void draw_section_tables(
    const struct summary *summary, const struct draw_options *style, struct output *output)
{
    struct tables tables = {.summary = summary,
        .style = style,
        .output = output,
        .named = summary->order_count > 1 || summary->falling.count > 0};
    for (size_t i = 0; i < summary->order_count; i++)
        draw_section(&tables, summary->order[i]);
    arena_free(&tables.arena);
}
