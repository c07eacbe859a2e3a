/* Japanese words by MeCab (libmecab), on UniDic's short unit words, or else on IPADIC. */
#ifndef TOKENIZE_DICTIONARIES_JAPANESE_H
#define TOKENIZE_DICTIONARIES_JAPANESE_H

#include <stdint.h>

#include "lib/span.h"

struct japanese;

/* NULL where there is no library or no dictionary. The caller frees it. */
struct japanese *japanese_new(void);
void japanese_free(struct japanese *japanese);

/* The name of its dictionary. */
const char *japanese_dictionary(const struct japanese *japanese);

/* As dictionary_divide, but the whole run is held in memory many times over. */
size_t japanese_divide(struct japanese *japanese, struct span run, uint32_t *ends);

#endif
