#include "lib/folders.h"

#include <string.h>
#include <sys/stat.h>

#include "lib/input.h"
#include "lib/sources.h"

/* Whether a path is that of a folder or of something below it. */
static bool is_below(struct span path, const char *folder)
{
    size_t size = strlen(folder);
    if (size == 0 || path.size < size || memcmp(path.data, folder, size) != 0)
        return false;
    return path.size == size || folder[size - 1] == '/' || path.data[size] == '/';
}

static bool has(const struct folders *folders, struct span path)
{
    for (size_t i = folders->count; i > 0; i--) /* the last one is the likeliest */
        if (is_below(path, folders->paths[i - 1]))
            return true;
    return false;
}

/* The folder that a path is in; that of "." and of "/" is itself. What ends with ".." stays
 * as it is. */
static struct span parent_of(struct span path)
{
    size_t size = path.size;
    while (size > 0 && path.data[size - 1] != '/')
        size--;
    if (span_equal((struct span){path.data + size, path.size - size}, SPAN("..")))
        return path;
    while (size > 1 && path.data[size - 1] == '/')
        size--;
    return size ? (struct span){path.data, size} : SPAN(".");
}

static void folders_append(struct folders *folders, struct span path)
{
    /* arena_copy gives what is the arena's own. */
    folders->paths[folders->count++] =
        (char *)(uintptr_t)arena_copy(&folders->arena, path).data;
}

enum { LEVELS = 64 }; /* of folders in folders, at most, before a list may lead anywhere */

/* Puts the folders above in place of all. */
static void rise(struct folders *folders)
{
    size_t count = folders->count;
    folders->count = 0;
    for (size_t i = 0; i < count; i++) {
        struct span above = parent_of(span_of(folders->paths[i]));
        if (!has(folders, above))
            folders_append(folders, above);
    }
}

/* Makes room. Where that would lose where links lead, or helps nothing, the list may lead
 * anywhere. */
static void widen(struct folders *folders)
{
    for (int i = 0; i < LEVELS && folders->count > FOLDERS_MOST / 2; i++)
        rise(folders);
    folders->all = folders->links || folders->count > FOLDERS_MOST / 2;
}

void folders_add(struct folders *folders, const char *file)
{
    struct stat status;
    bool link = lstat(file, &status) == 0 && S_ISLNK(status.st_mode);
    struct span path = link ? span_of(file) : parent_of(span_of(file));
    if (folders->all || (!link && has(folders, path)))
        return;
    if (folders->count == FOLDERS_MOST)
        widen(folders);
    folders->links += link;
    if (link || !has(folders, path))
        folders_append(folders, path);
}

/* ------------------------------------------------------------------ lists */

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

bool folders_add_list(struct folders *folders, const char *list, enum list_form form)
{
    struct input input;
    struct span line;
    bool good = is_file(list) && input_open(&input, list);
    if (!good)
        return false;
    if (form == LIST_LINES)
        input_skip_mark(&input);
    while (good && !folders->all &&
           input_field(&input, form == LIST_NULS ? '\0' : '\n', &line))
        good = form == LIST_ARTICLES ? add_article(folders, line) : add_name(folders, line);
    good = good && !input.error;
    input_close(&input);
    return good;
}

void folders_free(struct folders *folders)
{
    arena_free(&folders->arena);
}
