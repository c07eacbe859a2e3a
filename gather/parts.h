/* Dividing articles into parts of about the same size that can be worked on at once. */
#ifndef GATHER_PARTS_H
#define GATHER_PARTS_H

#include <stddef.h>
#include <stdint.h>

/* How many parts: `wanted`, but never more than articles, never less than 1. */
uint64_t parts_for(uint64_t wanted, uint64_t articles);

/* The part, from 1, of the next article, while articles come in their order; `part` is the
 * one of the article before (0: none), `done` the bytes before it. */
uint64_t parts_next(uint64_t part, uint64_t parts, uint64_t done, uint64_t bytes);

#endif
