/* Adds rows up: many ordered sources to one. */
#ifndef COUNT_MERGE_H
#define COUNT_MERGE_H

#include "count/row.h"

/* How many sources are merged at a time, which bounds open files and memory. */
enum { MERGE_WIDTH = 16 };

/* Merges sources whose rows are in strict order; parts of one stream in the order of the
 * stream. `whole`: the parts are all, and documents open at their ends are counted in.
 * Returns 0; EOVERFLOW where a sum would be 2^64 or more; ECANCELED where the sink returned
 * false. A source that stops early remembers why itself. */
int merge_rows(
    struct row_source *const *sources, size_t count, bool whole, struct row_sink *sink);

#endif
