/* Reads token streams and counts: words, n-grams or pairs, over all or by unit. */
#ifndef COUNT_COLLECTOR_H
#define COUNT_COLLECTOR_H

#include "count/grams.h"
#include "count/row.h"
#include "count/units.h"
#include "lib/input.h"

enum {
    COLLECTOR_UNIT =
        1 << 20, /* tokens after which a sentence or paragraph that does not tell
                    its byte range at its beginning is cut, for bounded memory */
};

struct collector_settings {
    enum counts_by by; /* COUNTS_PAIR: collocations */
    uint32_t ngrams;   /* longest n-gram, 1: words only */
    uint32_t window;   /* COUNTS_PAIR: words between which pairs are formed, at least 1 */
    uint32_t field;  /* column that is the term, from 1; 0: the second where there is one */
    bool unbroken;   /* no n-gram over a `<!---->` line */
    uint64_t memory; /* bytes after which `full` is called */
};

struct collector;

/* What is called where memory is full: it takes the rows (collector_rows), after which all
 * is forgotten. False ends the run. */
struct collector_full {
    bool (*call)(struct collector_full *full, struct collector *collector);
};

/* The settings and `full` are borrowed. Freed with collector_free. */
struct collector *collector_new(
    const struct collector_settings *settings, struct collector_full *full);

/* Reads a stream that will be counted afterwards, to learn which n-grams are rare: those
 * are then passed over, and take neither time nor memory. Of totals only, and for streams
 * that can be read twice: all of them are to be surveyed, then all counted, in the same
 * order. */
void collector_survey(struct collector *collector, struct input *input);

/* Ends surveying: n-grams that occur less than `least` times are rare. Where memory was too
 * short to tell, none is. */
void collector_survey_end(struct collector *collector, uint64_t least);

/* Counts a stream to its end or to an error, which input->error tells. The end of a stream
 * ends what was open. False where `full` was. */
bool collector_run(struct collector *collector, struct input *input);

/* How many lines of that stream were longer than VERTICAL_MAX and so were cut. */
uint64_t collector_cut_lines(const struct collector *collector);

/* The rows of all that was counted since the last time, in order; of totals, n-grams that
 * occur less than `least` times may be missing (0: none is). False where the sink was. */
bool collector_rows(struct collector *collector, struct row_sink *sink, uint64_t least);

void collector_free(struct collector *collector);

#endif
