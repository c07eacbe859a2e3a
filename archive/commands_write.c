#include "archive/commands.h"

#include <fnmatch.h>
#include <inttypes.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "archive/add.h"
#include "archive/merge.h"
#include "archive/origin.h"
#include "archive/remove.h"
#include "archive/select.h"
#include "archive/upgrade.h"
#include "lib/memory.h"
#include "lib/message.h"

/* ------------------------------------------------------------------ add */

static void tell_new(const char *archive, const struct add *add)
{
    size_t known = add->given - add->added;
    if (add->given && !add->added)
        message(archive, "nothing new: %zu article%s already there", known,
            known == 1 ? " is" : "s are");
    else if (known)
        message(archive, "%zu of %zu articles %s already there", known, add->given,
            known == 1 ? "is" : "are");
}

static void report_added(struct work *work, const struct add *add)
{
    const char *archive = work->store->name;
    tell_new(archive, add);
    if (add->near)
        message(archive, "%zu article%s nearly the same as earlier ones (see list)",
            add->near, add->near == 1 ? " is" : "s are");
    if (add->replaced)
        message(archive, "%zu article%s replaced by later versions", add->replaced,
            add->replaced == 1 ? " is" : "s are");
    if (!add->unread)
        return;
    message(archive, "the text of %zu article%s is not kept: %s", add->unread,
        add->unread == 1 ? "" : "s", strerror(add->error));
    work->status = STATUS_DATA;
}

/* Merging is slow once in many runs: a pipeline may do it when all else is done. */
bool command_merge(struct work *work)
{
    bool good = merge_run(work->store);
    store_release(work->store);
    return store_clean(work->store) && good;
}

/* Writes what was added, which is safe by then even if the output fails. */
bool command_add(struct work *work)
{
    static char standard_input[] = "-";
    char *const only[] = {standard_input};
    struct store *store = work->store;
    struct add add = {.date = work->options->date,
        .sources = work->options->sources,
        .digests = work->options->digests,
        .versions = work->options->versions,
        .list = work->aside.data ? &work->aside : NULL,
        .files = work->count ? work->arguments : (char **)only,
        .count = work->count ? work->count : 1};
    char origin[ORIGIN_TEXT];
    origin_now(origin);
    store->origin = origin;
    bool good = store_clean(store) && add_run(store, &add);
    store->origin = NULL;
    if (!good)
        return false;
    size_t origins = store->manifest.origin_count;
    if (add.added && origins)
        origin_compare(&store->manifest, origins - 1, store->name, origin);
    report_added(work, &add);
    struct selection all = select_all();
    struct select_output lines = select_to_output(&work->output);
    good = !add.added || select_part(store, &add.part, &all, &lines.sink);
    output_flush(&work->output);
    if (add.added)
        close(add.part.lock);
    return good && (work->options->no_merge || command_merge(work));
}

/* ------------------------------------------------------------------ remove */

/* What is to be removed: names and patterns, of the days and runs of the options; or all of
 * these, where there are neither. */
struct removing {
    struct selection selection;
    const struct options *options;
    char **names;
    enum name_use {
        UNUSED,
        EXACT,
        PATTERN
    } *
        uses;      /* of each name: what it was found as */
    bool patterns; /* names that are no article's are taken as patterns */
    size_t count, capacity;
    struct hash_strings ids; /* what was found */
    struct arena arena;
};

/* Whether a name is a pattern of the shell's that the article's matches. */
static bool matches(const char *pattern, struct span id)
{
    char text[PATH_MAX];
    if (!strpbrk(pattern, "*?[") || id.size >= sizeof text)
        return false;
    memcpy(text, id.data, id.size);
    text[id.size] = '\0';
    return fnmatch(pattern, text, 0) == 0;
}

