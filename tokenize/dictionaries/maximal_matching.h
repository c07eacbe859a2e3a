/* Words of Thai, Lao, Khmer and Burmese: as few words of a dictionary as divide a run, what
 * is in none being as short as can be (maximal matching; V. Sornlertlamvanich, 1993), and
 * no word beginning or ending where the script does not let a syllable. */
#ifndef TOKENIZE_DICTIONARIES_MAXIMAL_MATCHING_H
#define TOKENIZE_DICTIONARIES_MAXIMAL_MATCHING_H

#include <stdint.h>

#include "lib/span.h"

struct matching;

/* The dictionary share/dictionaries/NAME.bin of `thai`, `lao`, `khmer` or `burmese`; NULL
 * where there is none. The caller frees it. */
struct matching *matching_new(const char *name);
void matching_free(struct matching *matching);

/* As dictionary_divide, for runs of any length. */
size_t matching_divide(struct matching *matching, struct span run, uint32_t *ends);

#endif
