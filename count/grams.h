/* Sequences of words, n-grams, and their terms: the sequences of the words' terms. A
 * sequence of n words is one of n - 1 and a word more. Both are numbered from 1. */
#ifndef COUNT_GRAMS_H
#define COUNT_GRAMS_H

#include "count/vocabulary.h"

enum { GRAMS_LONGEST = 16 }; /* words of the longest n-gram */

struct gram {
    uint32_t count;
    uint32_t first; /* number of the gram of all words but the last; a word's, of two */
    uint32_t last;  /* number of the last word */
    uint32_t seen;  /* as a word's */
    uint32_t term;  /* number of its gram_term */
    uint32_t next;  /* gram of the same term */
};

struct gram_term {
    uint32_t gram;      /* the first of its grams */
    uint32_t seen;      /* as a term's */
    uint32_t documents; /* likewise */
    uint16_t order;     /* words */
    bool opened;        /* as a term's */
};

struct grams {
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

/* Room for so many more. */
void grams_reserve(struct grams *grams, size_t grams_more, size_t terms_more);

/* The words of a gram, in order; words has room for GRAMS_LONGEST. Returns how many. */
size_t grams_words(const struct grams *grams, uint32_t number, uint32_t *words);

#endif
