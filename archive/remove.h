/* Removing articles. */
#ifndef ARCHIVE_REMOVE_H
#define ARCHIVE_REMOVE_H

#include "archive/store.h"
#include "lib/hashtable.h"

/* Parts without some articles, in the place of those that have them. */
struct removal {
    struct exchange *exchanges; /* owned */
    size_t count, capacity;
    size_t removed; /* articles */
};

/* Rewrites the parts that hold articles whose ids are in the set, without them. Nothing
 * changes until the exchanges are committed. To be called with the lock for merging. */
bool removal_plan(
    struct store *store, const struct hash_strings *ids, struct removal *removal);

/* Opens the new parts to others where they were committed, else removes them. */
void removal_end(struct store *store, struct removal *removal, bool committed);

/* Removes articles: all or, on an error, none. *removed is set to how many there were. The
 * store is open for writing. */
bool remove_run(struct store *store, const struct hash_strings *ids, size_t *removed);

#endif
