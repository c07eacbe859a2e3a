#include "stem/cache.h"

#include <stdlib.h>

#include "lib/memory.h"

static const size_t line = 64; /* bytes of the processor's cache */

void cache_open(struct cache *cache)
{
    cache->key = hash_key_new();
    size_t bytes = CACHE_ENTRIES * sizeof *cache->entries;
    cache->entries = aligned_alloc(line, bytes);
    if (!cache->entries) /* unaligned is only slower */
        cache->entries = memory_new(CACHE_ENTRIES, sizeof *cache->entries);
    cache->tails = memory_new(CACHE_ENTRIES, sizeof *cache->tails);
    cache_clear(cache);
}

void cache_close(struct cache *cache)
{
    free(cache->entries);
    free(cache->tails);
    *cache = (struct cache){.entries = NULL};
}

void cache_clear(struct cache *cache)
{
    memset(cache->entries, 0, CACHE_ENTRIES * sizeof *cache->entries);
}

static void change_over(struct cache *cache, size_t bucket)
{
    struct cache_entry first = cache->entries[bucket];
    cache->entries[bucket] = cache->entries[bucket + 1];
    cache->entries[bucket + 1] = first;
    char tail[CACHE_TAIL];
    memcpy(tail, cache->tails[bucket], CACHE_TAIL);
    memcpy(cache->tails[bucket], cache->tails[bucket + 1], CACHE_TAIL);
    memcpy(cache->tails[bucket + 1], tail, CACHE_TAIL);
}

struct cache_entry *cache_find_second(
    struct cache *cache, size_t bucket, const struct hash_block *token, size_t size)
{
    struct cache_entry *second = &cache->entries[bucket + 1];
    if (second->token_size != size || !hash_same(&second->token, token))
        return NULL;
    change_over(cache, bucket);
    return &cache->entries[bucket];
}

struct cache_entry *cache_add(struct cache *cache, size_t bucket,
    const struct hash_block *token, size_t size, struct span result)
{
    if (size > CACHE_TOKEN || result.size > CACHE_RESULT)
        return NULL;
    change_over(cache, bucket);
    struct cache_entry *entry = &cache->entries[bucket];
    entry->token = *token;
    entry->token_size = (uint8_t)size;
    entry->size = (uint8_t)result.size;
    size_t head = result.size < CACHE_HEAD ? result.size : CACHE_HEAD;
    memcpy(entry->head, result.data, head);
    if (result.size > head)
        memcpy(cache->tails[bucket], result.data + head, result.size - head);
    return entry;
}
