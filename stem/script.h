/* Whether a word is written in the script that a stemmer knows. */
#ifndef STEM_SCRIPT_H
#define STEM_SCRIPT_H

#include "lib/span.h"

/* The scripts of a stemmer: bits. */
enum script {
    SCRIPT_LATIN = 1,
    SCRIPT_CYRILLIC = 2,
    SCRIPT_GREEK = 4,
    SCRIPT_ARABIC = 8,
    SCRIPT_HEBREW = 16,
    SCRIPT_DEVANAGARI = 32,
    SCRIPT_TAMIL = 64,
    SCRIPT_ARMENIAN = 128
};

/* The script of an ISO 15924 code such as "Latn"; 0 for one that no stemmer is for. */
unsigned script_of(const char *code);

/* Whether every letter of the word belongs to one of the scripts. What is no letter
 * (digits, marks, punctuation) belongs to any. */
bool script_holds(unsigned scripts, struct span word);

#endif
