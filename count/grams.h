/* Sequences of words, n-grams, and their terms: the sequences of the words' terms. A
 * sequence of n words is one of n - 1 and a word more. Both are numbered from 1. */
#ifndef COUNT_GRAMS_H
#define COUNT_GRAMS_H

#include "count/vocabulary.h"

enum { GRAMS_LONGEST = 16 }; /* words of the longest n-gram */

struct gram {
    uint32_t count;
    uint32_t seen; /* as a word's */
    uint32_t term; /* number of its gram_term */
    uint32_t next; /* gram of the same term */
};

struct gram_term {
    uint32_t gram;      /* the first of its grams */
    uint32_t seen;      /* as a term's */
    uint32_t documents; /* likewise */
    uint16_t order;     /* words */
    bool opened;        /* as a term's */
};

/* Grams of so many words, which stand together. */
struct gram_level {
    uint32_t base; /* number of the first one, less 1 */
    size_t words;  /* where its words begin */
};

struct grams {
    struct gram_level levels[GRAMS_LONGEST + 1];
    uint32_t *words; /* owned; of each gram */
    size_t word_count, word_capacity;
    struct gram *grams; /* owned; from 1 */
    uint32_t gram_count;
    size_t gram_capacity;
    struct gram_term *terms; /* owned; from 1 */
    uint32_t term_count;
    size_t term_capacity;
    size_t term_words; /* of all terms, for an estimate of their size */
};

/* Zero-initialise one to begin with. */
void grams_close(struct grams *grams);
void grams_clear(struct grams *grams);

/* Bytes of memory in use. */
size_t grams_memory(const struct grams *grams);

/* Begins a level of so many grams and terms, with room for them. */
void grams_begin_level(
    struct grams *grams, uint32_t order, uint32_t gram_count, uint32_t term_count);

/* The words of a gram of an order: as many as that. */
static inline uint32_t *grams_words(
    const struct grams *grams, uint32_t number, uint32_t order)
{
    const struct gram_level *level = &grams->levels[order];
    return grams->words + level->words + (size_t)(number - level->base - 1) * order;
}

static inline uint32_t grams_order(const struct grams *grams, uint32_t number)
{
    return grams->terms[grams->grams[number].term].order;
}

#endif
