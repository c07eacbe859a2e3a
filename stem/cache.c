#include "stem/cache.h"

#include <stdlib.h>

#include "lib/memory.h"

static const size_t line = 64; /* bytes of the processor's cache */

void cache_open(struct cache *cache)
{
    cache->key = hash_key_new();
    /* Zeroed by the system, page by page where it is used: few are for one article. */
    cache->room = memory_new(CACHE_ENTRIES + 2, sizeof *cache->entries);
    uintptr_t misplaced = (uintptr_t)cache->room % line;
    cache->entries =
        (struct cache_entry *)(cache->room + (misplaced ? line - misplaced : 0));
    cache->filled = false;
    cache->tails = memory_new(CACHE_ENTRIES, sizeof *cache->tails);
}

void cache_close(struct cache *cache)
{
    free(cache->room);
    free(cache->tails);
    *cache = (struct cache){.entries = NULL};
}

void cache_clear(struct cache *cache)
{
    if (cache->filled)
        memset(cache->entries, 0, CACHE_ENTRIES * sizeof *cache->entries);
    cache->filled = false;
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
    cache->filled = true;
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
