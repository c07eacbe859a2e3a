/* The distinct words of the stream: a word is a written form with its term, in one
 * language. Words that share a term and a language are chained. Both are numbered from 1, 0
 * is none. */
#ifndef COUNT_VOCABULARY_H
#define COUNT_VOCABULARY_H

#include "lib/arena.h"
#include "lib/hashtable.h"

enum {
    VOCABULARY_CHUNK = 1 << 12, /* words allocated together: their addresses never change */
    VOCABULARY_FAST = HASH_BLOCK - 1, /* bytes of text that vocabulary_find takes */
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
                           follow unless the term is marked as the form itself */
    union {
        struct hash_block
            block;        /* the text, up to HASH_BLOCK bytes, zero bytes behind it */
        const char *text; /* a longer one; the vocabulary's arena owns it */
    } bytes;
};

/* In a stream with tags an ampersand begins an entity: lines with one are never looked up
 * as they stand, so that `&amp;lt;`, decoded, is not taken for the line `&lt;`. */
#define WORD_AMPERSAND UINT32_C(0x80000000)

struct term {
    uint32_t word;      /* the first of its words */
    uint32_t seen;      /* as a word's */
    uint32_t documents; /* but for the one that was open before */
    bool opened;        /* that document has it */
};

struct vocabulary {
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
    bool spaced; /* some term holds a space, and so reads like an n-gram */
    struct hash_strings languages; /* stay when the vocabulary is cleared */
};

void vocabulary_open(struct vocabulary *vocabulary);
void vocabulary_close(struct vocabulary *vocabulary);

/* Forgets all words and terms; keeps memory and languages. */
void vocabulary_clear(struct vocabulary *vocabulary);

/* Sets the counts and marks of all words and terms to 0. */
void vocabulary_reset(struct vocabulary *vocabulary);

/* Bytes of memory in use, with what the next growth will take for a while. */
size_t vocabulary_memory(const struct vocabulary *vocabulary);

static inline struct word *vocabulary_word(
    const struct vocabulary *vocabulary, uint32_t number)
{
    return &vocabulary->chunks[number / VOCABULARY_CHUNK][number % VOCABULARY_CHUNK];
}

static inline uint64_t vocabulary_seed(uint32_t language)
{
    return language * UINT64_C(0x9e3779b97f4a7c15);
}

/* A look-up in steps, for callers with many at a time: the hash of a text of at most
 * VOCABULARY_FAST bytes, two steps that fetch memory into the processor's cache, the find.
 */
static inline uint64_t vocabulary_hash(
    const struct vocabulary *vocabulary, uint32_t language, const struct hash_block *block)
{
    return hash_block(&vocabulary->key, vocabulary_seed(language), block);
}

static inline void vocabulary_prefetch(const struct vocabulary *vocabulary, uint64_t hash)
{
    __builtin_prefetch(
        &vocabulary->word_table.slots[hash_first(&vocabulary->word_table, hash)]);
}

static inline void vocabulary_prefetch_word(
    const struct vocabulary *vocabulary, uint64_t hash)
{
    size_t at = hash_first(&vocabulary->word_table, hash);
    uint32_t number = vocabulary->word_table.slots[at].item;
    if (number)
        __builtin_prefetch(vocabulary_word(vocabulary, number));
}

/* Of a text that is no word yet: where vocabulary_add will look for its term, if that is
 * the text itself. */
static inline void vocabulary_prefetch_term(
    const struct vocabulary *vocabulary, uint64_t hash)
{
    __builtin_prefetch(
        &vocabulary->term_table.slots[hash_first(&vocabulary->term_table, hash)]);
}

/* The word of the text; NULL where it is not there. */
static inline struct word *vocabulary_find(const struct vocabulary *vocabulary,
    uint32_t language, const struct hash_block *block, size_t size, uint64_t hash,
    uint32_t *number)
{
    const struct hash_table *table = &vocabulary->word_table;
    for (size_t at = hash_first(table, hash);; at = hash_next(table, at)) {
        struct hash_slot slot = table->slots[at];
        if (slot.item == 0)
            return NULL;
        if (slot.hash != (uint32_t)hash)
            continue;
        struct word *word = vocabulary_word(vocabulary, slot.item);
        if (hash_same(&word->bytes.block, block) && word->size == size &&
            word->language == language) {
            *number = slot.item;
            return word;
        }
    }
}

/* The number of the word `form` or `form TAB term`, which is added where it is not there.
 */
uint32_t vocabulary_add(struct vocabulary *vocabulary, uint32_t language, struct span text);

/* Lent for as long as the word is there. */
static inline struct span word_text(const struct word *word)
{
    bool here = word->size <= HASH_BLOCK;
    return (struct span){
        here ? (const char *)&word->bytes.block : word->bytes.text, word->size};
}

static inline struct span word_form(const struct word *word)
{
    return (struct span){word_text(word).data, word->form_size};
}

static inline struct span word_term(const struct word *word)
{
    bool itself = word->form_size == word->size;
    return span_behind(word_text(word), itself ? 0 : word->form_size + (size_t)1);
}

#endif
