/* All documents, a line each, for programs and spreadsheets: CSV (RFC 4180) and JSON Lines. */
#include <stdio.h>

#include "lib/escape.h"
#include "report/draw/draw.h"

/* A cell of a line. */
struct cell {
    const char *name;
    struct span text;
    bool number; /* the text is one, or empty: there is none */
};

enum { CELLS = 11 };

static struct span number_text(struct arena *arena, double number)
{
    return arena_print(arena, "%.6g", number);
}

static void documents_fill(const struct summary *summary,
    const struct summary_document *document, struct arena *arena, struct cell cells[CELLS])
{
    bool grouped = document->group < summary->group_count;
    bool placed = document->topic < summary->topic_count;
    const struct span none = {"", 0};
    const struct cell filled[CELLS] = {
        {"path", document->name, false},
        {"title", document->title, false},
        {"date", document->date ? span_of(document->date) : none, false},
        {"group", grouped ? summary->groups[document->group].name : none, false},
        {"address", document->address, false},
        {"tokens", arena_print(arena, "%llu", (unsigned long long)document->tokens), true},
        {"topic", placed ? number_text(arena, document->topic + 1.0) : none, true},
        {"label", placed ? summary->topics[document->topic].label : none, false},
        {"share", placed ? number_text(arena, document->share) : none, true},
        {"copy", document->copy ? SPAN("true") : SPAN("false"), true},
        {"near", document->near, false},
    };
    memcpy(cells, filled, sizeof filled);
}

/* ---------------------------------------------------------------- CSV */

static bool is_formula(struct span text)
{
    return text.size && memchr("=+-@", *text.data, 4);
}

static void write_csv_cell(
    struct output *output, const struct cell *cell, bool spreadsheet, struct arena *arena)
{
    struct span text = harmless_new(arena, cell->text);
    bool guard = spreadsheet && !cell->number && is_formula(text);
    bool quoted = guard;
    for (size_t i = 0; i < text.size && !quoted; i++)
        quoted = memchr("\",\r\n", text.data[i], 4);
    output_text(output, quoted ? "\"" : "");
    output_text(output, guard ? "'" : "");
    for (size_t i = 0; i < text.size; i++) {
        if (text.data[i] == '"')
            output_byte(output, '"');
        output_byte(output, text.data[i]);
    }
    output_text(output, quoted ? "\"" : "");
}

void draw_csv(const struct summary *summary, const struct draw_options *options,
    struct output *output)
{
    struct cell cells[CELLS];
    /* By its mark Excel knows UTF-8. */
    output_text(output, options->spreadsheet ? "\xEF\xBB\xBF" : "");
    output_text(output, "path,title,date,group,address,tokens,topic,label,share,copy,near");
    for (size_t t = 0; t < summary->topic_count; t++)
        output_print(output, ",topic_%zu", t + 1);
    output_byte(output, '\n');
    for (size_t d = 0; d < summary->document_count; d++) {
        struct arena arena = {0};
        documents_fill(summary, &summary->documents[d], &arena, cells);
        for (int i = 0; i < CELLS; i++) {
            output_text(output, i ? "," : "");
            write_csv_cell(output, &cells[i], options->spreadsheet, &arena);
        }
        const float *shares = summary->documents[d].shares;
        for (size_t t = 0; t < summary->topic_count; t++)
            output_print(output, shares ? ",%.4g" : ",", shares ? (double)shares[t] : 0);
        output_byte(output, '\n');
        arena_free(&arena);
    }
}

/* ---------------------------------------------------------------- JSON Lines */

/* A string without control characters, which harmless_new has replaced. */
static void write_json_string(struct output *output, struct span text)
{
    output_byte(output, '"');
    for (size_t i = 0; i < text.size; i++) {
        if (text.data[i] == '"' || text.data[i] == '\\')
            output_byte(output, '\\');
        output_byte(output, text.data[i]);
    }
    output_byte(output, '"');
}

void draw_jsonl(const struct summary *summary, const struct draw_options *options,
    struct output *output)
{
    struct cell cells[CELLS];
    (void)options;
    for (size_t d = 0; d < summary->document_count; d++) {
        struct arena arena = {0};
        const char *before = "{";
        documents_fill(summary, &summary->documents[d], &arena, cells);
        for (int i = 0; i < CELLS; i++) {
            if (!cells[i].text.size)
                continue; /* what is not known is not there */
            output_print(output, "%s\"%s\":", before, cells[i].name);
            if (cells[i].number)
                output_write(output, cells[i].text);
            else
                write_json_string(output, harmless_new(&arena, cells[i].text));
            before = ",";
        }
        const float *shares = summary->documents[d].shares;
        for (size_t t = 0; shares && t < summary->topic_count; t++)
            output_print(output, "%s%.4g", t ? "," : ",\"shares\":[", (double)shares[t]);
        output_text(output, shares && summary->topic_count ? "]}\n" : "}\n");
        arena_free(&arena);
    }
}
