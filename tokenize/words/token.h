/* A token of a text, before it is written. */
#ifndef TOKENIZE_WORDS_TOKEN_H
#define TOKENIZE_WORDS_TOKEN_H

#include <stddef.h>
#include <stdint.h>

/* Where a token stands in its text. What is above TOKEN_END in `end` are flags, so that one
 * comparison of end - begin shows whether a token is short and plain. */
struct token {
    uint32_t begin; /* byte offset */
    uint32_t end;   /* byte offset, and flags */
};

enum {
    TOKEN_END = 0x00FFFFFF,
    TOKEN_REWRITE = 1 << 24, /* is not written as it stands: see normalize.h */
    TOKEN_WHOLE = 1 << 25,   /* an address or a symbol: neither joined nor divided */
    TOKEN_REGION =
        1 << 26, /* no token yet: a stretch of text that holds any number of them */
};

static inline size_t token_size(const struct token *token)
{
    return (token->end & TOKEN_END) - token->begin;
}

#endif
