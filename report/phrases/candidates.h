/* Candidates for key phrases: the noun phrases of one language among a corpus' single words
 * and n-grams, with what speaks for and against each. */
#ifndef REPORT_PHRASES_CANDIDATES_H
#define REPORT_PHRASES_CANDIDATES_H

#include "report/corpus/corpus.h"

enum {
    CANDIDATE_WORDS_MOST = 4,
    DOCUMENTS_FEW = 8 /* of fewer each document gives its best phrases */
};

struct candidate {
    const struct corpus_term *term;
    uint32_t words[CANDIDATE_WORDS_MOST]; /* indices into the corpus' terms */
    uint32_t length;                      /* words */
    uint64_t count, documents; /* of the term, or of all that is shown under its name
                                  (report/phrases/names.h) */
    uint32_t document;         /* the first that holds its words; of many documents 0 */
    uint32_t first;    /* the first sentence there that does, from 0; of many documents 0 */
    float nominal;     /* how far it is a noun phrase, 0 to 1 */
    float descriptive; /* of several words: the share of adjectives at its beginning that
                          are not relational */
    float relational;  /* the share of those that are */
    float ing;         /* the share of -ing forms there */
    float firmness;    /* its count by that of the rarest of its words */
    float rarity;      /* the sum over its words of how rare they usually are */
    float
        extended; /* the share of its occurrences within the most frequent noun phrase longer
                       by a word */
    float within;  /* the count of the most frequent candidate that holds it, by its own */
    float capital; /* 1 where all its words have a capital, but function words within */
    float verb;    /* how far its last word is a verb by itself */
    float weight;  /* the sum over its words of count times rarity */
    uint32_t last; /* the last sentence of the document that holds its words */
    uint32_t spread;        /* how many sentences do */
    uint32_t stops;         /* stop words among its words */
    uint32_t before_person; /* words before a person's name in full that is its end */
    bool clause;            /* has a verb, or begins with a number */
    bool amount;            /* a number and what it counts stand behind its first word */
    bool number;            /* the last word is a number */
    bool dropped; /* no candidate, but counted in the fields of others; or covered by a
                       phrase that was chosen */
    bool chosen;
    bool begins;     /* a single word that never follows another */
    bool person;     /* first names and a surname */
    bool possessive; /* a word before the last is one (`Lob's theorem`) */
};

struct candidates {
    struct candidate *items; /* owned; in the order of the corpus: words, then n-grams */
    size_t count, capacity;
    uint32_t *single; /* owned: the candidate + 1 of each term of the corpus; 0: none */
    uint32_t *slots;  /* owned: a hash table of the n-grams, candidate + 1 */
    size_t mask;      /* its slots less one */
    struct lexicon *lexicon; /* of the language; owned, or NULL */
    double units;            /* sentences of a document; of a few: the mean, of many 0 */
    size_t documents;
    bool collection; /* of several documents */
    bool few;        /* of several, and fewer than DOCUMENTS_FEW */
};

/* Finds the candidates of a language of the corpus (an index into its languages). Where
 * there is no lexicon of it, they are what stands between stop words. `reference`: a corpus
 * whose counts say what is usual, or NULL for the usual frequencies of the language. Freed
 * with candidates_close. */
void candidates_find(struct candidates *candidates, const struct corpus *corpus,
    uint32_t language, const struct corpus *reference);

/* The candidate of some words, or NULL. */
struct candidate *candidates_of(
    const struct candidates *candidates, const uint32_t *words, uint32_t length);

void candidates_close(struct candidates *candidates);

#endif
