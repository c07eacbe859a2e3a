#include "report/index.h"

#include <stdlib.h>

#include "lib/memory.h"
#include "lib/message.h"

enum { SLOTS_LEAST = 1024 };

__extension__ typedef unsigned __int128 wide;

/* The two halves of a 128-bit product, folded: wyhash's mixing step (Wang Yi, 2019). */
static uint64_t mix(uint64_t a, uint64_t b)
{
    wide product = (wide)a * b;
    return (uint64_t)product ^ (uint64_t)(product >> 64);
}

static uint32_t hash_of(struct span text, uint32_t tag)
{
    const uint64_t first = 0x9e3779b97f4a7c15, second = 0xe7037ed1a0b428db;
    uint64_t hash = mix(first ^ tag, second ^ text.size), word;
    const char *at = text.data, *end = text.data + text.size;
    for (; end - at >= 8; at += 8) {
        memcpy(&word, at, 8);
        hash = mix(hash ^ word, first);
    }
    word = 0;
    if (at < end)
        memcpy(&word, at, (size_t)(end - at));
    hash = mix(hash ^ word, second);
    return (uint32_t)(hash ^ hash >> 32);
}

static bool is_key(
    const struct index_key *key, struct span text, uint32_t tag, uint32_t hash)
{
    return key->hash == hash && key->tag == tag && span_equal(key->text, text);
}

/* The slot where the pair is, or the free one where it belongs. */
static size_t slot_of(
    const struct index *index, struct span text, uint32_t tag, uint32_t hash)
{
    size_t slot = hash & index->mask;
    while (index->slots[slot] &&
           !is_key(&index->keys[index->slots[slot] - 1], text, tag, hash))
        slot = (slot + 1) & index->mask;
    return slot;
}

uint32_t index_find(const struct index *index, struct span text, uint32_t tag)
{
    if (!index->slots)
        return INDEX_NONE;
    uint32_t number = index->slots[slot_of(index, text, tag, hash_of(text, tag))];
    return number ? number - 1 : INDEX_NONE;
}

static void grow(struct index *index)
{
    size_t slots = index->slots ? 2 * (index->mask + 1) : SLOTS_LEAST;
    free(index->slots);
    index->slots = memory_new(slots, sizeof *index->slots);
    index->mask = slots - 1;
    for (size_t i = 0; i < index->count; i++) {
        size_t slot = index->keys[i].hash & index->mask;
        while (index->slots[slot])
            slot = (slot + 1) & index->mask;
        index->slots[slot] = (uint32_t)i + 1;
    }
}

uint32_t index_add(struct index *index, struct arena *arena, struct span text, uint32_t tag)
{
    if (!index->slots || 2 * index->count > index->mask)
        grow(index);
    uint32_t hash = hash_of(text, tag);
    size_t slot = slot_of(index, text, tag, hash);
    if (index->slots[slot])
        return index->slots[slot] - 1;
    if (index->count >= INDEX_MOST)
        message_die(STATUS_USAGE, NULL, "more than %lu terms", (unsigned long)INDEX_MOST);
    index->keys =
        memory_grow(index->keys, &index->capacity, index->count + 1, sizeof *index->keys);
    index->keys[index->count] = (struct index_key){arena_copy(arena, text), tag, hash};
    index->slots[slot] = (uint32_t)++index->count;
    return (uint32_t)index->count - 1;
}

void index_free(struct index *index)
{
    free(index->keys);
    free(index->slots);
    *index = (struct index){0};
}
