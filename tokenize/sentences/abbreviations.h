/* Abbreviations that are written with a full stop, and words that begin sentences, by
 * language: tokenize/sentences/abbreviations.txt, as it is compiled in. */
#ifndef TOKENIZE_SENTENCES_ABBREVIATIONS_H
#define TOKENIZE_SENTENCES_ABBREVIATIONS_H

#include "lib/span.h"

enum abbreviation_kind {
    ABBREVIATION_NEVER,   /* a sentence never ends with it: titles, "e.g." */
    ABBREVIATION_NUMBER,  /* none ends where a number follows: "No. 5" */
    ABBREVIATION_UNCLEAR, /* one ends only where a word follows that begins sentences */
    ABBREVIATION_LAST,    /* one ends as with any word: "etc." */
    ABBREVIATION_STARTER  /* no abbreviation, but such a word */
};

/* The number of a language by its BCP 47 code, or -1: it has no abbreviations. */
int abbreviations_language(struct span code);

/* Whether the language writes ordinal numbers with a full stop: "3." for "third". */
bool abbreviations_ordinals(int language);

/* The kinds of the word, without its last full stop, in the language: a set of bits. */
unsigned abbreviations_kinds(struct span word, int language);

#endif
