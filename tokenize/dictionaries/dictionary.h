/* Words of scripts written without spaces, and of Vietnamese, by dictionary. Each dictionary is loaded when
 * its script first appears. Where one is missing there is one warning, which names the
 * package to install; Han and Kana are then divided into single characters, other runs left
 * whole; syllables of Vietnamese stay words, and that is usual: no warning. */
#ifndef TOKENIZE_DICTIONARIES_DICTIONARY_H
#define TOKENIZE_DICTIONARIES_DICTIONARY_H

#include <stdint.h>
#include <stdio.h>

#include "lib/span.h"

enum dictionary_kind {
    DICTIONARY_CHINESE,
    DICTIONARY_JAPANESE,
    DICTIONARY_THAI,
    DICTIONARY_LAO,
    DICTIONARY_KHMER,
    DICTIONARY_BURMESE,
    DICTIONARY_VIETNAMESE,
};

struct dictionaries;

/* None loaded yet. The caller frees it. */
struct dictionaries *dictionaries_new(void);
void dictionaries_free(struct dictionaries *dictionaries);

/* Whether there is a dictionary of the kind, which is loaded. */
bool dictionary_there(struct dictionaries *dictionaries, enum dictionary_kind kind);

/* Divides a maximal run of letters of one script (for Japanese and Chinese: Han and Kana; for
 * Vietnamese, whose dictionary must be there: syllables joined by one space) into words. `run` is valid UTF-8 of any length; time is linear in it, memory bounded.
 * Writes the byte offset of each word's end, ascending, the last one run.size; `ends` has
 * room for one per code point. Returns how many words. */
size_t dictionary_divide(struct dictionaries *dictionaries, enum dictionary_kind kind,
    struct span run, uint32_t *ends);

/* One line a kind: its name, and the dictionary that divides it or `none`. Loads them. */
void dictionaries_print(struct dictionaries *dictionaries, FILE *file);

#endif
