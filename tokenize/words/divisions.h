/* Words of UAX #29 that running text divides further: two sentences or words without a space
 * between them, and marks of Hebrew and Korean that are no part of a word. */
#ifndef TOKENIZE_WORDS_DIVISIONS_H
#define TOKENIZE_WORDS_DIVISIONS_H

#include "tokenize/sentences/suppressions.h"
#include "tokenize/words/byte_classes.h"
#include "tokenize/words/token_rules.h"

/* Whether the classified text holds a mark that may divide a word: what decides asks for the
 * language. */
bool divisions_possible(struct span text, const struct bytes *bytes);

/* Divides the tokens of a classified text; `refine` has the room. */
void divide_words(struct refine *refine, struct tokens *tokens, struct span text,
    const struct bytes *bytes, const struct suppressions *suppressions);

/* Divides words of Hebrew where gershayim open a quotation behind a prefix. */
void divide_hebrew(struct refine *refine, struct tokens *tokens, struct span text);

/* Divides words of Korean at a quotation mark, which no word has within, and at a middle dot. */
void divide_hangul(struct refine *refine, struct tokens *tokens, struct span text);

#endif
