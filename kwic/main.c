/* kwic: finds a word or phrase in a token stream, each place in its context. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "kwic/draw.h"
#include "kwic/lines.h"
#include "lib/memory.h"
#include "lib/message.h"
#include "lib/options.h"
#include "lib/sandbox.h"
#include "lib/vertical.h"

const char program_name[] = "kwic";

enum { CONTEXT_USUAL = 10, WIDTH_USUAL = 80, WIDTH_LEAST = 40, WIDTH_MOST = 1000 };

struct options {
    int format, sort;
    uint64_t context, width;
    const char *queries;
    bool no_header;
};

static const char *const formats[] = {
    [DRAW_TSV] = "tsv", [DRAW_TEXT] = "text", [DRAW_JSONL] = "jsonl", NULL};
static const char *const orders[] = {[LINES_AS_FOUND] = "none",
    [LINES_BY_LEFT] = "left",
    [LINES_BY_RIGHT] = "right",
    [LINES_BY_DATE] = "date",
    NULL};

#define FIELD(name) offsetof(struct options, name)
static const struct option option_rows[] = {
    {.name = "context",
        .letter = 'c',
        .kind = OPTION_NUMBER,
        .argument = "N",
        .offset = FIELD(context),
        .most = FINDER_CONTEXT_MOST,
        .help = "words on each side (default 10)"},
    {.name = "sort",
        .kind = OPTION_CHOICE,
        .argument = "ORDER",
        .offset = FIELD(sort),
        .choices = orders,
        .help = "sort the places",
        .manual =
            "By the words left of the match, the nearest first, by those right of it, or "
            "by the day of the document; none: as they come. Sorting keeps all places in "
            "memory."},
    {.name = "queries",
        .kind = OPTION_TEXT,
        .argument = "FILE",
        .offset = FIELD(queries),
        .help = "look for the queries of FILE, one a line",
        .manual =
            "Then no query is an argument, and each line begins with the query and the day "
            "of the document. Empty lines, and lines that begin with #, are left out."},
    {.name = "format",
        .letter = 'f',
        .kind = OPTION_CHOICE,
        .argument = "FORMAT",
        .offset = FIELD(format),
        .choices = formats,
        .help = "the format of the output",
        .manual = "The default is text on a terminal, else tsv. In text, the matches are "
                  "aligned."},
    {.name = "no-header",
        .letter = 'H',
        .kind = OPTION_FLAG,
        .offset = FIELD(no_header),
        .help = "tsv: leave out the header line"},
    {.name = "width",
        .kind = OPTION_NUMBER,
        .argument = "N",
        .offset = FIELD(width),
        .least = WIDTH_LEAST,
        .most = WIDTH_MOST,
        .help = "width of text in columns (default: the terminal's)"},
    {.name = NULL},
};

static const struct program program = {
    .synopsis = "[OPTION]... WORD|\"A PHRASE\"|PREFIX* [FILE]...",
    .purpose = "Find words in a token stream, and print each occurrence in its context.",
    .options = option_rows,
    .example = "  tokenize article.txt | stem | kwic sanction\n"
               "  archive stream news | kwic --sort=right \"prime minister\"\n"
               "  tokenize *.txt | kwic 'innovat*'\n",
};

/* Where places go: to the output at once, or first to be sorted. */
struct places {
    struct finder_sink sink;
    struct draw *draw;
    struct lines *lines; /* NULL: they are not sorted */
    uint64_t count;
};

static void kwic_take(struct finder_sink *sink, const struct finder_hit *hit)
{
    struct places *places = (struct places *)sink;
    places->count++;
    if (places->lines)
        lines_add(places->lines, hit);
    else
        draw_hit(places->draw, hit);
}

static int find_in(struct finder *finder, const char *name)
{
    struct input input;
    uint64_t cut = input_open(&input, name) ? finder_run(finder, &input) : 0;
    int error = input.error;
    if (cut)
        message(name, VERTICAL_CUT, cut);
    input_close(&input);
    if (!error)
        return STATUS_DONE;
    message(name, "%s", strerror(error));
    return STATUS_DATA;
}

static size_t width_of(const struct options *options)
{
    struct winsize size;
    if (options->width)
        return options->width;
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) < 0 || !size.ws_col)
        return WIDTH_USUAL;
    return size.ws_col < WIDTH_LEAST ? WIDTH_LEAST : size.ws_col;
}

