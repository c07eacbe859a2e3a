/* The tokens seen of late, each with the bytes that are printed for it: one look-up a token
 * instead of folding and stemming it again.
 *
 * A fixed number of buckets of two entries under a keyed hash. A new entry takes the place
 * of one that was not used since the other was replaced, so that frequent tokens stay.
 * Whatever comes, memory is bounded and a look-up touches two entries: the worst that input
 * can do is to be stemmed token by token. */
#ifndef STEM_CACHE_H
#define STEM_CACHE_H

#include "lib/hashtable.h"

enum {
    CACHE_ENTRIES = 1 << 16,
    CACHE_TOKEN = 31,                       /* bytes of the longest token kept */
    CACHE_HEAD = 29,                        /* of what is printed, in the entry itself */
    CACHE_TAIL = 64,                        /* and in a place of its own, seldom needed */
    CACHE_RESULT = CACHE_HEAD + CACHE_TAIL, /* of the longest result kept */
    CACHE_ROOM = CACHE_RESULT + 3,          /* that cache_copy writes to at the most */
};

/* One line of the processor's cache. */
struct cache_entry {
    struct hash_block token; /* with zero bytes behind its end */
    uint8_t token_size;      /* 0: nothing here */
    uint8_t size;            /* of the result */
    uint8_t used;            /* since it was looked at for replacement */
    char head[CACHE_HEAD];   /* of the result */
};

struct cache {
    struct hash_key key;
    char *room;                  /* owned */
    struct cache_entry *entries; /* in it, at a line of the processor's cache; CACHE_ENTRIES
                                    and one more to read beyond */
    bool filled;                 /* holds something */
    char (*tails)[CACHE_TAIL];   /* owned; of each entry */
};

void cache_open(struct cache *cache);
void cache_close(struct cache *cache);
void cache_clear(struct cache *cache);

/* Where a token's bucket begins. */
static inline size_t cache_bucket(const struct cache *cache, const struct hash_block *token)
{
    return hash_block(&cache->key, 0, token) & (CACHE_ENTRIES - 2);
}

/* The entry of a token of 1 to CACHE_TOKEN bytes, or NULL. Both places are looked at,
 * without a branch that the processor would guess wrong every other time. */
static inline struct cache_entry *cache_find(
    struct cache *cache, size_t bucket, const struct hash_block *token, size_t size)
{
    struct cache_entry *entry = &cache->entries[bucket];
    bool first = hash_same(&entry[0].token, token) & (entry[0].token_size == size);
    bool second = hash_same(&entry[1].token, token) & (entry[1].token_size == size);
    entry += second;
    if (!(first | second))
        return NULL;
    entry->used = 1;
    return entry;
}

/* Keeps the result for a token that is not there; NULL where it is too long. */
struct cache_entry *cache_add(struct cache *cache, size_t bucket,
    const struct hash_block *token, size_t size, struct span result);

/* Copies an entry's result; `to` has room for CACHE_ROOM bytes. Returns its end. */
static inline char *cache_copy(
    const struct cache *cache, const struct cache_entry *entry, char *to)
{
    memcpy(to, entry->head, CACHE_HEAD);
    if (entry->size > CACHE_HEAD)
        memcpy(to + CACHE_HEAD, cache->tails[entry - cache->entries], CACHE_TAIL);
    return to + entry->size;
}

#endif
