/* Merging parts in levels, as a log-structured merge tree (O'Neil et al. 1996): a part is
 * of level l if it has MERGE_FACTOR^l articles or more; MERGE_FACTOR parts of a level
 * become one. So there are few parts, and each article is rewritten only once per level.
 */
#ifndef ARCHIVE_MERGE_H
#define ARCHIVE_MERGE_H

#include "archive/store.h"

enum { MERGE_FACTOR = 8 };

/* The level of a part of so many articles. */
unsigned merge_level(uint64_t articles);

/* Finds parts to merge, which stand together in `parts`: the lowest level that has
 * MERGE_FACTOR of them. Returns how many there are, or 0; their order is kept. */
size_t merge_choose(const struct manifest *manifest, struct part parts[MERGE_FACTOR]);

/* Merges as long as there is something to merge, unless another process does. */
bool merge_run(struct store *store);

#endif
