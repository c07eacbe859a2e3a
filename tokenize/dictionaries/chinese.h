/* Chinese words, on the dictionary that `make` compiles to dictionaries/chinese.bin. Two
 * steps:
 *
 * 1. The most probable split by the frequencies of words (a unigram model). Of
 * traditional characters each is looked up as its simplified one. A run of numerals is
 * offered as one word, for any value.
 * 2. Where this leaves single characters side by side, they are split again, with words
 * that no dictionary has (names above all): such a word of two to six characters is as
 * probable as an unknown word is at all, times each character's probability of beginning,
 * being within or ending a word (the emissions of jieba's hidden Markov model; unlike
 * there, a word must be more probable than its characters are as words). */
#ifndef TOKENIZE_DICTIONARIES_CHINESE_H
#define TOKENIZE_DICTIONARIES_CHINESE_H

#include <stdint.h>

#include "lib/span.h"

struct chinese;

/* Maps the dictionary. NULL where there is none. The caller frees it. */
struct chinese *chinese_new(void);
void chinese_free(struct chinese *chinese);

/* As dictionary_divide. */
size_t chinese_divide(struct chinese *chinese, struct span run, uint32_t *ends);

#endif