/* Wants no article: notes those to be removed. */
static bool note_meant(struct selection *selection, struct article *article)
{
    struct removing *removing = (struct removing *)selection;
    bool meant = removing->count == 0;
    if (!article_wanted(removing->options, article))
        return false;
    for (size_t i = 0; i < removing->count; i++) {
        bool exact = span_equal(span_of(removing->names[i]), article->id);
        bool pattern = removing->patterns && removing->uses[i] != EXACT &&
                       matches(removing->names[i], article->id);
        if (exact || pattern)
            removing->uses[i] = exact ? EXACT : PATTERN;
        meant = meant || exact || pattern;
    }
    if (meant)
        hash_strings_add(&removing->ids, article->id);
    return false;
}

static void add_name(struct removing *removing, const char *name)
{
    removing->names = memory_grow(
        removing->names, &removing->capacity, removing->count + 1, sizeof *removing->names);
    removing->names[removing->count++] =
        (char *)(uintptr_t)arena_copy(&removing->arena, span_of(name)).data;
}

/* Adds the names of --names. */
static bool read_names(struct removing *removing, struct failure *failure)
{
    const char *name = removing->options->names;
    char *line = NULL;
    size_t room = 0;
    FILE *file = !name ? NULL : strcmp(name, "-") == 0 ? stdin : fopen(name, "re");
    if (name && !file)
        return failure_of_system(failure, name);
    while (file && getline(&line, &room, file) >= 0) {
        line[strcspn(line, "\r\n")] = '\0';
        if (*line)
            add_name(removing, line);
    }
    free(line);
    bool good = !file || !ferror(file) || failure_of_system(failure, name);
    if (file && file != stdin)
        fclose(file);
    return good;
}

/* Finds the articles that are meant. False where nothing says which. */
static bool find_meant(struct work *work, struct removing *removing)
{
    const struct options *options = work->options;
    const struct manifest *manifest = &work->store->manifest;
    bool good = true;
    if (!removing->count &&
        (options->names || (!options->since && !options->until && !options->since_run &&
                               !options->until_run)))
        return failure_note(&work->store->failure, work->store->name,
            "nothing says which articles to remove: names, patterns, --names, --since or "
            "--until");
    removing->uses = memory_new(removing->count + 1, sizeof *removing->uses);
    for (int pass = 0; pass < 2; pass++) {
        removing->patterns = pass;
        for (size_t i = 0; good && i < manifest->count; i++)
            good = select_list(work->store, &manifest->parts[i], &removing->selection);
    }
    return good;
}

/* Every name must be that of an article. */
static bool check_names(struct work *work, const struct removing *removing)
{
    bool all = removing->ids.count > 0;
    for (size_t i = 0; i < removing->count; i++)
        all = all && removing->uses[i] != UNUSED;
    return all || failure_note(&work->store->failure, work->store->name,
                      removing->ids.count ? "some of the articles are not there"
                                          : "no such article is there");
}

bool command_remove(struct work *work)
{
    size_t removed = 0;
    struct removing removing = {.selection = {note_meant}, .options = work->options};
    hash_strings_open(&removing.ids);
    for (int i = 0; i < work->count; i++)
        add_name(&removing, work->arguments[i]);
    bool good = read_names(&removing, &work->store->failure) &&
                find_meant(work, &removing) && store_clean(work->store) &&
                remove_run(work->store, &removing.ids, &removed) &&
                check_names(work, &removing);
    hash_strings_close(&removing.ids);
    arena_free(&removing.arena);
    free(removing.names);
    free(removing.uses);
    store_release(work->store);
    return store_clean(work->store) && good;
}

/* ------------------------------------------------------------------ upgrade */

bool command_upgrade(struct work *work)
{
    struct store *store = work->store;
    uint64_t articles = 0;
    if (!store->manifest.outdated) {
        message(store->name, "is of this version already");
        return true;
    }
    if (!upgrade_run(store, &articles))
        return false;
    message(store->name,
        "%" PRIu64 " article%s upgraded; version 0.1 kept no texts, so that they cannot be "
        "quoted",
        articles, articles == 1 ? " is" : "s are");
    store_release(store);
    return store_clean(store);
}