static bool wants_color(void)
{
    const char *none = getenv("NO_COLOR"), *term = getenv("TERM");
    return isatty(STDOUT_FILENO) && !(none && *none) && term && strcmp(term, "dumb") != 0;
}

static void draw_sorted(struct lines *lines, int order, const struct draw *draw)
{
    lines_sort(lines, (enum lines_order)order);
    for (size_t i = 0; i < lines->count; i++)
        draw_hit(draw, &lines->hits[i]);
    lines_free(lines);
}

/* What is looked for: the argument, or the lines of a file. */
struct queries {
    struct query *rows;
    char **texts; /* as given */
    size_t count, capacity, text_capacity;
    struct arena arena;
};

static void add_query(struct queries *queries, const char *text)
{
    size_t number = queries->count++;
    queries->rows = memory_grow(
        queries->rows, &queries->capacity, queries->count, sizeof *queries->rows);
    queries->texts = memory_grow(
        queries->texts, &queries->text_capacity, queries->count, sizeof *queries->texts);
    const char *wrong = query_read(&queries->rows[number], text, &queries->arena);
    if (wrong)
        options_wrong("'%s' %s", text, wrong);
    queries->texts[number] =
        (char *)(uintptr_t)arena_copy(&queries->arena, span_of(text)).data;
}

static void read_queries(struct queries *queries, const char *name)
{
    char *line = NULL;
    size_t room = 0;
    FILE *file = strcmp(name, "-") == 0 ? stdin : fopen(name, "re");
    if (!file)
        message_die(STATUS_USAGE, name, "%s", strerror(errno));
    errno = 0;
    while (getline(&line, &room, file) >= 0) {
        line[strcspn(line, "\r\n")] = '\0';
        if (*line && *line != '#')
            add_query(queries, line);
    }
    if (ferror(file))
        message_die(STATUS_USAGE, name, "%s", strerror(errno));
    free(line);
    if (file != stdin)
        fclose(file);
}

/* Reads the queries; returns the index of the first file. */
static int choose_queries(struct queries *queries, const struct options *options, int argc,
    char **argv, int first)
{
    if (options->queries) {
        read_queries(queries, options->queries);
        if (!queries->count)
            options_wrong("%s: no line of it is a word or phrase", options->queries);
        return first;
    }
    if (first == argc)
        options_wrong("a word or phrase to look for is needed");
    add_query(queries, argv[first]);
    return first + 1;
}

/* Returns the status. */
static int kwic_find(const struct queries *queries, const struct options *options,
    char *const *files, int count, struct draw *draw)
{
    struct lines lines = {.count = 0};
    struct places places = {{kwic_take}, draw, options->sort ? &lines : NULL, 0};
    struct finder *finder = finder_new(queries->rows, queries->count,
        (size_t)options->context, options->sort != LINES_AS_FOUND, &places.sink);
    int status = STATUS_DONE;
    if (!options->no_header)
        draw_header(draw);
    for (int i = 0; i < count && !draw->output->error; i++)
        if (find_in(finder, files[i]) != STATUS_DONE)
            status = STATUS_DATA;
    finder_free(finder);
    draw_sorted(&lines, options->sort, draw);
    if (!places.count && draw->format == DRAW_TEXT)
        message(NULL, "nothing found");
    return status;
}

int main(int argc, char **argv)
{
    struct options options = {
        .format = isatty(STDOUT_FILENO) ? DRAW_TEXT : DRAW_TSV, .context = CONTEXT_USUAL};
    struct queries queries = {.count = 0};
    int first = options_parse(&program, argc, argv, &options), count;
    first = choose_queries(&queries, &options, argc, argv, first);
    char **files = options_operands(&program, argc, argv, first, &count);
    sandbox_enter(&(struct sandbox){.reads = files, .read_count = (size_t)count});
    struct output output;
    output_open(&output, STDOUT_FILENO);
    struct draw draw = {.output = &output,
        .format = (enum draw_format)options.format,
        .width = width_of(&options),
        .color = wants_color(),
        .queries = options.queries ? queries.texts : NULL};
    int status = kwic_find(&queries, &options, files, count, &draw);
    arena_free(&queries.arena);
    free(queries.rows);
    free(queries.texts);
    return output_finish(&output, status);
}
