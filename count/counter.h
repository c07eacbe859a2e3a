/* Reads token streams and counts: words and n-grams, over all or by unit. */
#ifndef COUNT_COUNTER_H
#define COUNT_COUNTER_H

#include "count/grams.h"
#include "count/row.h"
#include "count/units.h"
#include "lib/input.h"

enum {
    COUNTER_UNIT = 1 << 20, /* tokens after which a sentence or paragraph that does not tell
                    its byte range at its beginning is cut, for bounded memory */
};

struct counter_settings {
    enum counts_by by;
    uint32_t ngrams; /* longest n-gram, 1: words only */
    uint32_t field;  /* column that is the term, from 1; 0: the second where there is one */
    bool unbroken;   /* no n-gram over a `<!---->` line */
    uint64_t memory; /* bytes after which `full` is called */
};

struct counter;

/* What is called where memory is full: it takes the rows (counter_rows), after which all
 * is forgotten. False ends the run. */
struct counter_full {
    bool (*call)(struct counter_full *full, struct counter *counter);
};

/* The settings and `full` are borrowed. Freed with counter_free. */
struct counter *counter_new(
    const struct counter_settings *settings, struct counter_full *full);

/* Reads a stream that will be counted afterwards, to learn which n-grams are rare: those
 * are then passed over, and take neither time nor memory. Of totals only, and for streams
 * that can be read twice: all of them are to be surveyed, then all counted, in the same
 * order. */
void counter_survey(struct counter *counter, struct input *input);

/* Ends surveying: n-grams that occur less than `least` times are rare. Where memory was too
 * short to tell, none is. */
void counter_survey_end(struct counter *counter, uint64_t least);

/* Counts a stream to its end or to an error, which input->error tells. The end of a stream
 * ends what was open. False where `full` was. */
bool counter_run(struct counter *counter, struct input *input);

/* How many lines of that stream were longer than VERTICAL_MAX and so were cut. */
uint64_t counter_cut_lines(const struct counter *counter);

/* The rows of all that was counted since the last time, in order; of totals, n-grams that
 * occur less than `least` times may be missing (0: none is). False where the sink was. */
bool counter_rows(struct counter *counter, struct row_sink *sink, uint64_t least);

void counter_free(struct counter *counter);

#endif
