/* Puts strings in byte order: of `LC_ALL=C sort`. */
#ifndef COUNT_SORT_H
#define COUNT_SORT_H

#include <stdint.h>

#include "lib/span.h"

struct sort_item {
    uint64_t prefix;  /* used by the sort */
    const char *text; /* borrowed */
    uint32_t size;    /* bytes of the text */
    uint32_t rank;    /* orders items of the same text */
    uint32_t number;  /* the caller's */
    uint32_t kind;    /* the caller's */
};

/* Sorts by (text, rank), in place, by multikey quicksort (Bentley and Sedgewick, "Fast
 * algorithms for sorting and searching strings", SODA 1997) on eight bytes at a time. */
void sort_strings(struct sort_item *items, size_t count);

/* Sorts numbers that are in order by their lower 32 bits by the upper ones, of which only so
 * many bits are used. `scratch` has room for them all. */
void sort_numbers(uint64_t *numbers, uint64_t *scratch, size_t count, unsigned bits);

#endif
