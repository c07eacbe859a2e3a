/* Words of Vietnamese, which writes their syllables apart: as few words of a dictionary as
 * divide a run of syllables, each that begins none being a word by itself; of several such
 * divisions that with the longest last word. Case, the place of a tone's mark in its syllable
 * (`hòa`, `hoà`) and whether letters are composed do not matter. */
#ifndef TOKENIZE_DICTIONARIES_SYLLABLES_H
#define TOKENIZE_DICTIONARIES_SYLLABLES_H

#include <stdint.h>

#include "lib/span.h"

struct syllables;

/* The dictionary share/dictionaries/vietnamese.bin; NULL where there is none. The caller
 * frees it. */
struct syllables *syllables_new(void);
void syllables_free(struct syllables *syllables);

/* As dictionary_divide, for runs of any length: syllables joined by one space. A word's end is
 * that of its last syllable; the space behind it belongs to none. */
size_t syllables_divide(struct syllables *syllables, struct span run, uint32_t *ends);

#endif
