#include "tokenize/confine.h"

#include <string.h>
#include <sys/stat.h>

#include "lib/folders.h"
#include "lib/input.h"
#include "lib/sandbox.h"

static bool is_file(const char *list)
{
    struct stat status;
    return strcmp(list, "-") != 0 && stat(list, &status) == 0 && S_ISREG(status.st_mode);
}

/* Adds where an article of a list is. False where the line is none. */
static bool add_article(struct folders *folders, struct span line)
{
    struct arena arena = {0};
    struct source source;
    bool good = source_parse(&arena, line, &source);
    if (good)
        folders_add(folders, source.path);
    arena_free(&arena);
    return good;
}

static bool add_name(struct folders *folders, struct span name)
{
    struct arena arena = {0};
    folders_add(folders, arena_copy(&arena, name).data);
    arena_free(&arena);
    return true;
}

/* Adds what a list names. False where it cannot be read twice or is no list. */
static bool add_listed(struct folders *folders, const struct named *named)
{
    const char *list = named->articles ? named->articles : named->files0_from;
    struct input input;
    struct span line;
    bool good = is_file(list) && input_open(&input, list);
    if (!good)
        return false;
    while (
        good && !folders->all && input_field(&input, named->articles ? '\n' : '\0', &line))
        good = named->articles ? add_article(folders, line) : add_name(folders, line);
    good = good && !input.error;
    input_close(&input);
    return good;
}

void confine(const struct named *named)
{
    struct folders folders = {.count = 0};
    struct sandbox sandbox = {.options = {named->articles, named->files0_from}};
    for (size_t i = 0; i < named->sources->count && !folders.all; i++)
        folders_add(&folders, named->sources->rows[i].path);
    for (size_t i = 0; named->sources->count && i < named->count && !folders.all; i++)
        folders_add(&folders, named->files[i]);
    if (named->files && !named->sources->count) {
        sandbox.reads = named->files;
        sandbox.read_count = named->count;
    } else if ((named->files || add_listed(&folders, named)) && !folders.all) {
        sandbox.reads = folders.paths;
        sandbox.read_count = folders.count;
    }
    sandbox_enter(&sandbox);
    folders_free(&folders);
}
