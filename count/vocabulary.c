#include "count/vocabulary.h"

#include <stdlib.h>

#include "lib/memory.h"

enum {
    TABLE_FIRST = 1 << 12, /* slots to begin with */
    CACHE_LINE = 64,
};

void vocabulary_open(struct vocabulary *vocabulary)
{
    *vocabulary = (struct vocabulary){.key = hash_key_new()};
    hash_table_open(&vocabulary->word_table, TABLE_FIRST);
    hash_table_open(&vocabulary->term_table, TABLE_FIRST);
    hash_strings_open(&vocabulary->languages);
}

void vocabulary_close(struct vocabulary *vocabulary)
{
    hash_table_close(&vocabulary->word_table);
    hash_table_close(&vocabulary->term_table);
    for (size_t i = 0; i < vocabulary->chunk_count; i++)
        free(vocabulary->chunks[i]);
    free(vocabulary->chunks);
    free(vocabulary->terms);
    arena_free(&vocabulary->texts);
    hash_strings_close(&vocabulary->languages);
}

void vocabulary_clear(struct vocabulary *vocabulary)
{
    hash_table_clear(&vocabulary->word_table);
    hash_table_clear(&vocabulary->term_table);
    arena_free(&vocabulary->texts);
    vocabulary->text_bytes = 0;
    vocabulary->word_count = vocabulary->term_count = 0;
    vocabulary->spaced = false;
}

void vocabulary_reset(struct vocabulary *vocabulary)
{
    for (uint32_t i = 1; i <= vocabulary->word_count; i++) {
        struct word *word = vocabulary_word(vocabulary, i);
        word->count = word->seen = 0;
    }
    for (uint32_t i = 1; i <= vocabulary->term_count; i++) {
        struct term *term = &vocabulary->terms[i];
        *term = (struct term){.word = term->word};
    }
}

static size_t table_memory(const struct hash_table *table)
{
    size_t slots = table->used + 1 >= table->size / 4 * 3 ? 3 * table->size : table->size;
    return slots * sizeof *table->slots;
}

size_t vocabulary_memory(const struct vocabulary *vocabulary)
{
    return table_memory(&vocabulary->word_table) + table_memory(&vocabulary->term_table) +
           vocabulary->chunk_count * VOCABULARY_CHUNK * sizeof(struct word) +
           vocabulary->term_capacity * sizeof(struct term) + vocabulary->text_bytes;
}

static uint32_t vocabulary_slot(
    const struct vocabulary *vocabulary, uint32_t language, struct span text, uint64_t hash)
{
    const struct hash_table *table = &vocabulary->word_table;
    for (size_t at = hash_first(table, hash); table->slots[at].item;
         at = hash_next(table, at)) {
        struct hash_slot slot = table->slots[at];
        if (slot.hash != (uint32_t)hash)
            continue;
        const struct word *word = vocabulary_word(vocabulary, slot.item);
        if (word->language == language && span_equal(word_text(word), text))
            return slot.item;
    }
    return 0;
}

/* Terms are one to a language, whether or not their words hold an ampersand. */
static uint32_t plain_language(const struct word *word)
{
    return word->language & ~WORD_AMPERSAND;
}

static uint32_t find_term(
    const struct vocabulary *vocabulary, uint32_t language, struct span term, uint64_t hash)
{
    const struct hash_table *table = &vocabulary->term_table;
    for (size_t at = hash_first(table, hash); table->slots[at].item;
         at = hash_next(table, at)) {
        struct hash_slot slot = table->slots[at];
        if (slot.hash != (uint32_t)hash)
            continue;
        uint32_t first = vocabulary->terms[slot.item].word;
        const struct word *word = vocabulary_word(vocabulary, first);
        if (plain_language(word) == language && span_equal(word_term(word), term))
            return slot.item;
    }
    return 0;
}

/* Chains a new word to its term, which may be new too. */
static void join_term(struct vocabulary *vocabulary, uint32_t number)
{
    struct word *word = vocabulary_word(vocabulary, number);
    struct span term = word_term(word);
    uint32_t language = plain_language(word);
    uint64_t hash = hash_bytes(&vocabulary->key, vocabulary_seed(language), term);
    word->term = find_term(vocabulary, language, term, hash);
    if (!word->term) {
        vocabulary->terms = memory_grow(vocabulary->terms, &vocabulary->term_capacity,
            vocabulary->term_count + 2, sizeof *vocabulary->terms);
        word->term = ++vocabulary->term_count;
        vocabulary->terms[word->term] = (struct term){.word = number};
        vocabulary->spaced |= term.size && memchr(term.data, ' ', term.size);
        hash_insert(&vocabulary->term_table, hash, word->term);
        return;
    }
    struct word *first = vocabulary_word(vocabulary, vocabulary->terms[word->term].word);
    word->next = first->next;
    first->next = number;
}

static struct word *new_word(struct vocabulary *vocabulary)
{
    uint32_t number = ++vocabulary->word_count;
    if (number / VOCABULARY_CHUNK >= vocabulary->chunk_count) {
        vocabulary->chunks = memory_grow(vocabulary->chunks, &vocabulary->chunk_capacity,
            vocabulary->chunk_count + 1, sizeof *vocabulary->chunks);
        void *chunk = aligned_alloc(CACHE_LINE, VOCABULARY_CHUNK * sizeof(struct word));
        if (!chunk) /* ends the program where there is no memory at all */
            chunk = memory_new(VOCABULARY_CHUNK, sizeof(struct word));
        vocabulary->chunks[vocabulary->chunk_count++] = chunk;
    }
    struct word *word = vocabulary_word(vocabulary, number);
    memset(word, 0, sizeof *word);
    return word;
}

uint32_t vocabulary_add(struct vocabulary *vocabulary, uint32_t language, struct span text)
{
    uint64_t hash = hash_bytes(&vocabulary->key, vocabulary_seed(language), text);
    uint32_t number = vocabulary_slot(vocabulary, language, text, hash);
    if (number)
        return number;
    struct word *word = new_word(vocabulary);
    number = vocabulary->word_count;
    word->language = language;
    word->size = (uint32_t)text.size;
    const char *tab = text.size ? memchr(text.data, '\t', text.size) : NULL;
    word->form_size = tab ? (uint32_t)(tab - text.data) : word->size;
    if (text.size > HASH_BLOCK) {
        word->bytes.text = arena_copy(&vocabulary->texts, text).data;
        vocabulary->text_bytes += text.size + 1;
    } else if (text.size) {
        memcpy(&word->bytes.block, text.data, text.size);
    }
    hash_insert(&vocabulary->word_table, hash, number);
    join_term(vocabulary, number);
    return number;
}
