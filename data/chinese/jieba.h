/* The files of jieba (Debian's python3-jieba): words with frequencies and parts of speech,
 * and the emission probabilities of its model of unknown words. */
#ifndef DATA_CHINESE_JIEBA_H
#define DATA_CHINESE_JIEBA_H

#include "data/chinese/words.h"

/* Adds the words of FOLDER/dict.txt, not sorted; costs are -ln(frequency / sum of all).
 * Ends the program where the file cannot be read. */
void jieba_words(struct words *words, const char *folder, const uint32_t *simplified);

/* Called with a character's -ln(probability) in a state: 'B' begins a word, 'M' is within,
 * 'E' ends it, 'S' is one by itself. */
typedef void jieba_visit(void *context, char state, uint32_t code_point, double cost);

/* Visits all of FOLDER/finalseg/prob_emit.py. Ends the program where it cannot be read. */
void jieba_emissions(const char *folder, jieba_visit *visit, void *context);

#endif
