#include "lib/sources.h"

#include <errno.h>
#include <stdlib.h>

#include "lib/escape.h"
#include "lib/input.h"
#include "lib/memory.h"

static const char *path_of(struct arena *arena, struct span escaped)
{
    return arena_copy(arena, unescape_name_new(arena, escaped)).data;
}

static bool add(struct sources *sources, struct span line)
{
    const char *tab = memchr(line.data, '\t', line.size);
    if (!tab)
        return false;
    size_t size = (size_t)(tab - line.data);
    sources->rows = memory_grow(
        sources->rows, &sources->capacity, sources->count + 1, sizeof *sources->rows);
    sources->rows[sources->count++] = (struct source){
        arena_copy(&sources->arena, (struct span){line.data, size}),
        path_of(&sources->arena, (struct span){tab + 1, line.size - size - 1}),
    };
    return true;
}

static int compare(const void *left, const void *right)
{
    const struct source *a = left, *b = right;
    return span_compare(a->name, b->name);
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
    if (sources->count)
        qsort(sources->rows, sources->count, sizeof *sources->rows, compare);
    errno = error;
    return !error;
}

const char *sources_path(
    const struct sources *sources, struct span name, struct arena *arena)
{
    struct source key = {.name = name};
    const struct source *found = NULL;
    if (sources->count)
        found = bsearch(&key, sources->rows, sources->count, sizeof key, compare);
    return found ? found->path : path_of(arena, name);
}

void sources_free(struct sources *sources)
{
    free(sources->rows);
    arena_free(&sources->arena);
    *sources = (struct sources){0};
}
