/* The tokens seen of late, each with the bytes that are printed behind it: one look-up a
 * token instead of folding and stemming it again.
 *
 * Buckets of two entries under a keyed hash. A new entry takes the place of one that was
 * not used since the other was replaced, so that frequent tokens stay; where many were
 * replaced the buckets double, up to CACHE_MOST entries. Whatever comes, memory is bounded
 * and a look-up touches two entries: the worst that input can do is to be stemmed token by
 * token. */
#ifndef STEM_CACHE_H
#define STEM_CACHE_H

#include "lib/hashtable.h"

enum {
    CACHE_FEWEST = 1 << 12, /* entries to begin with */
    CACHE_MOST = 1 << 17,
    CACHE_TOKEN = 31,  /* bytes of the longest token kept */
    CACHE_RESULT = 29, /* of the longest result kept */
};

/* One line of the processor's cache. */
struct cache_entry {
    struct hash_block token; /* with zero bytes behind its end */
    uint8_t token_size;      /* 0: nothing here */
    uint8_t size;            /* of the result */
    uint8_t used;            /* since it was looked at for replacement */
    char result[CACHE_RESULT];
};

struct cache {
    struct hash_key key;
    char *room;                  /* owned */
    struct cache_entry *entries; /* in it, at two lines of the processor's cache */
    size_t size;                 /* entries: a power of two */
    size_t replaced;             /* entries since the buckets doubled */
    bool filled;                 /* holds something */
};

void cache_open(struct cache *cache);
void cache_close(struct cache *cache);
void cache_clear(struct cache *cache);

static inline uint64_t cache_hash(const struct cache *cache, const struct hash_block *token)
{
    return hash_block(&cache->key, 0, token);
}

/* The two entries where the token of a hash can be. */
static inline struct cache_entry *cache_bucket(const struct cache *cache, uint64_t hash)
{
    return &cache->entries[hash & (cache->size - 2)];
}

/* Has the processor fetch a bucket that is looked at soon. */
static inline void cache_expect(const struct cache *cache, uint64_t hash)
{
    struct cache_entry *bucket = cache_bucket(cache, hash);
    __builtin_prefetch(&bucket[0]);
    __builtin_prefetch(&bucket[1]);
}

static inline bool cache_holds(
    const struct cache_entry *entry, const struct hash_block *token, size_t size)
{
    return hash_same(&entry->token, token) & (entry->token_size == size);
}

/* The entry of a token of 1 to CACHE_TOKEN bytes, or NULL. */
static inline struct cache_entry *cache_find(
    struct cache *cache, uint64_t hash, const struct hash_block *token, size_t size)
{
    struct cache_entry *entry = cache_bucket(cache, hash);
    if (!cache_holds(entry, token, size) && !cache_holds(++entry, token, size))
        return NULL;
    entry->used = 1;
    return entry;
}

/* Keeps the result for a token that is not there; NULL where it is too long. Entries found
 * before are gone. */
struct cache_entry *cache_add(struct cache *cache, uint64_t hash,
    const struct hash_block *token, size_t size, struct span result);

#endif
