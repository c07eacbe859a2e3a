#include "count/export.h"

#include <stdlib.h>

#include "count/export_matrix.h"
#include "lib/forms_cell.h"
#include "lib/memory.h"
#include "lib/utf8.h"

struct export
{
    struct row_sink sink;
    const struct export_options *options;
    enum counts_by by;
    struct output *output;
    struct counts_brief brief;    /* the row before */
    struct counts_end sums;       /* of the rows written */
    struct export_matrix *matrix; /* owned, or NULL */
};

/* ------------------------------------------------------------------ JSON */

static void put_json_string(struct output *output, struct span text)
{
    static const char replacement[] = "\xEF\xBF\xBD";
    output_byte(output, '"');
    for (size_t i = 0; i < text.size;) {
        uint32_t code;
        int length = utf8_decode(text.data + i, text.size - i, &code);
        if (length < 0)
            output_text(output, replacement);
        else if (code == '"' || code == '\\')
            output_print(output, "\\%c", (int)code);
        else if (code < 0x20)
            output_print(output, "\\u%04x", (unsigned)code);
        else
            output_write(output, (struct span){text.data + i, (size_t)length});
        i += (size_t)(length < 0 ? -length : length);
    }
    output_byte(output, '"');
}

static void put_member(struct output *output, const char *name, struct span text)
{
    output_print(output, "\"%s\":", name);
    put_json_string(output, text);
    output_byte(output, ',');
}

static void put_json_forms(struct output *output, struct span cell)
{
    struct span form;
    uint64_t count;
    char *room = memory_new(cell.size + 1, 1);
    output_text(output, "\"forms\":{");
    for (bool first = true; forms_cell_next(&cell, &form, &count); first = false) {
        if (!first)
            output_byte(output, ',');
        put_json_string(output, forms_cell_unescape(form, room));
        output_byte(output, ':');
        output_number(output, count);
    }
    output_text(output, "},");
    free(room);
}

static void put_json(struct output *output, enum counts_by by, const struct counts_row *row)
{
    static const char *const units[] = {[COUNTS_DOCUMENT] = "document",
        [COUNTS_PARAGRAPH] = "paragraph",
        [COUNTS_SENTENCE] = "sentence"};
    output_byte(output, '{');
    if (by != COUNTS_TOTAL)
        put_member(output, units[by], row->unit);
    put_member(output, "term", row->term);
    put_member(output, "lang", row->lang);
    put_json_forms(output, row->forms);
    output_text(output, "\"count\":");
    output_number(output, row->count);
    if (by == COUNTS_TOTAL) {
        output_text(output, ",\"documents\":");
        output_number(output, row->documents);
    }
    output_text(output, "}\n");
}

/* ------------------------------------------------------------------ rows */

static bool is_wanted(const struct export *export, const struct counts_row *row)
{
    const struct export_options *options = export->options;
    bool counted = export->by == COUNTS_TOTAL;
    if (row->count < options->min_count ||
        (counted && row->documents < options->min_documents))
        return false;
    return row->count >= options->min_ngram_count ||
           !memchr(row->term.data, ' ', row->term.size);
}

static bool is_brief(const struct export *export)
{
    return export->options->brief && export->by != COUNTS_TOTAL;
}

static bool put_row(struct row_sink *sink, const struct part_row *part)
{
    struct export *export = (struct export *)sink;
    const struct export_options *options = export->options;
    const struct counts_row *row = &part->row;
    if (!is_wanted(export, row))
        return true;
    export->sums.rows++;
    export->sums.tokens += row->count;
    if (export->matrix)
        return export_matrix_put(export->matrix, part);
    if (options->format == EXPORT_JSONL)
        put_json(export->output, export->by, row);
    else if (is_brief(export))
        counts_brief_write(&export->brief, export->output, row);
    else
        counts_write_row(export->output, export->by, row);
    return !export->output->error;
}

struct export *export_new(
    const struct export_options *options, enum counts_by by, struct output *output)
{
    struct export *export = memory_new(1, sizeof *export);
    *export =
        (struct export){.sink = {put_row}, .options = options, .by = by, .output = output};
    if (options->format == EXPORT_TSV && !options->no_header) {
        if (is_brief(export))
            counts_write_brief_header(output, by);
        else
            counts_write_header(output, by);
    }
    if (options->format == EXPORT_MATRIX_MARKET || options->format == EXPORT_SVMLIGHT)
        export->matrix = export_matrix_new(
            options->directory, options->format == EXPORT_SVMLIGHT, output);
    return export;
}

struct row_sink *export_sink(struct export *export)
{
    return &export->sink;
}

int export_end(struct export *export)
{
    if (export->options->sealed)
        counts_write_end(export->output, &export->sums);
    return export->matrix ? export_matrix_end(export->matrix) : 0;
}

void export_free(struct export *export)
{
    if (export->matrix)
        export_matrix_free(export->matrix);
    counts_brief_close(&export->brief);
    free(export);
}
