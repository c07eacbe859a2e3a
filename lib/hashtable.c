#include "lib/hashtable.h"

#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "lib/memory.h"

int getentropy(void *buffer, size_t size); /* POSIX 2024 */

struct hash_key hash_key_new(void)
{
    struct hash_key key;
    if (getentropy(&key, sizeof key) != 0) {
        struct timespec now = {0};
        clock_gettime(CLOCK_REALTIME, &now);
        struct hash_key fixed = {
            {UINT64_C(0xa0761d6478bd642f), UINT64_C(0xe7037ed1a0b428db),
                UINT64_C(0x8ebc6af09c88c6e3), UINT64_C(0x589965cc75374cc3)}};
        key = fixed;
        key.part[0] ^= (uint64_t)now.tv_nsec << 20 ^ (uint64_t)getpid();
        key.part[1] ^= (uint64_t)now.tv_sec;
    }
    return key;
}

static struct hash_block load_exact(const char *text, size_t size)
{
    struct hash_block block = {{0}};
    if (size)
        memcpy(&block, text, size);
    return block;
}

uint64_t hash_bytes(const struct hash_key *key, uint64_t seed, struct span bytes)
{
    while (bytes.size > HASH_BLOCK) {
        struct hash_block block = load_exact(bytes.data, HASH_BLOCK);
        seed = hash_block(key, seed, &block) * UINT64_C(0x9e3779b97f4a7c15) + 1;
        bytes.data += HASH_BLOCK;
        bytes.size -= HASH_BLOCK;
    }
    struct hash_block block = load_exact(bytes.data, bytes.size);
    return hash_block(key, seed, &block);
}

void hash_table_open(struct hash_table *table, size_t size)
{
    *table = (struct hash_table){memory_table(size, sizeof *table->slots), size, 0};
}

void hash_table_close(struct hash_table *table)
{
    free(table->slots);
    *table = (struct hash_table){0};
}

void hash_table_clear(struct hash_table *table)
{
    memset(table->slots, 0, table->size * sizeof *table->slots);
    table->used = 0;
}

static void hashtable_place(struct hash_table *table, struct hash_slot slot)
{
    size_t at = hash_first(table, slot.hash);
    while (table->slots[at].item)
        at = hash_next(table, at);
    table->slots[at] = slot;
    table->used++;
}

static void hashtable_grow(struct hash_table *table)
{
    struct hash_table grown;
    hash_table_open(&grown, table->size * 2);
    for (size_t i = 0; i < table->size; i++)
        if (table->slots[i].item)
            hashtable_place(&grown, table->slots[i]);
    hash_table_close(table);
    *table = grown;
}

void hash_insert(struct hash_table *table, uint64_t hash, uint32_t item)
{
    if (hash_table_full(table))
        hashtable_grow(table);
    hashtable_place(table, (struct hash_slot){(uint32_t)hash, item});
}

void hash_strings_open(struct hash_strings *set)
{
    *set = (struct hash_strings){.key = hash_key_new()};
    hash_table_open(&set->table, 64);
}

void hash_strings_close(struct hash_strings *set)
{
    for (size_t i = 1; i <= set->count; i++)
        free((char *)set->strings[i].data);
    free(set->strings);
    hash_table_close(&set->table);
    *set = (struct hash_strings){0};
}

uint32_t hash_strings_find(const struct hash_strings *set, struct span string)
{
    uint64_t hash = hash_bytes(&set->key, 0, string);
    size_t at = hash_first(&set->table, hash);
    for (; set->table.slots[at].item; at = hash_next(&set->table, at)) {
        struct hash_slot slot = set->table.slots[at];
        if (slot.hash == (uint32_t)hash && span_equal(set->strings[slot.item], string))
            return slot.item;
    }
    return 0;
}

uint32_t hash_strings_add(struct hash_strings *set, struct span string)
{
    uint32_t found = hash_strings_find(set, string);
    if (found)
        return found;
    char *copy = memory_new(string.size + 1, 1);
    if (string.size)
        memcpy(copy, string.data, string.size);
    set->strings =
        memory_grow(set->strings, &set->capacity, set->count + 2, sizeof(struct span));
    set->strings[++set->count] = (struct span){copy, string.size};
    hash_insert(&set->table, hash_bytes(&set->key, 0, string), (uint32_t)set->count);
    return (uint32_t)set->count;
}
