#include "report/corpus/intern.h"

#include <stdlib.h>

#include "lib/memory.h"
#include "lib/message.h"

enum { SLOTS_LEAST = 1024 };

static bool is_key(const struct intern_key *key, const struct intern_key *sought)
{
    return key->prefix == sought->prefix && key->tag == sought->tag &&
           key->text.size == sought->text.size &&
           (key->text.size <= sizeof key->prefix || span_equal(key->text, sought->text));
}

static uint64_t hash_of(const struct intern *index, const struct intern_key *sought)
{
    uint64_t tag_and_size = (uint64_t)sought->tag << 32 ^ sought->text.size;
    return sought->text.size <= sizeof sought->prefix
               ? hash_pair(&index->key, sought->prefix, tag_and_size)
               : hash_bytes(&index->key, sought->tag, sought->text);
}

/* The number of the pair and 1, or 0. */
static uint32_t intern_slot(
    const struct intern *index, const struct intern_key *sought, uint64_t hash)
{
    const struct hash_table *table = &index->table;
    for (size_t at = hash_first(table, hash);; at = hash_next(table, at)) {
        struct hash_slot slot = table->slots[at];
        if (!slot.item ||
            (slot.hash == (uint32_t)hash && is_key(&index->keys[slot.item - 1], sought)))
            return slot.item;
    }
}

uint32_t intern_find(const struct intern *index, struct span text, uint32_t tag)
{
    if (!index->count)
        return INTERN_NONE;
    struct intern_key sought = {text, span_prefix(text), tag};
    uint32_t item = intern_slot(index, &sought, hash_of(index, &sought));
    return item ? item - 1 : INTERN_NONE;
}

uint32_t intern_add(
    struct intern *index, struct arena *arena, struct span text, uint32_t tag)
{
    if (!index->table.slots) {
        index->key = hash_key_new();
        hash_table_open(&index->table, SLOTS_LEAST);
    }
    struct intern_key sought = {text, span_prefix(text), tag};
    uint64_t hash = hash_of(index, &sought);
    uint32_t item = intern_slot(index, &sought, hash);
    if (item)
        return item - 1;
    if (index->count >= INTERN_MOST)
        message_die(STATUS_USAGE, NULL, "more than %lu terms", (unsigned long)INTERN_MOST);
    index->keys =
        memory_grow(index->keys, &index->capacity, index->count + 1, sizeof *index->keys);
    sought.text = arena_copy(arena, text);
    index->keys[index->count] = sought;
    hash_insert(&index->table, hash, (uint32_t)++index->count);
    return (uint32_t)index->count - 1;
}

void intern_close(struct intern *index)
{
    free(index->keys);
    hash_table_close(&index->table);
    *index = (struct intern){0};
}
