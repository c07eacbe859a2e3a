/* The hash table of the data files that `make` compiles: numbers by the hash of a key, in
 * open addressing, mapped from the file and never copied. data/mapped_table.py writes it.
 *
 * In the file, in numbers of lib/little.h and at a multiple of 4 bytes: uint32_t slots,
 * uint32_t numbers, then the slots, uint32_t each: as many low bits of the hash as there is
 * room for, above the number, whose bits are those of the greatest one. A key's first slot is the high half of its
 * hash times the slots; after a taken one comes the next, after the last the first. Keys are
 * not kept: another word has the place and the bits of one that is listed with a probability
 * of some 1 / 2^(32 - a number's bits). */
#ifndef LIB_MAPPED_TABLE_H
#define LIB_MAPPED_TABLE_H

#include <stdbool.h>
#include <stdint.h>

#include "lib/span.h"

struct mapped_table {
    const uint32_t *slots; /* lent by the file; 0: the slot is free */
    uint32_t slot_count;   /* 0: no table */
    uint32_t number_count; /* no number that is found is greater */
    unsigned number_bits;  /* of a slot */
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
    uint32_t i = mapped_table_first(table, hash), wanted = hash << table->number_bits;
    for (uint32_t tries = table->slot_count; tries && table->slots[i]; tries--) {
        uint32_t number = table->slots[i] ^ wanted;
        if (number >> table->number_bits == 0)
            return number <= table->number_count ? number : 0;
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
