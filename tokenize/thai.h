/* Thai words by libthai. The sign of repetition ๆ is a word of its own, as it is where it
 * is written apart (which the Royal Society asks for, and many do not). */
#ifndef TOKENIZE_THAI_H
#define TOKENIZE_THAI_H

#include <stdint.h>

#include "lib/span.h"

struct thai;

/* NULL where there is no library or no dictionary. The caller frees it. */
struct thai *thai_new(void);
void thai_free(struct thai *thai);

/* As dictionary_divide, for runs of at most THAI_MAX bytes. */
enum { THAI_MAX = 4096 };
size_t thai_divide(struct thai *thai, struct span run, uint32_t *ends);

#endif
