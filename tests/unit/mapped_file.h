/* Writes tables of lib/mapped_table.h, for tests of the files that hold them. */
#ifndef TESTS_UNIT_MAPPED_FILE_H
#define TESTS_UNIT_MAPPED_FILE_H

#include "lib/fnv.h"
#include "lib/mapped_table.h"

/* Puts a key into so many free slots of a table with numbers up to `most`. */
static inline void mapped_file_put(
    uint32_t *slots, uint32_t count, uint32_t most, const char *key, uint32_t number)
{
    uint32_t hash = fnv_hash(span_of(key)), at = (uint32_t)((uint64_t)hash * count >> 32);
    while (slots[at])
        at = (at + 1) % count;
    while (most) {
        most >>= 1;
        hash <<= 1;
    }
    slots[at] = hash | number;
}

#endif
