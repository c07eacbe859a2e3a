#include "archive/remove.h"

#include <unistd.h>

#include "archive/select.h"

struct removal {
    struct selection selection;
    const struct hash_strings *ids;
    size_t removed;
};

static bool wants_others(struct selection *selection, struct article *article)
{
    struct removal *removal = (struct removal *)selection;
    bool found = hash_strings_find(removal->ids, article->id) != 0;
    removal->removed += found;
    return !found;
}

static bool commit(struct store *store, const struct part *old, const struct part *part)
{
    struct manifest now = {0};
    bool good = store_lock(store, &now) && store_commit(store, &now, old, 1, part);
    store_unlock(store);
    manifest_free(&now);
    return good;
}

/* Puts a part without the articles in the place of one, or nothing where nothing is left.
 */
static bool replace(struct store *store, const struct part *old, struct removal *removal)
{
    struct writer writer;
    if (!writer_begin(&writer, store))
        return false;
    bool good = select_part(
        store, old, &removal->selection, &(struct select_sink){.writer = &writer});
    good = writer_close(&writer) && good;
    bool empty = writer.part.articles == 0;
    good = good && (empty || writer_total(&writer, NULL, 0)) &&
           commit(store, old, empty ? NULL : &writer.part);
    if (empty || !good)
        writer_drop(&writer);
    else
        close(writer.part.lock);
    return good;
}

bool remove_run(struct store *store, const struct hash_strings *ids, size_t *removed)
{
    struct removal removal = {{wants_others}, ids, 0};
    int lock = store_merge_lock(store, true);
    bool good = lock >= 0 && store_refresh(store);
    *removed = 0;
    for (size_t i = 0; good && i < store->manifest.count; i++) {
        const struct part *part = &store->manifest.parts[i];
        removal.removed = 0;
        good = select_list(store, part, &removal.selection);
        *removed += removal.removed;
        if (good && removal.removed)
            good = replace(store, part, &removal);
    }
    if (lock >= 0)
        close(lock);
    return good;
}
