/* Sequences of words, n-grams. A sequence of n words
 * is a sequence of n - 1 and one more, so that it is known by two numbers. Its term is the
 * sequence of the words' terms, told apart by their numbers in the same way. Numbered
 * from 1. */
#ifndef COUNT_GRAMS_H
#define COUNT_GRAMS_H

#include "count/vocabulary.h"

enum { GRAMS_LONGEST = 16 }; /* words of the longest n-gram */

struct gram {
    uint64_t count;
    uint32_t first; /* number of the gram of all words but the last; a word's, of two */
    uint32_t last;  /* number of the last word */
    uint32_t seen;  /* as a word's */
    uint32_t term;  /* number of its gram_term */
    uint32_t next;  /* gram of the same term */
    uint32_t order; /* words */
};

struct gram_term {
    uint64_t documents;
    uint32_t gram; /* the first of its grams */
    uint32_t seen;
    uint32_t first, last; /* numbers of terms, as a gram's of words */
    uint32_t order;
};

struct grams {
    struct hash_key key;
    struct hash_table gram_table, term_table;
    struct gram *grams; /* owned; from 1 */
    uint32_t gram_count;
    size_t gram_capacity;
    struct gram_term *terms; /* owned; from 1 */
    uint32_t term_count;
    size_t term_capacity;
    size_t term_words; /* of all terms, for an estimate of their size */
};

void grams_open(struct grams *grams);
void grams_close(struct grams *grams);
void grams_clear(struct grams *grams);

/* Bytes of memory in use, as vocabulary_memory. */
size_t grams_memory(const struct grams *grams);

/* The hashes of a sequence of words and of their terms: those of all but the last one and
 * that one's number. Of one word they are its number and its term's. */
struct gram_hash {
    uint64_t words, terms;
};

static inline struct gram_hash grams_hash(
    const struct grams *grams, struct gram_hash first, uint32_t last, uint32_t last_term)
{
    return (struct gram_hash){hash_pair(&grams->key, first.words, last),
        hash_pair(&grams->key, first.terms, last_term)};
}

/* The number of the gram of `first` (a gram of order - 1 words, or a word) and one word
 * more. */
uint32_t grams_add(struct grams *grams, const struct vocabulary *vocabulary,
    struct gram_hash hash, uint32_t first, uint32_t last, uint32_t order);

/* A look-up in steps, for callers with many at a time: each fetches into the processor's
 * cache what the next one looks at, the last one what counting does. */
static inline void grams_prefetch(const struct grams *grams, struct gram_hash hash)
{
    __builtin_prefetch(
        &grams->gram_table.slots[hash_first(&grams->gram_table, hash.words)]);
}

/* The gram that is likely to have a hash; 0 for one that is new. */
static inline uint32_t grams_likely(const struct grams *grams, struct gram_hash hash)
{
    const struct hash_table *table = &grams->gram_table;
    size_t at = hash_first(table, hash.words);
    while (table->slots[at].item && table->slots[at].hash != (uint32_t)hash.words)
        at = hash_next(table, at);
    return table->slots[at].item;
}

static inline void grams_prefetch_gram(const struct grams *grams, struct gram_hash hash)
{
    uint32_t number = grams_likely(grams, hash);
    if (number)
        __builtin_prefetch(&grams->grams[number], 1);
    else
        __builtin_prefetch(
            &grams->term_table.slots[hash_first(&grams->term_table, hash.terms)]);
}

static inline void grams_prefetch_term(const struct grams *grams, struct gram_hash hash)
{
    uint32_t number = grams_likely(grams, hash);
    uint32_t term =
        number ? grams->grams[number].term
               : grams->term_table.slots[hash_first(&grams->term_table, hash.terms)].item;
    if (term)
        __builtin_prefetch(&grams->terms[term], 1);
}

/* The words of a gram, in order; words has room for GRAMS_LONGEST. Returns how many. */
size_t grams_words(const struct grams *grams, uint32_t number, uint32_t *words);

#endif
