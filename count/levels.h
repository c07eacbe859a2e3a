/* Counts n-grams level by level: an n-gram can be frequent only where both of the
 * (n-1)-grams in it are. Those are numbered, so that an n-gram is a pair of numbers, its
 * halves, which overlap but for one word each. */
#ifndef COUNT_LEVELS_H
#define COUNT_LEVELS_H

#include "count/tally.h"

struct levels_options {
    uint32_t ngrams; /* words of the longest n-gram */
    uint64_t least;  /* n-grams that occur less often are left out */
    uint64_t memory; /* bytes that the tally, the tape and the levels may take */
};

/* Adds the words and n-grams of a range to a tally that counted nothing yet. False where
 * the memory does not suffice: then the tally is good for nothing but tally_reset. */
bool levels_count(struct tally *tally, const struct tape *tape, struct tape_range range,
    const struct levels_options *options);

#endif
