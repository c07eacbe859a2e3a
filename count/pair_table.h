/* Numbers pairs of numbers, and counts them: how n-grams are identified, as pairs of
 * their halves. One look-up is one line of the processor's cache. */
#ifndef COUNT_PAIR_TABLE_H
#define COUNT_PAIR_TABLE_H

#include "lib/hashtable.h"

struct pair_slot {
    uint64_t pair;   /* 0: free */
    uint32_t number; /* from 1, in the order in which they came */
    uint32_t count;  /* the caller's */
};

struct pair_table {
    uint64_t key;
    struct pair_slot *slots; /* owned */
    size_t size, capacity;   /* powers of two: slots in use, and there */
    uint32_t count;          /* of pairs */
    uint64_t most;           /* bytes of slots; none is added where they would be more */
    bool full;               /* one could not be added */
};

/* The pair of two numbers from 1. */
static inline uint64_t pair_of(uint32_t left, uint32_t right)
{
    return (uint64_t)left << 32 | right;
}

/* Room for so many pairs to begin with, where that is not more than `most`. */
void pair_table_open(struct pair_table *table, size_t expected, uint64_t most);
void pair_table_close(struct pair_table *table);

/* Forgets all pairs. With room for so many, where that is not more than is there. */
void pair_table_clear(struct pair_table *table, size_t expected);

/* The same, where that is not more than `most`, which is the table's then. */
void pair_table_reset(struct pair_table *table, size_t expected, uint64_t most);

/* Doubles the slots; false if that is too much memory: then it is full. */
bool pair_table_grow(struct pair_table *table);

/* What the functions below take with a pair. */
static inline uint32_t pair_table_hash(const struct pair_table *table, uint64_t pair)
{
    return (uint32_t)hash_fold(pair ^ table->key, UINT64_C(0x9e3779b97f4a7c15));
}

/* Has the processor fetch what a look-up will need. */
static inline void pair_table_prefetch(const struct pair_table *table, uint32_t hash)
{
    __builtin_prefetch(&table->slots[hash & (table->size - 1)], 1);
}

/* The slot of a pair, which may be free. */
static inline struct pair_slot *pair_table_find(
    const struct pair_table *table, uint64_t pair, uint32_t hash)
{
    size_t at = hash & (table->size - 1);
    while (table->slots[at].pair && table->slots[at].pair != pair)
        at = (at + 1) & (table->size - 1);
    return &table->slots[at];
}

/* The slot of a pair, which is added where it is not there; lent until the next one is
 * added. NULL where the table is full. */
static inline struct pair_slot *pair_table_add(
    struct pair_table *table, uint64_t pair, uint32_t hash)
{
    struct pair_slot *slot = pair_table_find(table, pair, hash);
    if (slot->pair)
        return slot;
    if (table->count >= table->size - table->size / 4) {
        if (!pair_table_grow(table))
            return NULL;
        slot = pair_table_find(table, pair, hash);
    }
    *slot = (struct pair_slot){pair, ++table->count, 0};
    return slot;
}

/* A pair with its count; `term` is the caller's. */
struct pair_counted {
    uint64_t pair;
    uint32_t count, term;
};

/* All pairs, by their number; owned by the caller. */
struct pair_counted *pair_table_list(const struct pair_table *table);

#endif
