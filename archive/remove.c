#include "archive/remove.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "archive/select.h"
#include "lib/memory.h"

struct others {
    struct selection selection;
    const struct hash_strings *ids;
    size_t found;
};

static bool wants_others(struct selection *selection, struct article *article)
{
    struct others *others = (struct others *)selection;
    bool found = hash_strings_find(others->ids, article->id) != 0;
    others->found += found;
    return !found;
}

/* Writes a part without the articles; none where nothing is left. */
static bool write_others(
    struct store *store, const struct part *old, struct others *others, struct part *part)
{
    struct writer writer;
    struct select_writer to = select_to_writer(&writer);
    if (!writer_begin(&writer, store))
        return false;
    to.sink.copies = &writer;
    bool good = select_part(store, old, &others->selection, &to.sink);
    good = writer_close(&writer) && good;
    bool empty = writer.part.articles == 0;
    good = good && (empty || writer_total(&writer, NULL, 0));
    if (empty || !good)
        writer_drop(&writer);
    const struct part none = {.lock = -1};
    *part = empty || !good ? none : writer.part;
    part->run = old->run;
    return good;
}

static struct exchange *new_exchange(struct removal *removal, const struct part *old)
{
    removal->exchanges = memory_grow(removal->exchanges, &removal->capacity,
        removal->count + 1, sizeof *removal->exchanges);
    struct exchange *exchange = &removal->exchanges[removal->count++];
    *exchange = (struct exchange){.part = {.lock = -1}};
    memcpy(exchange->old, old->name, PART_NAME);
    return exchange;
}

bool removal_plan(
    struct store *store, const struct hash_strings *ids, struct removal *removal)
{
    bool good = true;
    *removal = (struct removal){0};
    for (size_t i = 0; good && i < store->manifest.count; i++) {
        const struct part *part = &store->manifest.parts[i];
        struct others others = {{wants_others}, ids, 0};
        good = select_list(store, part, &others.selection);
        removal->removed += others.found;
        if (good && others.found)
            good = write_others(store, part, &others, &new_exchange(removal, part)->part);
    }
    return good;
}

void removal_end(struct store *store, struct removal *removal, bool committed)
{
    for (size_t i = 0; i < removal->count; i++) {
        struct part *part = &removal->exchanges[i].part;
        if (part->lock < 0)
            continue;
        if (committed)
            close(part->lock);
        else
            store_drop_part(store, part);
    }
    free(removal->exchanges);
    *removal = (struct removal){0};
}

static bool commit(struct store *store, const struct removal *removal)
{
    struct manifest now = {0};
    bool good = store_lock(store, &now) &&
                store_commit(store, &now, removal->exchanges, removal->count, NULL);
    store_unlock(store);
    manifest_free(&now);
    return good;
}

bool remove_run(struct store *store, const struct hash_strings *ids, size_t *removed)
{
    struct removal removal = {0};
    int lock = store_merge_lock(store, true);
    bool good = lock >= 0 && store_refresh(store) && removal_plan(store, ids, &removal);
    *removed = removal.removed;
    good = good && (!removal.count || commit(store, &removal));
    removal_end(store, &removal, good);
    if (lock >= 0)
        close(lock);
    return good;
}
