/* Regions: the stretches of a text that hold words, found 64 bytes at a time. Between them
 * is nothing but ASCII that belongs to no word. */
#ifndef TOKENIZE_WORDS_REGIONS_H
#define TOKENIZE_WORDS_REGIONS_H

#include "tokenize/words/byte_classes.h"
#include "tokenize/words/token.h"

/* Writes the regions of a classified text of at most TOKEN_END bytes; there is room for
 * regions_most() of them. One without the flag TOKEN_REGION is one token: it holds nothing
 * but ASCII letters, digits and what joins them. The plain code finds the tokens of the
 * others. Returns how many. */
size_t regions_find(struct span text, const struct bytes *bytes, struct token *regions);

/* No text of that many bytes has more regions. Some room is written but not used. */
static inline size_t regions_most(size_t bytes)
{
    return bytes / 2 + 1 + 64;
}

#endif
