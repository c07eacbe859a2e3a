/* Writes the token stream: vertical text, or bare tokens, one a line. */
#ifndef TOKENIZE_VERTICAL_WRITER_H
#define TOKENIZE_VERTICAL_WRITER_H

#include <stdint.h>

#include "lib/output.h"
#include "tokenize/words/normalize.h"
#include "tokenize/words/tokens.h"

/* A line among the tokens of a vertical text. */
struct stream_mark {
    size_t begin,
        end;      /* columns: the bytes of the text that have them; a tag: where it is */
    bool columns; /* behind the first one, for each token that begins there; or a tag */
    struct span line; /* as it is written */
};

struct stream {
    struct output *output;         /* borrowed */
    struct normalizer *normalizer; /* borrowed */
    bool plain;                    /* tokens alone: no tags, nothing escaped */
    bool fold;                     /* every token goes through the normalizer */
    bool breaks;                   /* a comment between tokens that punctuation divides */
    struct span date, title;       /* of the documents to come, borrowed; or empty */
};

/* `name`: as given, escaped here. `language`: BCP 47. */
void stream_open_document(struct stream *stream, struct span name, const char *language);
void stream_close_document(struct stream *stream);

/* `language`: where it differs from the document's, or NULL. */
void stream_open_paragraph(struct stream *stream, const char *language);
void stream_close_paragraph(struct stream *stream);

struct stream_sentence {
    uint64_t begin, end;  /* its byte range in the document */
    const char *language; /* where it differs from the paragraph's, or NULL */
};

/* A sentence, whose `tokens` stand in `text`, of which 64 more bytes are readable. */
void stream_sentence(struct stream *stream, struct stream_sentence sentence,
    struct span text, const struct token *tokens, size_t count);

/* The tokens of a text, with marks among them in the order of the text, but no tag of a
 * sentence. */
void stream_tokens(struct stream *stream, struct span text, const struct token *tokens,
    size_t count, const struct stream_mark *marks, size_t mark_count);

/* A line as it is. */
void stream_line(struct stream *stream, struct span line);

#endif
