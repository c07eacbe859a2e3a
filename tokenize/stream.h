/* Writes the token stream: vertical text, or bare tokens, one a line. */
#ifndef TOKENIZE_STREAM_H
#define TOKENIZE_STREAM_H

#include <stdint.h>

#include "lib/output.h"
#include "tokenize/normalize.h"
#include "tokenize/tokens.h"

struct stream {
    struct output *output;         /* borrowed */
    struct normalizer *normalizer; /* borrowed */
    bool plain;                    /* tokens alone: no tags, nothing escaped */
    bool fold;                     /* every token goes through the normalizer */
    bool breaks;                   /* a comment between tokens that punctuation divides */
};

/* `name`: as given, escaped here. `language`: BCP 47. */
void stream_open_document(struct stream *stream, struct span name, const char *language);
void stream_close_document(struct stream *stream);

/* `language`: where it differs from the document's, or NULL. */
void stream_open_paragraph(struct stream *stream, const char *language);
void stream_close_paragraph(struct stream *stream);

/* A sentence: `tokens` stand in `text`, of which 64 more bytes are readable; begin and end
 * are its byte range in the document. */
void stream_sentence(struct stream *stream, uint64_t begin, uint64_t end, struct span text,
    const struct token *tokens, size_t count);

#endif
