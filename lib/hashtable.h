/* Keyed hashing and growing hash tables. The key is drawn at random by each process, so
 * that no input can be made to collide on purpose; nothing that is printed depends on it.
 *
 * The mixing step is the folded 64 × 64 bit product of Wang Yi's wyhash (2019, public
 * domain), four words at a time. */
#ifndef LIB_HASHTABLE_H
#define LIB_HASHTABLE_H

#include <stdint.h>

#include "lib/span.h"

enum {
    HASH_BLOCK = 32, /* bytes mixed at a time; shorter strings are hashed without a loop */
};

struct hash_key {
    uint64_t part[4];
};

/* A key from the system's random source (where it has none: from the process id and clock).
 */
struct hash_key hash_key_new(void);

/* A string's first bytes as words, with zero bytes behind its end. */
struct hash_block {
    uint64_t word[4];
};

/* The first `size` bytes, at most HASH_BLOCK. All HASH_BLOCK bytes of text must be
 * readable. */
static inline struct hash_block hash_load(const char *text, size_t size)
{
    static const uint64_t keep[2 * HASH_BLOCK / 8] = {
        UINT64_MAX, UINT64_MAX, UINT64_MAX, UINT64_MAX};
    struct hash_block block, mask;
    memcpy(&block, text, sizeof block);
    memcpy(&mask, (const char *)keep + HASH_BLOCK - size, sizeof mask);
    for (int i = 0; i < 4; i++)
        block.word[i] &= mask.word[i];
    return block;
}

static inline bool hash_same(const struct hash_block *a, const struct hash_block *b)
{
    return ((a->word[0] ^ b->word[0]) | (a->word[1] ^ b->word[1]) |
               (a->word[2] ^ b->word[2]) | (a->word[3] ^ b->word[3])) == 0;
}

/* The same as hash_fold, of numbers that a machine of 32 bits has. */
static inline uint64_t hash_fold_narrow(uint64_t a, uint64_t b)
{
    uint64_t a_low = (uint32_t)a, a_high = a >> 32, b_low = (uint32_t)b, b_high = b >> 32;
    uint64_t low = a_low * b_low, middle = a_high * b_low + (low >> 32);
    uint64_t crossed = a_low * b_high + (uint32_t)middle;
    uint64_t high = a_high * b_high + (middle >> 32) + (crossed >> 32);
    return (crossed << 32 | (uint32_t)low) ^ high;
}

/* The halves of the 128 bits of a product. */
static inline uint64_t hash_fold(uint64_t a, uint64_t b)
{
#ifdef __SIZEOF_INT128__
    __extension__ unsigned __int128 product = (unsigned __int128)a * b;
    return (uint64_t)product ^ (uint64_t)(product >> 64);
#else
    return hash_fold_narrow(a, b);
#endif
}

/* The hash of one block. The seed sets apart what is counted apart. */
static inline uint64_t hash_block(
    const struct hash_key *key, uint64_t seed, const struct hash_block *block)
{
    uint64_t low =
        hash_fold(block->word[0] ^ key->part[0] ^ seed, block->word[1] ^ key->part[1]);
    uint64_t high = hash_fold(block->word[2] ^ key->part[2], block->word[3] ^ key->part[3]);
    return hash_fold(low ^ (high << 1 | high >> 63), UINT64_C(0x9e3779b97f4a7c15));
}

/* The hash of two numbers. */
static inline uint64_t hash_pair(const struct hash_key *key, uint64_t a, uint64_t b)
{
    uint64_t mixed = hash_fold(a ^ key->part[0], b ^ key->part[1]);
    return hash_fold(mixed ^ key->part[2], UINT64_C(0x9e3779b97f4a7c15));
}

/* The hash of bytes of any number; up to HASH_BLOCK of them hash as hash_block of
 * hash_load. */
uint64_t hash_bytes(const struct hash_key *key, uint64_t seed, struct span bytes);

/* A table of items that the caller numbers from 1 and keeps. It knows of each only
 * 32 bits of its hash; whether two items are equal is the caller's to say:
 *
 *     for (size_t at = hash_first(&table, hash); ; at = hash_next(&table, at)) {
 *         struct hash_slot slot = table.slots[at];
 *         if (slot.item == 0) ... not there: hash_insert(&table, hash, number) ...
 *         if (slot.hash == (uint32_t)hash && ... equal to item slot.item ...) ... found ...
 *     }
 */
struct hash_slot {
    uint32_t hash;
    uint32_t item; /* 0: free */
};

struct hash_table {
    struct hash_slot *slots; /* owned */
    size_t size;             /* a power of two */
    size_t used;
};

/* Room for `size` slots (a power of two) to begin with. */
void hash_table_open(struct hash_table *table, size_t size);
void hash_table_close(struct hash_table *table);

/* Takes out all items; keeps the memory. */
void hash_table_clear(struct hash_table *table);

/* Whether one more item makes the table double its slots. */
static inline bool hash_table_full(const struct hash_table *table)
{
    return table->used >= table->size - table->size / 4;
}

/* Adds an item that is not there; grows the table if it is full. */
void hash_insert(struct hash_table *table, uint64_t hash, uint32_t item);

static inline size_t hash_first(const struct hash_table *table, uint64_t hash)
{
    return (uint32_t)hash & (table->size - 1);
}

static inline size_t hash_next(const struct hash_table *table, size_t at)
{
    return (at + 1) & (table->size - 1);
}

/* A set of strings, numbered from 1 in the order in which they came. */
struct hash_strings {
    struct hash_key key;
    struct hash_table table;
    struct span *strings; /* strings[1] to strings[count]; owned, and so are their bytes */
    size_t count, capacity;
};

void hash_strings_open(struct hash_strings *set);
void hash_strings_close(struct hash_strings *set);

/* The number of a string, 0 where it is not there. */
uint32_t hash_strings_find(const struct hash_strings *set, struct span string);

/* The number of a string, which is added (copied) where it is not there. */
uint32_t hash_strings_add(struct hash_strings *set, struct span string);

#endif
