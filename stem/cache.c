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

struct cache_entry *cache_add(struct cache *cache, size_t bucket,
    const struct hash_block *token, size_t size, struct span result)
{
    if (size > CACHE_TOKEN || result.size > CACHE_RESULT)
        return NULL;
    struct cache_entry *entry = oldest(&cache->entries[bucket]);
    entry->token = *token;
    entry->token_size = (uint8_t)size;
    entry->size = (uint8_t)result.size;
    entry->used = 0;
    size_t head = result.size < CACHE_HEAD ? result.size : CACHE_HEAD;
    memcpy(entry->head, result.data, head);
    if (result.size > head)
        memcpy(
            cache->tails[entry - cache->entries], result.data + head, result.size - head);
    return entry;
}
