/* The hash table of the data files that `make` compiles: numbers by the hash of a key, in
 * open addressing, mapped from the file and never copied. data/mapped_table.py writes it.
 *
 * In the file, native-endian and at a multiple of 4 bytes: uint32_t slots, uint32_t numbers,
 * then the slots. A key's first slot is the high half of its hash times the slots; after a
 * taken one comes the next, after the last the first. Keys are not kept: two of the same
 * hash are one, and another word has the hash of one of n with probability n / 2^32. */
#ifndef LIB_MAPPED_TABLE_H
#define LIB_MAPPED_TABLE_H

#include <stdbool.h>
#include <stdint.h>

#include "lib/span.h"

struct mapped_slot {
    uint32_t hash;
    uint32_t number; /* from 1; 0: the slot is free */
};

struct mapped_table {
    const struct mapped_slot *slots; /* lent by the file */
    uint32_t slot_count;             /* 0: no table */
    uint32_t number_count;           /* no number that is found is greater */
};

/* Takes the table at the front of the bytes, and the bytes of it from them. False where
 * they begin with no whole table. */
bool mapped_table_take(struct mapped_table *table, struct span *bytes);

static inline uint32_t mapped_table_first(const struct mapped_table *table, uint32_t hash)
{
    return (uint32_t)((uint64_t)hash * table->slot_count >> 32);
}

/* The number of the key with this hash; 0: none. Ends for any content of the slots. */
static inline uint32_t mapped_table_find(const struct mapped_table *table, uint32_t hash)
{
    uint32_t i = mapped_table_first(table, hash);
    for (uint32_t tries = table->slot_count; tries && table->slots[i].number; tries--) {
        if (table->slots[i].hash == hash)
            return table->slots[i].number <= table->number_count ? table->slots[i].number
                                                                 : 0;
        if (++i == table->slot_count)
            i = 0;
    }
    return 0;
}

/* Fetches into the processor's cache what mapped_table_find will look at first. */
static inline void mapped_table_fetch(const struct mapped_table *table, uint32_t hash)
{
    __builtin_prefetch(&table->slots[mapped_table_first(table, hash)]);
}

#endif
