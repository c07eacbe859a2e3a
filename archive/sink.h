/* Where text goes: to a compressed file or to an output. */
#ifndef ARCHIVE_SINK_H
#define ARCHIVE_SINK_H

#include "archive/frames.h"
#include "archive/store.h"
#include "lib/output.h"

struct sink {
    struct frames *frames; /* one of the two */
    struct output *output;
};

void sink_put(struct sink *sink, struct span text);

/* Passes on all of an input. False on an error of the input, which is noted. */
bool sink_drain(struct sink *sink, struct input *input, struct failure *failure);

/* Passes on the table of a part's totals. */
bool sink_totals(struct sink *sink, struct store *store, const struct part *part);

#endif
