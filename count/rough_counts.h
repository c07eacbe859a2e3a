/* Counts of pairs that may be too large, never too small: pairs share counters. What is rare
 * by them is rare, and need not be counted exactly. */
#ifndef COUNT_ROUGH_COUNTS_H
#define COUNT_ROUGH_COUNTS_H

#include "count/pair_table.h"

enum { ROUGH_BYTES = 1U << 26 }; /* at most */

struct rough_counts {
    uint64_t key;
    uint8_t *counters; /* owned; NULL: nothing is known to be rare */
    uint32_t mask;     /* of a counter's number */
    unsigned most;     /* what a counter holds: that number or more */
    unsigned shift;    /* 1 << shift counters are a byte */
};

/* Counters for so many pairs, some of them equal, that count up to `least`, as far as a byte
 * does. */
void rough_counts_open(struct rough_counts *rough, size_t pairs, uint64_t least);
void rough_counts_close(struct rough_counts *rough);

void rough_counts_clear(struct rough_counts *rough);

/* How many counters have reached `least`, as far as they do: about as many pairs have. */
size_t rough_counts_reached(const struct rough_counts *rough, uint64_t least);

/* Bytes. */
static inline size_t rough_counts_memory(const struct rough_counts *rough)
{
    return rough->counters ? (rough->mask >> rough->shift) + 1 : 0;
}

/* What a counter must reach where a pair must be there `least` times. */
static inline unsigned rough_least(const struct rough_counts *rough, uint64_t least)
{
    return least < rough->most ? (unsigned)least : rough->most;
}

/* The number of a pair's counter. */
static inline uint32_t rough_counter(const struct rough_counts *rough, uint64_t pair)
{
    return (uint32_t)hash_fold(pair ^ rough->key, UINT64_C(0x9e3779b97f4a7c15)) &
           rough->mask;
}

/* Has the processor fetch a counter. */
static inline void rough_prefetch(const struct rough_counts *rough, uint32_t counter)
{
    __builtin_prefetch(&rough->counters[counter >> rough->shift], 1);
}

/* The bits of its byte that are below a counter. */
static inline unsigned rough_bits_below(const struct rough_counts *rough, uint32_t counter)
{
    return (counter << (3 - rough->shift)) & 7;
}

static inline unsigned rough_count_of(const struct rough_counts *rough, uint32_t counter)
{
    unsigned byte = rough->counters[counter >> rough->shift];
    return byte >> rough_bits_below(rough, counter) & rough->most;
}

/* Counts one more if the counter is below `most`. */
static inline void rough_count(struct rough_counts *rough, uint32_t counter, unsigned most)
{
    unsigned more = rough_count_of(rough, counter) < most;
    rough->counters[counter >> rough->shift] +=
        (uint8_t)(more << rough_bits_below(rough, counter));
}

#endif
