#include "lib/sources.h"

#include <errno.h>
#include <stdlib.h>

#include "lib/escape.h"
#include "lib/memory.h"

enum { CELLS = 9 };

enum cell { NAME, PATH, DAY, TITLE, PLACE, OMITTED, DAY_FROM, ADDRESS, NEAR };

static bool has_escape(struct span name)
{
    return name.size && memchr(name.data, '\\', name.size);
}

/* NUL-terminated. */
static struct span unescaped(struct arena *arena, struct span escaped)
{
    return has_escape(escaped) ? unescape_name_new(arena, escaped)
                               : arena_copy(arena, escaped);
}

/* The path of an article; its name, copied already, where it is that. */
static struct span find_path(struct arena *arena, struct span cell, struct span name)
{
    if (cell.size || has_escape(name))
        return unescaped(arena, cell.size ? cell : name);
    return name;
}

/* Divides a line at its TABs; cells that are missing are empty. False where it has more. */
static bool sources_divide(struct span line, struct span cells[CELLS])
{
    for (int i = 0; i < CELLS; i++) {
        const char *tab = line.size ? memchr(line.data, '\t', line.size) : NULL;
        cells[i] = (struct span){line.data, tab ? (size_t)(tab - line.data) : line.size};
        size_t used = cells[i].size + (tab != NULL);
        line = (struct span){line.data + used, line.size - used};
        if (!tab)
            line = (struct span){"", 0};
    }
    return line.size == 0;
}

/* Takes a number and the byte behind it from the front. */
static bool take_number(struct span *text, char end, uint64_t *number)
{
    size_t i = 0;
    *number = 0;
    for (; i < text->size && text->data[i] >= '0' && text->data[i] <= '9'; i++) {
        unsigned digit = (unsigned)(text->data[i] - '0');
        if (*number > (UINT64_MAX - digit) / 10)
            return false;
        *number = *number * 10 + digit;
    }
    bool ended = i < text->size && text->data[i] == end;
    if (i == 0 || (i < text->size && !ended) || (end == '-' && !ended))
        return false;
    *text = (struct span){text->data + i + ended, text->size - i - ended};
    return true;
}

static bool take_range(struct span *text, uint64_t *begin, uint64_t *end)
{
    return take_number(text, '-', begin) && take_number(text, ',', end) && *begin <= *end;
}

bool source_next_omitted(struct span *omitted, uint64_t *begin, uint64_t *end)
{
    return omitted->size && take_range(omitted, begin, end);
}

static bool check_omitted(struct span omitted)
{
    uint64_t begin, end, before = 0;
    while (omitted.size) {
        if (!take_range(&omitted, &begin, &end) || begin < before)
            return false;
        before = end;
    }
    return true;
}

static bool read_place(struct span place, struct source *row)
{
    row->begin = 0;
    row->end = SOURCE_TO_END;
    return !place.size || (take_range(&place, &row->begin, &row->end) && !place.size);
}

bool source_parse(struct arena *arena, struct span line, struct source *row)
{
    struct span cells[CELLS];
    if (!sources_divide(line, cells) || !cells[NAME].size)
        return false;
    struct span name = arena_copy(arena, cells[NAME]);
    struct span path = find_path(arena, cells[PATH], name);
    *row = (struct source){
        .name = name,
        .path = path.data,
        .date = arena_copy(arena, cells[DAY]).data,
        .title = unescaped(arena, cells[TITLE]),
        .omitted = arena_copy(arena, cells[OMITTED]),
        .day_from = arena_copy(arena, cells[DAY_FROM]).data,
        .address = unescaped(arena, cells[ADDRESS]),
        .near = arena_copy(arena, cells[NEAR]),
    };
    return !memchr(path.data, '\0', path.size) && read_place(cells[PLACE], row) &&
           check_omitted(row->omitted);
}

static bool sources_add(struct sources *sources, struct span line)
{
    struct source row;
    if (!source_parse(&sources->arena, line, &row))
        return false;
    sources->rows = memory_grow(
        sources->rows, &sources->capacity, sources->count + 1, sizeof *sources->rows);
    row.line = sources->count;
    sources->rows[sources->count++] = row;
    return true;
}

static int compare_names(const void *left, const void *right)
{
    const struct source *a = left, *b = right;
    return span_compare(a->name, b->name);
}

static int sources_compare(const void *left, const void *right)
{
    const struct source *a = left, *b = right;
    int order = compare_names(a, b);
    return order ? order : (a->line > b->line) - (a->line < b->line);
}

/* Puts the rows in order; of one name only the last stays. */
static void put_in_order(struct sources *sources)
{
    size_t kept = 0;
    if (sources->count)
        qsort(sources->rows, sources->count, sizeof *sources->rows, sources_compare);
    for (size_t i = 0; i < sources->count; i++) {
        if (kept && compare_names(&sources->rows[kept - 1], &sources->rows[i]) == 0)
            kept--;
        sources->rows[kept++] = sources->rows[i];
    }
    sources->count = kept;
}

bool sources_read(struct sources *sources, const char *file)
{
    struct input input;
    struct span line;
    int error = 0;
    if (input_open(&input, file))
        while (!error && input_line(&input, &line))
            error = sources_add(sources, line) ? 0 : EINVAL;
    if (!error)
        error = input.error;
    input_close(&input);
    put_in_order(sources);
    errno = error;
    return !error;
}

const struct source *sources_find(const struct sources *sources, struct span name)
{
    struct source key = {.name = name};
    if (!sources->count)
        return NULL;
    return bsearch(&key, sources->rows, sources->count, sizeof key, compare_names);
}

const char *sources_path(
    const struct sources *sources, struct span name, struct arena *arena)
{
    const struct source *found = sources_find(sources, name);
    return found ? found->path : unescaped(arena, name).data;
}

void sources_free(struct sources *sources)
{
    free(sources->rows);
    arena_free(&sources->arena);
    *sources = (struct sources){0};
}
