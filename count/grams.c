#include "count/grams.h"

#include <stdlib.h>

#include "lib/memory.h"

enum { TABLE_FIRST = 1 << 12 };

void grams_open(struct grams *grams)
{
    *grams = (struct grams){.key = hash_key_new()};
    hash_table_open(&grams->gram_table, TABLE_FIRST);
    hash_table_open(&grams->term_table, TABLE_FIRST);
}

void grams_close(struct grams *grams)
{
    hash_table_close(&grams->gram_table);
    hash_table_close(&grams->term_table);
    free(grams->grams);
    free(grams->terms);
}

void grams_clear(struct grams *grams)
{
    hash_table_clear(&grams->gram_table);
    hash_table_clear(&grams->term_table);
    grams->gram_count = grams->term_count = 0;
    grams->term_words = 0;
}

static size_t table_memory(const struct hash_table *table)
{
    size_t slots = table->used + 1 >= table->size / 4 * 3 ? 3 * table->size : table->size;
    return slots * sizeof *table->slots;
}

size_t grams_memory(const struct grams *grams)
{
    return table_memory(&grams->gram_table) + table_memory(&grams->term_table) +
           grams->gram_capacity * sizeof *grams->grams +
           grams->term_capacity * sizeof *grams->terms;
}

static uint32_t term_of(
    struct grams *grams, uint64_t hash, uint32_t first, uint32_t last, uint32_t order)
{
    struct hash_table *table = &grams->term_table;
    for (size_t at = hash_first(table, hash); table->slots[at].item;
         at = hash_next(table, at)) {
        struct hash_slot slot = table->slots[at];
        const struct gram_term *term = &grams->terms[slot.item];
        if (slot.hash == (uint32_t)hash && term->first == first && term->last == last &&
            term->order == order)
            return slot.item;
    }
    grams->terms = memory_grow(
        grams->terms, &grams->term_capacity, grams->term_count + 2, sizeof *grams->terms);
    grams->terms[++grams->term_count] =
        (struct gram_term){.first = first, .last = last, .order = order};
    grams->term_words += order;
    hash_insert(table, hash, grams->term_count);
    return grams->term_count;
}

static uint32_t new_gram(struct grams *grams, const struct vocabulary *vocabulary,
    uint64_t terms, uint32_t first, uint32_t last, uint32_t order)
{
    uint32_t first_term =
        order == 2 ? vocabulary_word(vocabulary, first)->term : grams->grams[first].term;
    uint32_t term =
        term_of(grams, terms, first_term, vocabulary_word(vocabulary, last)->term, order);
    grams->grams = memory_grow(
        grams->grams, &grams->gram_capacity, grams->gram_count + 2, sizeof *grams->grams);
    uint32_t number = ++grams->gram_count;
    grams->grams[number] = (struct gram){.first = first,
        .last = last,
        .term = term,
        .next = grams->terms[term].gram,
        .order = order};
    grams->terms[term].gram = number;
    return number;
}

uint32_t grams_add(struct grams *grams, const struct vocabulary *vocabulary,
    struct gram_hash hash, uint32_t first, uint32_t last, uint32_t order)
{
    const struct hash_table *table = &grams->gram_table;
    for (size_t at = hash_first(table, hash.words); table->slots[at].item;
         at = hash_next(table, at)) {
        struct hash_slot slot = table->slots[at];
        if (slot.hash != (uint32_t)hash.words)
            continue;
        const struct gram *gram = &grams->grams[slot.item];
        if (gram->first == first && gram->last == last && gram->order == order)
            return slot.item;
    }
    uint32_t number = new_gram(grams, vocabulary, hash.terms, first, last, order);
    hash_insert(&grams->gram_table, hash.words, number);
    return number;
}

size_t grams_words(const struct grams *grams, uint32_t number, uint32_t *words)
{
    size_t order = grams->grams[number].order;
    for (size_t i = order; i > 1; i--) {
        const struct gram *gram = &grams->grams[number];
        words[i - 1] = gram->last;
        number = gram->first;
    }
    words[0] = number;
    return order;
}
