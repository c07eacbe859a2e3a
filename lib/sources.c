#include "lib/sources.h"

#include <errno.h>
#include <stdlib.h>

#include "lib/escape.h"
#include "lib/input.h"
#include "lib/memory.h"

static struct span unescaped(struct arena *arena, struct span escaped)
{
    return arena_copy(arena, unescape_name_new(arena, escaped));
}

/* Takes the next cell of a line from its front; empty where there is none left. */
static struct span take_cell(struct span *line)
{
    const char *tab = line->size ? memchr(line->data, '\t', line->size) : NULL;
    struct span cell = {line->data, tab ? (size_t)(tab - line->data) : line->size};
    size_t used = cell.size + (tab != NULL);
    *line = (struct span){line->data + used, line->size - used};
    return cell;
}

static bool add(struct sources *sources, struct span line)
{
    struct arena *arena = &sources->arena;
    if (!memchr(line.data, '\t', line.size))
        return false;
    sources->rows = memory_grow(
        sources->rows, &sources->capacity, sources->count + 1, sizeof *sources->rows);
    struct source *row = &sources->rows[sources->count];
    row->name = arena_copy(arena, take_cell(&line));
    struct span path = take_cell(&line);
    row->path = unescaped(arena, path.size ? path : row->name).data;
    row->date = arena_copy(arena, take_cell(&line)).data;
    row->title = unescaped(arena, take_cell(&line));
    row->line = sources->count++;
    return true;
}

static int compare_names(const void *left, const void *right)
{
    const struct source *a = left, *b = right;
    return span_compare(a->name, b->name);
}

static int compare(const void *left, const void *right)
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
        qsort(sources->rows, sources->count, sizeof *sources->rows, compare);
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
            error = add(sources, line) ? 0 : EINVAL;
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
