/* Abbreviations that are written with a full stop, and words that begin sentences, by
 * language: tokenize/sentences/abbreviations.txt, as it is compiled in. */
#ifndef TOKENIZE_SENTENCES_ABBREVIATIONS_H
#define TOKENIZE_SENTENCES_ABBREVIATIONS_H

#include "lib/span.h"

enum abbreviation_kind {
    ABBREVIATION_NEVER,    /* a sentence never ends with it: titles, "e.g." */
    ABBREVIATION_NUMBER,   /* none ends where a number follows: "No. 5" */
    ABBREVIATION_UNCLEAR,  /* one ends only where a word follows that begins sentences */
    ABBREVIATION_LAST,     /* one ends as with any word: "etc." */
    ABBREVIATION_STARTER,  /* no abbreviation, but such a word */
    ABBREVIATION_ORDINALS, /* no words: the language writes "3." for "third" */
    ABBREVIATION_KINDS
};

struct abbreviations {
    struct span language; /* BCP 47 */
    enum abbreviation_kind kind;
    struct span words; /* without the last full stop, divided by one space */
};

/* Reads the next line that is no comment, from where the last call ended; *at is 0 for the
 * first. False at the end. */
bool abbreviations_next(size_t *at, struct abbreviations *line);

#endif
