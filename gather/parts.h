/* Dividing articles into parts of about the same size that can be worked on at once. */
#ifndef GATHER_PARTS_H
#define GATHER_PARTS_H

#include <stddef.h>
#include <stdint.h>

enum {
    PARTS_SMALLEST = 4 << 20, /* bytes; a smaller part is not worth a process */
};

/* How many parts: `wanted`, or, where that is 0, as many as there are processors and as
 * PARTS_SMALLEST allows; never more than articles, never less than 1. */
uint64_t parts_for(uint64_t wanted, uint64_t articles, uint64_t bytes);

/* The part, from 1, of the next article, while articles come in their order; `part` is the
 * one of the article before (0: none), `done` the bytes before it. */
uint64_t parts_next(uint64_t part, uint64_t parts, uint64_t done, uint64_t bytes);

#endif
