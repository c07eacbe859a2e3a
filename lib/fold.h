/* Case folding and normalisation of words, by utf8proc. */
#ifndef LIB_FOLD_H
#define LIB_FOLD_H

#include "lib/span.h"

/* Writes the full case folding (Unicode 15, 3.13 D145: C + F of CaseFolding.txt; with the T
 * mappings where `turkic`) of an NFC word, NFC again, into `room` of at least
 * FOLD_GROWTH × word.size bytes. Bytes that are no UTF-8 are copied. Returns the bytes
 * written. */
enum { FOLD_GROWTH = 3 };
size_t fold_case(struct span word, bool turkic, char *room);

/* Whether a language, given by a BCP 47 tag, has the dotless i, and so folds differently:
 * Turkish and Azerbaijani. */
bool fold_is_turkic(struct span language);

#endif
