/* The tokens of a paragraph: words of UAX #29 that hold a letter or a digit; in scripts
 * written without spaces, words of a dictionary. */
#ifndef TOKENIZE_WORDS_TOKENS_H
#define TOKENIZE_WORDS_TOKENS_H

#include <stdint.h>

#include "lib/span.h"
#include "tokenize/dictionaries/dictionary.h"
#include "tokenize/words/byte_classes.h"
#include "tokenize/words/token.h"

enum {
    TOKEN_MAX = 16000, /* bytes of a token: a longer word is cut, so that a line of the
                          stream (token, TAB, term) stays below the 65,534 bytes that the
                          Corpus Workbench reads */
};

struct tokens {
    struct token *items; /* in the order of the text; owned */
    size_t count, capacity;
    uint64_t invalid; /* bytes that are not UTF-8, so far */
    uint64_t cut;     /* words longer than TOKEN_MAX, so far */
    bool rest; /* the text begins within such a word, which was counted; the caller's */
    struct dictionaries *dictionaries; /* borrowed */
    struct token *regions;             /* owned */
    size_t regions_capacity;
    uint32_t *ends; /* of dictionary words; owned */
    size_t ends_capacity;
};

/* Finds the tokens of a text of at most TOKEN_END bytes, in place of those found before.
 * `bytes`: of the text. `language` decides between Chinese and Japanese. */
void tokens_find(struct tokens *tokens, struct span text, const struct bytes *bytes,
    const char *language);

/* The plain twin of tokens_find, which reads every code point: the same tokens. */
void tokens_find_scalar(struct tokens *tokens, struct span text, const char *language);

void tokens_free(struct tokens *tokens);

#endif
