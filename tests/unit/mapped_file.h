/* Writes tables of lib/mapped_table.h, for tests of the files that hold them. */
#ifndef TESTS_UNIT_MAPPED_FILE_H
#define TESTS_UNIT_MAPPED_FILE_H

#include "lib/fnv.h"
#include "lib/mapped_table.h"

/* Puts a key into so many free slots. */
static inline void mapped_file_put(
    struct mapped_slot *slots, uint32_t count, const char *key, uint32_t number)
{
    uint32_t hash = fnv_hash(span_of(key)), at = (uint32_t)((uint64_t)hash * count >> 32);
    while (slots[at].number)
        at = (at + 1) % count;
    slots[at] = (struct mapped_slot){hash, number};
}

#endif
