/* Reads token streams and counts words and n-grams, over all or by unit. */
#ifndef COUNT_COUNTER_H
#define COUNT_COUNTER_H

#include "count/runs.h"
#include "lib/input.h"

struct counter_options {
    enum counts_by by;
    uint32_t ngrams; /* longest n-gram, 1: words only; at most GRAMS_LONGEST */
    uint64_t least;  /* of totals: n-grams that occur less often may be left out */
    uint32_t field;  /* column that is the term, from 1; 0: the second where there is one */
    bool unbroken;   /* no n-gram over a `<!---->` line */
    uint64_t
        every; /* of each so many-th document only the units, else the whole; 0: of all */
    uint64_t memory;    /* bytes after which what was counted goes to a run */
    uint32_t documents; /* likewise in totals; 0: as many as 32 bits number */
};

struct counter;

/* The options and the runs are borrowed. Freed with counter_free. */
struct counter *counter_new(const struct counter_options *options, struct runs *runs);

/* Counts a stream to its end or to an error, which input->error has. The end of a stream
 * ends what was open. False where a run failed (runs_error). */
bool counter_run(struct counter *counter, struct input *input);

/* How many lines of that stream were longer than VERTICAL_MAX and so were cut. */
uint64_t counter_cut_lines(const struct counter *counter);

/* Ends counting. Where memory did not suffice all is in the runs then, to be merged; else
 * counter_rows has it. False where a run failed. */
bool counter_end(struct counter *counter);

/* The rows of all that was counted, in order. False where the sink was. */
bool counter_rows(struct counter *counter, struct row_sink *sink);

void counter_free(struct counter *counter);

#endif
