/* Rows that do not fit in memory: ordered runs in temporary files, zstd-compressed. The
 * files never have a name, so that nothing stays behind, however the program ends. Sixteen runs of a size are merged to one, so that only a few are ever open.
 */
#ifndef COUNT_RUNS_H
#define COUNT_RUNS_H

#include "count/row.h"

struct runs;

/* Runs in a directory, which is borrowed. Freed with runs_free. */
struct runs *runs_new(const char *directory);

/* Begins a run, the next part of the stream: rows are put in order into the sink, which is
 * the runs' own. NULL on an error. Ended by runs_end. */
struct row_sink *runs_begin(struct runs *runs);

/* False if anything failed since the beginning. */
bool runs_end(struct runs *runs);

size_t runs_count(const struct runs *runs);

/* Merges all runs into a sink and forgets them. False where that or a run failed. */
bool runs_merge(struct runs *runs, struct row_sink *sink);

/* What failed first, as errno; 0: nothing. */
int runs_error(const struct runs *runs);

void runs_free(struct runs *runs);

#endif
