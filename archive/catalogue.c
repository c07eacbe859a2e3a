#include "archive/catalogue.h"

#include <stdio.h>
#include <string.h>

#include "lib/utf8.h"

enum { CELLS = 10 };

struct cell {
    const char *name;
    struct span text;
    bool number;
};

/* A cell in the making: what its format escapes, and what stands before that. */
struct escaping {
    const char *special; /* characters */
    char before;         /* what escapes one; 0: the character itself, twice */
};

static const struct escaping plain = {"", 0}, csv = {"\"", 0}, json = {"\"\\", '\\'};

/* What could do harm where text is shown is shown as it would be escaped; names and titles
 * hold no control characters. */
static void catalogue_put(
    struct output *output, struct span text, const struct escaping *escaping)
{
    while (text.size) {
        uint32_t code;
        int size = utf8_decode(text.data, text.size, &code);
        size_t bytes = (size_t)(size < 0 ? -size : size);
        bool harmful = size < 0 || utf8_is_harmful(code);
        for (size_t i = 0; i < bytes && harmful; i++)
            output_print(output, "%sx%02X", escaping == &json ? "\\\\" : "\\",
                (unsigned char)text.data[i]);
        if (!harmful && bytes == 1 && strchr(escaping->special, *text.data))
            output_byte(output, escaping->before ? escaping->before : *text.data);
        if (!harmful)
            output_write(output, (struct span){text.data, bytes});
        text = (struct span){text.data + bytes, text.size - bytes};
    }
}

static void catalogue_fill(
    const struct article *article, char numbers[2][24], struct cell cells[CELLS])
{
    snprintf(numbers[0], 24, "%llu", (unsigned long long)article->tokens);
    snprintf(numbers[1], 24, "%llu", (unsigned long long)article->run);
    const struct cell filled[CELLS] = {
        {"article", article->id, false},
        {"date", span_of(article->date), false},
        {"tokens", span_of(numbers[0]), true},
        {"near", article->near, false},
        {"path", article->path, false},
        {"title", article->title, false},
        {"run", span_of(numbers[1]), true},
        {"dayfrom", span_of(article->day_from), false},
        {"text", article->text ? SPAN("yes") : SPAN("no"), false},
        {"address", article->address, false},
    };
    memcpy(cells, filled, sizeof filled);
}

/* ------------------------------------------------------------------ the formats */

static void add_tsv(struct output *output, const struct cell cells[CELLS])
{
    for (int i = 0; i < CELLS; i++) {
        catalogue_put(output, cells[i].text, &plain);
        output_byte(output, i < CELLS - 1 ? '\t' : '\n');
    }
}

static void add_csv(struct output *output, const struct cell cells[CELLS])
{
    for (int i = 0; i < CELLS; i++) {
        struct span text = cells[i].text;
        bool quoted = false;
        for (size_t b = 0; b < text.size && !quoted; b++)
            quoted = text.data[b] == ',' || text.data[b] == '"';
        output_text(output, quoted ? "\"" : "");
        catalogue_put(output, text, &csv);
        output_text(output, quoted ? "\"" : "");
        output_byte(output, i < CELLS - 1 ? ',' : '\n');
    }
}

/* What is not known is not there. */
static void add_json(struct output *output, const struct cell cells[CELLS])
{
    const char *before = "{";
    for (int i = 0; i < CELLS; i++) {
        if (!cells[i].text.size)
            continue;
        output_print(
            output, "%s\"%s\":%s", before, cells[i].name, cells[i].number ? "" : "\"");
        catalogue_put(output, cells[i].text, &json);
        output_text(output, cells[i].number ? "" : "\"");
        before = ",";
    }
    output_byte(output, '}');
}

/* Day, words, title or name. */
static void add_text(struct output *output, const struct article *article)
{
    bool titled = article->title.size;
    output_print(output, "%s %7llu  ", article->date, (unsigned long long)article->tokens);
    catalogue_put(output, titled ? article->title : article->id, &plain);
    if (titled) {
        output_text(output, "  ");
        catalogue_put(output, article->id, &plain);
    }
    output_byte(output, '\n');
}

void catalogue_begin(struct catalogue *list)
{
    if (list->format == LIST_TSV)
        output_text(list->output,
            "article\tdate\ttokens\tnear\tpath\ttitle\trun\tdayfrom\ttext\taddress\n");
    else if (list->format == LIST_CSV)
        output_text(
            list->output, "article,date,tokens,near,path,title,run,dayfrom,text,address\n");
    else if (list->format == LIST_JSON)
        output_byte(list->output, '[');
}

void catalogue_add(struct catalogue *list, const struct article *article)
{
    struct cell cells[CELLS];
    char numbers[2][24];
    struct output *output = list->output;
    catalogue_fill(article, numbers, cells);
    if (list->format == LIST_JSON)
        output_text(output, list->count ? ",\n" : "\n");
    if (list->format == LIST_TSV)
        add_tsv(output, cells);
    else if (list->format == LIST_CSV)
        add_csv(output, cells);
    else if (list->format == LIST_TEXT)
        add_text(output, article);
    else
        add_json(output, cells);
    if (list->format == LIST_JSONL)
        output_byte(output, '\n');
    list->count++;
}

void catalogue_end(struct catalogue *list)
{
    if (list->format == LIST_JSON)
        output_text(list->output, "\n]\n");
}
