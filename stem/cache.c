#include "stem/cache.h"

#include <stdlib.h>

#include "lib/memory.h"

/* A bucket stands in two lines of the processor's cache, which it fetches together. */
static const size_t alignment = 2 * sizeof(struct cache_entry);

static void make_room(struct cache *cache, size_t size)
{
    cache->size = size;
    cache->replaced = 0;
    cache->room = memory_table(size + 2, sizeof *cache->entries);
    size_t misplaced = (uintptr_t)cache->room % alignment;
    cache->entries =
        (struct cache_entry *)(cache->room + (misplaced ? alignment - misplaced : 0));
}

void cache_open(struct cache *cache)
{
    *cache = (struct cache){.key = hash_key_new()};
    make_room(cache, CACHE_FEWEST);
}

void cache_close(struct cache *cache)
{
    free(cache->room);
    *cache = (struct cache){.entries = NULL};
}

void cache_clear(struct cache *cache)
{
    if (cache->filled)
        memset(cache->entries, 0, cache->size * sizeof *cache->entries);
    cache->filled = false;
}

/* Twice the buckets: what was in one is in two. */
static void cache_grow(struct cache *cache)
{
    struct cache old = *cache;
    make_room(cache, 2 * old.size);
    for (size_t i = 0; i < old.size; i++) {
        const struct cache_entry *from = &old.entries[i];
        if (!from->token_size)
            continue;
        struct cache_entry *to = cache_bucket(cache, cache_hash(cache, &from->token));
        to += to->token_size != 0;
        *to = *from;
    }
    free(old.room);
}

/* Which of a bucket's entries goes: one that was not used of late; if both were, the
 * second. */
static struct cache_entry *oldest(struct cache_entry *bucket)
{
    if (!bucket[0].used)
        return &bucket[0];
    if (bucket[1].used)
        bucket[0].used = bucket[1].used = 0;
    return &bucket[1];
}

struct cache_entry *cache_add(struct cache *cache, uint64_t hash,
    const struct hash_block *token, size_t size, struct span result)
{
    if (size > CACHE_TOKEN || result.size > CACHE_RESULT)
        return NULL;
    if (cache->replaced > cache->size / 8 && cache->size < CACHE_MOST)
        cache_grow(cache);
    struct cache_entry *entry = oldest(cache_bucket(cache, hash));
    cache->filled = true;
    cache->replaced += entry->token_size != 0;
    entry->token = *token;
    entry->token_size = (uint8_t)size;
    entry->size = (uint8_t)result.size;
    entry->used = 0;
    memcpy(entry->result, result.data, result.size);
    return entry;
}
