/* The distinct words of the stream: a word is a written form with its term, in one
 * language. Words that share a term and a language are chained. Both are numbered from 1, 0
 * is none. */
#ifndef COUNT_DICTIONARY_H
#define COUNT_DICTIONARY_H

#include "lib/arena.h"
#include "lib/hashtable.h"

enum {
    DICTIONARY_CHUNK = 1 << 12, /* words allocated together: their addresses never change */
    DICTIONARY_FAST = HASH_BLOCK - 1, /* bytes of text that dictionary_find takes */
};

/* One line of the processor's cache. */
struct word {
    uint64_t count;
    uint32_t seen; /* the caller's mark of where it last came; 0 at first */
    uint32_t term;
    uint32_t next;      /* word of the same term */
    uint32_t language;  /* number; with WORD_AMPERSAND where the text holds one */
    uint32_t size;      /* bytes of the text */
    uint32_t form_size; /* bytes of the form, with which the text begins; TAB and term
                           follow where the term is not told to be the form itself */
    union {
        struct hash_block
            block;        /* the text, up to HASH_BLOCK bytes, zero bytes behind it */
        const char *text; /* a longer one; the dictionary's arena owns it */
    } bytes;
};

/* In a stream with tags an ampersand begins an entity: lines with one are never looked up
 * as they stand, so that `&amp;lt;`, decoded, is not taken for the line `&lt;`. */
#define WORD_AMPERSAND UINT32_C(0x80000000)

struct term {
    uint32_t word; /* the first of its words */
    uint32_t seen; /* as a word's */
    uint64_t documents;
};

struct dictionary {
    struct hash_key key;
    struct hash_table word_table, term_table;
    struct word **chunks; /* owned */
    size_t chunk_count, chunk_capacity;
    uint32_t word_count;
    struct term *terms; /* owned; terms[1] to terms[term_count] */
    uint32_t term_count;
    size_t term_capacity;
    struct arena texts;
    size_t text_bytes;
    struct hash_strings languages; /* stay when the dictionary is cleared */
};

void dictionary_open(struct dictionary *dictionary);
void dictionary_close(struct dictionary *dictionary);

/* Forgets all words and terms; keeps memory and languages. */
void dictionary_clear(struct dictionary *dictionary);

/* Bytes of memory in use, with what the next growth will take for a while. */
size_t dictionary_memory(const struct dictionary *dictionary);

static inline struct word *dictionary_word(
    const struct dictionary *dictionary, uint32_t number)
{
    return &dictionary->chunks[number / DICTIONARY_CHUNK][number % DICTIONARY_CHUNK];
}

static inline uint64_t dictionary_seed(uint32_t language)
{
    return language * UINT64_C(0x9e3779b97f4a7c15);
}

/* A look-up in steps, for callers with many at a time: the hash of a text of at most
 * DICTIONARY_FAST bytes, two steps that fetch memory into the processor's cache, the find.
 */
static inline uint64_t dictionary_hash(
    const struct dictionary *dictionary, uint32_t language, const struct hash_block *block)
{
    return hash_block(&dictionary->key, dictionary_seed(language), block);
}

static inline void dictionary_prefetch(const struct dictionary *dictionary, uint64_t hash)
{
    __builtin_prefetch(
        &dictionary->word_table.slots[hash_first(&dictionary->word_table, hash)]);
}

static inline void dictionary_prefetch_word(
    const struct dictionary *dictionary, uint64_t hash)
{
    size_t at = hash_first(&dictionary->word_table, hash);
    uint32_t number = dictionary->word_table.slots[at].item;
    if (number)
        __builtin_prefetch(dictionary_word(dictionary, number));
}

/* Of a text that is no word yet: where dictionary_add will look for its term, if that is
 * the text itself. */
static inline void dictionary_prefetch_term(
    const struct dictionary *dictionary, uint64_t hash)
{
    __builtin_prefetch(
        &dictionary->term_table.slots[hash_first(&dictionary->term_table, hash)]);
}

/* The word of the text; NULL where it is not there. */
static inline struct word *dictionary_find(const struct dictionary *dictionary,
    uint32_t language, const struct hash_block *block, size_t size, uint64_t hash,
    uint32_t *number)
{
    const struct hash_table *table = &dictionary->word_table;
    for (size_t at = hash_first(table, hash);; at = hash_next(table, at)) {
        struct hash_slot slot = table->slots[at];
        if (slot.item == 0)
            return NULL;
        if (slot.hash != (uint32_t)hash)
            continue;
        struct word *word = dictionary_word(dictionary, slot.item);
        if (hash_same(&word->bytes.block, block) && word->size == size &&
            word->language == language) {
            *number = slot.item;
            return word;
        }
    }
}

/* The number of the word `form` or `form TAB term`, which is added where it is not there.
 */
uint32_t dictionary_add(struct dictionary *dictionary, uint32_t language, struct span text);

/* Lent for as long as the word is there. */
struct span word_text(const struct word *word);
struct span word_form(const struct word *word);
struct span word_term(const struct word *word);

#endif
