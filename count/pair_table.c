#include "count/pair_table.h"

#include <stdlib.h>

#include "lib/memory.h"

enum { FIRST = 1 << 12 }; /* slots */

/* The slots for so many pairs, at most `most` or FIRST. */
static size_t slots_for(size_t expected, size_t most)
{
    size_t size = FIRST;
    while (size - size / 4 < expected && 2 * size <= most)
        size *= 2;
    return size;
}

static void allocate_slots(struct pair_table *table, size_t size)
{
    table->slots = memory_table(size, sizeof *table->slots);
    table->size = table->capacity = size;
}

void pair_table_open(struct pair_table *table, size_t expected, uint64_t most)
{
    *table = (struct pair_table){.key = hash_key_new().part[0], .most = most};
    allocate_slots(table, slots_for(expected, most / sizeof *table->slots));
}

void pair_table_close(struct pair_table *table)
{
    free(table->slots);
    *table = (struct pair_table){.slots = NULL};
}

void pair_table_clear(struct pair_table *table, size_t expected)
{
    table->size = slots_for(expected, table->capacity);
    memset(table->slots, 0, table->size * sizeof *table->slots);
    table->count = 0;
}

void pair_table_reset(struct pair_table *table, size_t expected, uint64_t most)
{
    size_t size = slots_for(expected, most / sizeof *table->slots);
    table->most = most;
    if (size <= table->capacity) {
        pair_table_clear(table, expected);
        return;
    }
    free(table->slots);
    allocate_slots(table, size);
    table->count = 0;
}

/* While they are moved, the old slots are there too. */
bool pair_table_grow(struct pair_table *table)
{
    struct pair_table grown = *table;
    table->full = table->capacity + 2 * table->size > table->most / sizeof *table->slots;
    if (table->full)
        return false;
    allocate_slots(&grown, 2 * table->size);
    for (size_t i = 0; i < table->size; i++) {
        uint64_t pair = table->slots[i].pair;
        if (pair)
            *pair_table_find(&grown, pair, pair_table_hash(table, pair)) = table->slots[i];
    }
    free(table->slots);
    *table = grown;
    return true;
}

struct pair_counted *pair_table_list(const struct pair_table *table)
{
    struct pair_counted *list = memory_resize(NULL, (size_t)table->count + 1, sizeof *list);
    for (size_t i = 0; i < table->size; i++) {
        const struct pair_slot *slot = &table->slots[i];
        if (slot->pair)
            list[slot->number] = (struct pair_counted){slot->pair, slot->count, 0};
    }
    return list;
}
