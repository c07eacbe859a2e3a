/* The hash of a word, as the compiled data files in share/ hold it. */
#ifndef LIB_FNV_H
#define LIB_FNV_H

#include <stdint.h>

#include "lib/span.h"

/* FNV-1a of 32 bits (Fowler, Noll, Vo: http://www.isthe.com/chongo/tech/comp/fnv), its high
 * half folded into the low one, so that any low bits serve as a slot's number. */
static inline uint32_t fnv_hash(struct span word)
{
    uint32_t hash = 2166136261U;
    for (size_t i = 0; i < word.size; i++)
        hash = (hash ^ (unsigned char)word.data[i]) * 16777619U;
    return hash ^ hash >> 16;
}

#endif
