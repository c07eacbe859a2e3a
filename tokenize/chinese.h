/* Chinese words: the most probable division by word frequencies, on the dictionary that
 * `make` compiles to dictionaries/chinese.bin. */
#ifndef TOKENIZE_CHINESE_H
#define TOKENIZE_CHINESE_H

#include <stdint.h>

#include "lib/span.h"

struct chinese;

/* Maps the dictionary. NULL where there is none. The caller frees it. */
struct chinese *chinese_new(void);
void chinese_free(struct chinese *chinese);

/* As dictionary_divide. */
size_t chinese_divide(struct chinese *chinese, struct span run, uint32_t *ends);

#endif
