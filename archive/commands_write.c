#include "archive/commands.h"

#include <inttypes.h>
#include <string.h>
#include <unistd.h>

#include "archive/add.h"
#include "archive/merge.h"
#include "archive/remove.h"
#include "archive/select.h"
#include "archive/upgrade.h"
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

static void tell(struct work *work, const struct add *add)
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

/* What was added goes on: it is safe by then, whatever becomes of the output. */
bool command_add(struct work *work)
{
    static char standard_input[] = "-";
    char *const only[] = {standard_input};
    struct store *store = work->store;
    struct add add = {.date = work->settings->date,
        .sources = work->settings->sources,
        .digests = work->settings->digests,
        .versions = work->settings->versions,
        .list = work->aside.data ? &work->aside : NULL,
        .files = work->count ? work->arguments : (char **)only,
        .count = work->count ? work->count : 1};
    if (!store_clean(store) || !add_run(store, &add))
        return false;
    tell(work, &add);
    struct selection all = select_all();
    struct select_output lines = select_to_output(&work->output);
    bool good = !add.added || select_part(store, &add.part, &all, &lines.sink);
    output_flush(&work->output);
    if (add.added)
        close(add.part.lock);
    return good && (work->settings->no_merge || command_merge(work));
}

/* ------------------------------------------------------------------ remove */

bool command_remove(struct work *work)
{
    struct hash_strings ids;
    size_t removed = 0;
    hash_strings_open(&ids);
    for (int i = 0; i < work->count; i++)
        hash_strings_add(&ids, span_of(work->arguments[i]));
    bool good = store_clean(work->store) && remove_run(work->store, &ids, &removed);
    if (good && removed < ids.count)
        good = failure_note(&work->store->failure, work->store->name,
            removed ? "some of the articles are not there" : "no such article is there");
    hash_strings_close(&ids);
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
