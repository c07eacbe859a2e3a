/* Removing articles. */
#ifndef ARCHIVE_REMOVE_H
#define ARCHIVE_REMOVE_H

#include "archive/store.h"
#include "lib/hashtable.h"

/* Removes the articles whose ids are in the set: writes the parts that hold them anew.
 * *removed is set to how many there were. The store is open for writing. */
bool remove_run(struct store *store, const struct hash_strings *ids, size_t *removed);

#endif
