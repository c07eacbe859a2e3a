/* Counts of pairs that may be too large, never too small: pairs share counters. What is rare
 * by them is rare, and need not be counted exactly. */
#ifndef COUNT_ROUGH_COUNTS_H
#define COUNT_ROUGH_COUNTS_H

#include "count/pair_table.h"

enum {
    ROUGH_MOST = 255,          /* the most a counter holds: that number or more */
    ROUGH_COUNTERS = 1U << 26, /* at most */
};

struct rough_counts {
    uint64_t key;
    uint8_t *counters; /* owned; NULL: nothing is known to be rare */
    size_t mask;
};

/* Counters for so many pairs, some of them equal. */
void rough_counts_open(struct rough_counts *rough, size_t pairs);
void rough_counts_close(struct rough_counts *rough);

void rough_counts_clear(struct rough_counts *rough);

static inline uint8_t *rough_counter(const struct rough_counts *rough, uint64_t pair)
{
    return &rough->counters[hash_fold(pair ^ rough->key, UINT64_C(0x9e3779b97f4a7c15)) &
                            rough->mask];
}

/* Counts one more if the counter is below `most`. */
static inline void rough_count(uint8_t *counter, unsigned most)
{
    *counter = (uint8_t)(*counter + (*counter < most));
}

#endif
