#include "tokenize/confine.h"

#include "lib/folders.h"
#include "lib/sandbox.h"

void confine(const struct named *named)
{
    sandbox_enter(&(struct sandbox){
        .reads = named->files, .read_count = named->count, .lists = named->lists});
}

/* Adds what is named. False where all may be read. */
static bool add_named(
    struct folders *folders, const struct named *named, const struct sources *sources)
{
    for (size_t i = 0; i < sources->count && !folders->all; i++)
        folders_add(folders, sources->rows[i].path);
    for (size_t i = 0; i < named->count && !folders->all; i++)
        folders_add(folders, named->files[i]);
    if (!named->files)
        return folders_add_list(folders,
                   named->articles ? named->articles : named->files0_from,
                   named->articles ? LIST_ARTICLES : LIST_NULS) &&
               !folders->all;
    return !folders->all;
}

void confine_to_listed(const struct named *named, const struct sources *sources)
{
    struct folders folders = {.count = 0};
    struct sandbox sandbox = {.options = {named->articles, named->files0_from}};
    if (named->lists && add_named(&folders, named, sources)) {
        sandbox.reads = folders.paths;
        sandbox.read_count = folders.count;
    }
    sandbox_limit(&sandbox);
    folders_free(&folders);
}
