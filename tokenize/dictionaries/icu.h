/* Words by ICU's dictionaries. */
#ifndef TOKENIZE_DICTIONARIES_ICU_H
#define TOKENIZE_DICTIONARIES_ICU_H

#include <stdint.h>

#include "lib/span.h"

struct icu;

/* For a language: "lo", "km", "my", "zh". NULL where the library is not there. The caller
 * frees it. */
struct icu *icu_new(const char *language);
void icu_free(struct icu *icu);

/* As dictionary_divide, but the whole run is held in memory many times over. */
size_t icu_divide(struct icu *icu, struct span run, uint32_t *ends);

#endif
