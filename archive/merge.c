#include "archive/merge.h"

#include <string.h>
#include <unistd.h>

#include "archive/select.h"

unsigned merge_level(uint64_t articles)
{
    unsigned level = 0;
    for (; articles >= MERGE_FACTOR; articles /= MERGE_FACTOR)
        level++;
    return level;
}

static size_t of_level(
    const struct manifest *manifest, unsigned level, struct part parts[MERGE_FACTOR])
{
    size_t count = 0;
    for (size_t i = 0; i < manifest->count && count < MERGE_FACTOR; i++)
        if (merge_level(manifest->parts[i].articles) == level)
            parts[count++] = manifest->parts[i];
    return count;
}

size_t merge_choose(const struct manifest *manifest, struct part parts[MERGE_FACTOR])
{
    unsigned highest = 0;
    for (size_t i = 0; i < manifest->count; i++) {
        unsigned level = merge_level(manifest->parts[i].articles);
        highest = level > highest ? level : highest;
    }
    for (unsigned level = 0; level <= highest; level++)
        if (of_level(manifest, level, parts) == MERGE_FACTOR)
            return MERGE_FACTOR;
    return 0;
}

static bool write_merged(
    struct store *store, const struct part *parts, size_t count, struct writer *writer)
{
    struct selection all = select_all();
    struct select_writer to = select_to_writer(writer);
    bool good = true;
    to.sink.copies = writer;
    for (size_t i = 0; i < count && good; i++)
        good = select_part(store, &parts[i], &all, &to.sink);
    good = writer_close(writer) && good;
    return good && writer_total(writer, parts, count);
}

/* Puts the merged part in the place of its sources, if they are all still there: somebody
 * may have removed articles from one of them. */
static bool commit(
    struct store *store, const struct part *parts, size_t count, const struct part *merged)
{
    struct manifest now = {0};
    struct exchange exchanges[MERGE_FACTOR];
    bool good = store_lock(store, &now), there = true;
    for (size_t i = 0; i < count; i++) {
        there &= manifest_find(&now, parts[i].name) != NULL;
        memcpy(exchanges[i].old, parts[i].name, PART_NAME);
        exchanges[i].part = *merged;
    }
    good = good && there && store_commit(store, &now, exchanges, count, NULL);
    store_unlock(store);
    manifest_free(&now);
    return good;
}

static bool merge_parts(struct store *store, const struct part *parts, size_t count)
{
    struct writer writer;
    if (!writer_begin(&writer, store))
        return false;
    bool good = write_merged(store, parts, count, &writer) &&
                commit(store, parts, count, &writer.part);
    if (good)
        close(writer.part.lock);
    else
        writer_drop(&writer);
    return good;
}

bool merge_run(struct store *store)
{
    struct part parts[MERGE_FACTOR];
    int lock = store_merge_lock(store, false);
    bool good = true;
    while (lock >= 0 && good) {
        good = store_refresh(store);
        size_t count = good ? merge_choose(&store->manifest, parts) : 0;
        if (count == 0)
            break;
        good = merge_parts(store, parts, count);
    }
    if (lock >= 0)
        close(lock);
    return good || !store->failure.reason;
}
