#include "report/corpus/intern.h"

#include <stdlib.h>

#include "lib/memory.h"
#include "lib/message.h"

enum { SLOTS_LEAST = 1024 };

static bool is_key(const struct intern_key *key, struct span text, uint32_t tag)
{
    return key->tag == tag && span_equal(key->text, text);
}

/* The number of the pair and 1, or 0. */
static uint32_t intern_slot(
    const struct intern *index, struct span text, uint32_t tag, uint64_t hash)
{
    const struct hash_table *table = &index->table;
    for (size_t at = hash_first(table, hash);; at = hash_next(table, at)) {
        struct hash_slot slot = table->slots[at];
        if (!slot.item ||
            (slot.hash == (uint32_t)hash && is_key(&index->keys[slot.item - 1], text, tag)))
            return slot.item;
    }
}

uint32_t intern_find(const struct intern *index, struct span text, uint32_t tag)
{
    if (!index->count)
        return INTERN_NONE;
    uint32_t item = intern_slot(index, text, tag, hash_bytes(&index->key, tag, text));
    return item ? item - 1 : INTERN_NONE;
}

uint32_t intern_add(
    struct intern *index, struct arena *arena, struct span text, uint32_t tag)
{
    if (!index->table.slots) {
        index->key = hash_key_new();
        hash_table_open(&index->table, SLOTS_LEAST);
    }
    uint64_t hash = hash_bytes(&index->key, tag, text);
    uint32_t item = intern_slot(index, text, tag, hash);
    if (item)
        return item - 1;
    if (index->count >= INTERN_MOST)
        message_die(STATUS_USAGE, NULL, "more than %lu terms", (unsigned long)INTERN_MOST);
    index->keys =
        memory_grow(index->keys, &index->capacity, index->count + 1, sizeof *index->keys);
    index->keys[index->count] = (struct intern_key){arena_copy(arena, text), tag};
    hash_insert(&index->table, hash, (uint32_t)++index->count);
    return (uint32_t)index->count - 1;
}

void intern_close(struct intern *index)
{
    free(index->keys);
    hash_table_close(&index->table);
    *index = (struct intern){0};
}
