#include "count/dictionary.h"

#include <stdlib.h>

#include "lib/memory.h"

enum {
    TABLE_FIRST = 1 << 12, /* slots to begin with */
    CACHE_LINE = 64,
};

void dictionary_open(struct dictionary *dictionary)
{
    *dictionary = (struct dictionary){.key = hash_key_new()};
    hash_table_open(&dictionary->word_table, TABLE_FIRST);
    hash_table_open(&dictionary->term_table, TABLE_FIRST);
    hash_strings_open(&dictionary->languages);
}

void dictionary_close(struct dictionary *dictionary)
{
    hash_table_close(&dictionary->word_table);
    hash_table_close(&dictionary->term_table);
    for (size_t i = 0; i < dictionary->chunk_count; i++)
        free(dictionary->chunks[i]);
    free(dictionary->chunks);
    free(dictionary->terms);
    arena_free(&dictionary->texts);
    hash_strings_close(&dictionary->languages);
}

void dictionary_clear(struct dictionary *dictionary)
{
    hash_table_clear(&dictionary->word_table);
    hash_table_clear(&dictionary->term_table);
    arena_free(&dictionary->texts);
    dictionary->text_bytes = 0;
    dictionary->word_count = dictionary->term_count = 0;
}

static size_t table_memory(const struct hash_table *table)
{
    size_t slots = table->used + 1 >= table->size / 4 * 3 ? 3 * table->size : table->size;
    return slots * sizeof *table->slots;
}

size_t dictionary_memory(const struct dictionary *dictionary)
{
    return table_memory(&dictionary->word_table) + table_memory(&dictionary->term_table) +
           dictionary->chunk_count * DICTIONARY_CHUNK * sizeof(struct word) +
           dictionary->term_capacity * sizeof(struct term) + dictionary->text_bytes;
}

struct span word_text(const struct word *word)
{
    bool here = word->size <= HASH_BLOCK;
    return (struct span){
        here ? (const char *)&word->bytes.block : word->bytes.text, word->size};
}

struct span word_form(const struct word *word)
{
    return (struct span){word_text(word).data, word->form_size};
}

struct span word_term(const struct word *word)
{
    struct span text = word_text(word);
    if (word->form_size == word->size)
        return text;
    return (struct span){text.data + word->form_size + 1, text.size - word->form_size - 1};
}

static uint32_t find(
    const struct dictionary *dictionary, uint32_t language, struct span text, uint64_t hash)
{
    const struct hash_table *table = &dictionary->word_table;
    for (size_t at = hash_first(table, hash); table->slots[at].item;
         at = hash_next(table, at)) {
        struct hash_slot slot = table->slots[at];
        if (slot.hash != (uint32_t)hash)
            continue;
        const struct word *word = dictionary_word(dictionary, slot.item);
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
    const struct dictionary *dictionary, uint32_t language, struct span term, uint64_t hash)
{
    const struct hash_table *table = &dictionary->term_table;
    for (size_t at = hash_first(table, hash); table->slots[at].item;
         at = hash_next(table, at)) {
        struct hash_slot slot = table->slots[at];
        if (slot.hash != (uint32_t)hash)
            continue;
        uint32_t first = dictionary->terms[slot.item].word;
        const struct word *word = dictionary_word(dictionary, first);
        if (plain_language(word) == language && span_equal(word_term(word), term))
            return slot.item;
    }
    return 0;
}

/* Chains a new word to its term, which may be new too. */
static void join_term(struct dictionary *dictionary, uint32_t number)
{
    struct word *word = dictionary_word(dictionary, number);
    struct span term = word_term(word);
    uint32_t language = plain_language(word);
    uint64_t hash = hash_bytes(&dictionary->key, dictionary_seed(language), term);
    word->term = find_term(dictionary, language, term, hash);
    if (!word->term) {
        dictionary->terms = memory_grow(dictionary->terms, &dictionary->term_capacity,
            dictionary->term_count + 2, sizeof *dictionary->terms);
        word->term = ++dictionary->term_count;
        dictionary->terms[word->term] = (struct term){.word = number};
        hash_insert(&dictionary->term_table, hash, word->term);
        return;
    }
    struct word *first = dictionary_word(dictionary, dictionary->terms[word->term].word);
    word->next = first->next;
    first->next = number;
}

static struct word *new_word(struct dictionary *dictionary)
{
    uint32_t number = ++dictionary->word_count;
    if (number / DICTIONARY_CHUNK >= dictionary->chunk_count) {
        dictionary->chunks = memory_grow(dictionary->chunks, &dictionary->chunk_capacity,
            dictionary->chunk_count + 1, sizeof *dictionary->chunks);
        void *chunk = aligned_alloc(CACHE_LINE, DICTIONARY_CHUNK * sizeof(struct word));
        if (!chunk) /* ends the program where there is no memory at all */
            chunk = memory_new(DICTIONARY_CHUNK, sizeof(struct word));
        dictionary->chunks[dictionary->chunk_count++] = chunk;
    }
    struct word *word = dictionary_word(dictionary, number);
    memset(word, 0, sizeof *word);
    return word;
}

uint32_t dictionary_add(struct dictionary *dictionary, uint32_t language, struct span text)
{
    uint64_t hash = hash_bytes(&dictionary->key, dictionary_seed(language), text);
    uint32_t number = find(dictionary, language, text, hash);
    if (number)
        return number;
    struct word *word = new_word(dictionary);
    number = dictionary->word_count;
    word->language = language;
    word->size = (uint32_t)text.size;
    const char *tab = text.size ? memchr(text.data, '\t', text.size) : NULL;
    word->form_size = tab ? (uint32_t)(tab - text.data) : word->size;
    if (text.size > HASH_BLOCK) {
        word->bytes.text = arena_copy(&dictionary->texts, text).data;
        dictionary->text_bytes += text.size + 1;
    } else if (text.size) {
        memcpy(&word->bytes.block, text.data, text.size);
    }
    hash_insert(&dictionary->word_table, hash, number);
    join_term(dictionary, number);
    return number;
}
