#include "count/pair_table.h"

#include <stdlib.h>

#include "lib/memory.h"

enum { FIRST = 1 << 12 }; /* slots */

void pair_table_open(struct pair_table *table, size_t expected, uint64_t most)
{
    size_t size = FIRST;
    while (size - size / 4 < expected && 2 * size <= most / sizeof *table->slots)
        size *= 2;
    *table = (struct pair_table){.key = hash_key_new().part[0],
        .slots = memory_table(size, sizeof(struct pair_slot)),
        .size = size,
        .most = most};
}

void pair_table_close(struct pair_table *table)
{
    free(table->slots);
    *table = (struct pair_table){.slots = NULL};
}

void pair_table_clear(struct pair_table *table)
{
    memset(table->slots, 0, table->size * sizeof *table->slots);
    table->count = 0;
}

/* While they are moved, the old slots are there too. */
bool pair_table_grow(struct pair_table *table)
{
    struct pair_table grown = *table;
    table->full = table->size * 3 > table->most / sizeof *table->slots;
    if (table->full)
        return false;
    grown.size *= 2;
    grown.slots = memory_table(grown.size, sizeof *grown.slots);
    for (size_t i = 0; i < table->size; i++) {
        uint64_t pair = table->slots[i].pair;
        if (pair)
            *pair_table_find(&grown, pair, pair_table_hash(table, pair)) = table->slots[i];
    }
    free(table->slots);
    *table = grown;
    return true;
}
