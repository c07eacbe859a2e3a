/* What the letters of a word before a full stop show of it: an initial, an acronym, a number,
 * an abbreviation. A word is without its last full stop. */
#ifndef TOKENIZE_SENTENCES_WORD_SHAPES_H
#define TOKENIZE_SENTENCES_WORD_SHAPES_H

#include <stdint.h>

#include "lib/span.h"

/* Digits of ASCII alone. */
bool is_number(struct span word);

/* One capital letter, as of a first name. */
bool is_initial(struct span word);

/* One letter of any case, not a digit. */
bool is_single_letter(struct span word);

/* Single letters with full stops between them, and perhaps hyphens: U.S, e.g, z.B, J.-P. */
bool is_acronym(struct span word);

/* A Roman number, as of kings and centuries. */
bool is_roman(struct span word);

/* The same capital twice: EE of EE. UU., FF of FF. AA. */
bool is_doubled(struct span word);

/* A word of one or two letters of a script of India, which stand for names there. */
bool is_indic_initial(struct span word);

/* A month of Thai with a vowel in it: มี.ค, เม.ย. */
bool is_thai_month(struct span word);

/* Up to four consonants of Thai, which are no word, or several such with full stops between; or
 * a month. */
bool is_thai_abbreviation(struct span word);

/* One letter of Arabic, which has no capitals: an initial, a title. */
bool is_arabic_letter(struct span word);

/* Two to five small letters of Latin or Cyrillic, or one of Cyrillic, of which none is a
 * vowel: mjr, pvz. */
bool is_without_vowel(struct span word);

#endif
