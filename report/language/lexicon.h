/* A lexicon: how often a word is which part of speech, and whether a few words in a row
 * make a noun phrase. */
#ifndef REPORT_LANGUAGE_LEXICON_H
#define REPORT_LANGUAGE_LEXICON_H

#include "lib/span.h"

/* The parts of speech, in the order of the compiled files (data/lexicons.py). */
enum word_class {
    CLASS_NOUN,
    CLASS_PROPER,
    CLASS_ADJECTIVE,
    CLASS_COMPARATIVE, /* and superlative */
    CLASS_ING,         /* an English -ing form, a gerund */
    CLASS_PARTICIPLE,  /* past participle */
    CLASS_VERB,
    CLASS_ADVERB,
    CLASS_NUMBER,
    CLASS_DETERMINER,
    CLASS_PREPOSITION, /* and conjunction */
    CLASS_OTHER,
    CLASS_RELATIONAL, /* adjective made from a noun ("optical"), where such are marked
                       */
    CLASS_COUNT
};

struct word_shares {
    float of[CLASS_COUNT]; /* add up to about 1 */
};

struct lexicon;

/* The lexicon of a language ("en"), mapped from the data directory; NULL where there is
 * none. Freed with lexicon_free. */
struct lexicon *lexicon_new(struct span language);

/* The shares of a written word. One that is not listed: of its longest listed suffix. */
struct word_shares lexicon_word(const struct lexicon *lexicon, struct span form);

/* Whether a word written with a capital is a name and nothing else: by the share of proper
 * nouns, but never where the lexicon has the word as another one too (`Forest`). */
bool lexicon_is_name(const struct lexicon *lexicon, struct span form);

/* Given the shares of the words of an n-gram by themselves, replaces them by those in the
 * company of each other: the posterior of a first-order hidden Markov model (Rabiner 1989,
 * A tutorial on hidden Markov models, section III: the forward-backward procedure). */
void lexicon_tag(const struct lexicon *lexicon, struct word_shares *shares, size_t count);

/* How nominal words must be at least to be a phrase: less in English, whose lexicon
 * counts how often a word is what, than where one only lists what it can be. */
double lexicon_nominal_least(const struct lexicon *lexicon);

/* Whether adjectives follow their noun, as in Romance languages. */
bool lexicon_head_first(const struct lexicon *lexicon);

/* How far words of these shares are a noun phrase, 0 to 1: the product over the words of
 * how fit each class is at its place (adjectives, nouns and participles before a noun; in
 * languages that put the head first, a noun before nouns, adjectives and prepositions). */
double lexicon_nominal(
    const struct lexicon *lexicon, const struct word_shares *shares, size_t count);

void lexicon_free(struct lexicon *lexicon);

#endif
