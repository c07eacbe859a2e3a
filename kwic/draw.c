#include "kwic/draw.h"

#include "lib/display.h"
#include "lib/escape.h"

void draw_header(const struct draw *draw)
{
    if (draw->format == DRAW_TSV)
        output_text(draw->output, draw->queries ? "query\tdate\t" : "");
    if (draw->format == DRAW_TSV)
        output_text(draw->output, "document\tplace\tleft\tmatch\tright\n");
}

/* ------------------------------------------------------------------ for programs */

static void draw_place(struct output *output, const struct finder_hit *hit)
{
    if (!hit->end)
        return;
    output_number(output, hit->begin);
    output_byte(output, '-');
    output_number(output, hit->end);
}

static void draw_tsv(
    const struct draw *draw, const struct finder_hit *hit, struct arena *arena)
{
    struct output *output = draw->output;
    if (draw->queries) {
        output_write(output, harmless_new(arena, span_of(draw->queries[hit->query])));
        output_byte(output, '\t');
        output_write(output, harmless_new(arena, hit->date));
        output_byte(output, '\t');
    }
    output_write(output, harmless_new(arena, hit->document));
    output_byte(output, '\t');
    draw_place(output, hit);
    const struct span cells[] = {hit->left, hit->match, hit->right};
    for (int i = 0; i < 3; i++) {
        output_byte(output, '\t');
        output_write(output, harmless_new(arena, cells[i]));
    }
    output_byte(output, '\n');
}

static void draw_string(
    struct output *output, const char *name, struct span text, struct arena *arena)
{
    text = harmless_new(arena, text);
    output_print(output, "\"%s\":\"", name);
    for (size_t i = 0; i < text.size; i++) {
        if (text.data[i] == '"' || text.data[i] == '\\')
            output_byte(output, '\\');
        output_byte(output, text.data[i]);
    }
    output_byte(output, '"');
}

static void draw_json(
    const struct draw *draw, const struct finder_hit *hit, struct arena *arena)
{
    struct output *output = draw->output;
    output_byte(output, '{');
    if (draw->queries) {
        draw_string(output, "query", span_of(draw->queries[hit->query]), arena);
        output_byte(output, ',');
    }
    draw_string(output, "document", hit->document, arena);
    if (hit->date.size) {
        output_byte(output, ',');
        draw_string(output, "date", hit->date, arena);
    }
    if (hit->end)
        output_print(output, ",\"begin\":%llu,\"end\":%llu", (unsigned long long)hit->begin,
            (unsigned long long)hit->end);
    output_byte(output, ',');
    draw_string(output, "left", hit->left, arena);
    output_byte(output, ',');
    draw_string(output, "match", hit->match, arena);
    output_byte(output, ',');
    draw_string(output, "right", hit->right, arena);
    output_text(output, "}\n");
}

/* ------------------------------------------------------------------ for people */

enum {
    NAME_COLUMNS = 20, /* of a document's name, at most a quarter of the line */
};

/* The end of a text that takes at most so many columns. */
static struct span cut_front(struct span text, size_t columns)
{
    while (display_width(text) > columns) {
        size_t size = 1;
        while (size < text.size && ((unsigned char)text.data[size] & 0xC0) == 0x80)
            size++;
        text = (struct span){text.data + size, text.size - size};
    }
    return text;
}

/* The match stands in the middle, below that of the line before. */
static void draw_text(
    const struct draw *draw, const struct finder_hit *hit, struct arena *arena)
{
    struct output *output = draw->output;
    size_t name = draw->width / 4 < NAME_COLUMNS ? draw->width / 4 : NAME_COLUMNS;
    size_t left = (draw->width - name) / 2 - 2;
    struct span document = harmless_new(arena, hit->document),
                match = harmless_new(arena, hit->match);
    output_text(output, draw->color ? "\033[2m" : "");
    display_column(output, display_apart(arena, cut_front(document, name)), name, false);
    output_text(output, draw->color ? "\033[0m " : " ");
    display_column(output,
        display_apart(arena, cut_front(harmless_new(arena, hit->left), left)), left, true);
    output_text(output, draw->color ? " \033[1m" : " ");
    output_write(output, display_apart(arena, match));
    output_text(output, draw->color ? "\033[0m" : "");
    size_t used = name + 1 + left + 1 + display_width(match) + 1;
    struct span right = harmless_new(arena, hit->right);
    if (right.size && used < draw->width) {
        output_byte(output, ' ');
        output_write(output, display_apart(arena, display_cut(right, draw->width - used)));
    }
    output_byte(output, '\n');
}

void draw_hit(const struct draw *draw, const struct finder_hit *hit)
{
    struct arena arena = {0};
    if (draw->format == DRAW_TEXT)
        draw_text(draw, hit, &arena);
    else if (draw->format == DRAW_JSONL)
        draw_json(draw, hit, &arena);
    else
        draw_tsv(draw, hit, &arena);
    arena_free(&arena);
}
