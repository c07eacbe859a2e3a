/* Turns documents, fed to it piece by piece, into the token stream. Its memory does not
 * depend on what is fed. */
#ifndef TOKENIZE_TOKENIZER_H
#define TOKENIZE_TOKENIZER_H

#include <stdint.h>

#include "lib/output.h"
#include "lib/span.h"
#include "tokenize/vertical_writer.h"
#include "tokenize/words/token_rules.h"

enum {
    TOKENIZER_HEAD = 64 * 1024,     /* bytes from which a document's language is detected */
    TOKENIZER_WINDOW = 1024 * 1024, /* bytes of the longest paragraph that is seen whole; a
                                       longer one is cut at a sentence's or a word's end */
    TOKENIZER_PADDING = 64,         /* readable bytes behind what is fed */
};

/* What the user chose. */
struct tokenizer_options {
    bool plain, fold, breaks;
    bool compatibility; /* NFKC */
    bool keep_nonprose; /* treat what is not prose like any other text */
    struct refine_options refine;
    const char *language; /* BCP 47 of all texts, or NULL: detect it */
};

/* Oddities of a document that are worth a message. */
struct tokenizer_notes {
    uint64_t invalid; /* bytes that are not UTF-8 */
    uint64_t nul;     /* bytes of value 0 */
    uint64_t cut;     /* words longer than TOKEN_MAX */
};

struct tokenizer;

/* Writes to `output`, which is borrowed. */
struct tokenizer *tokenizer_new(
    const struct tokenizer_options *options, struct output *output);
void tokenizer_free(struct tokenizer *tokenizer);

/* Begins a document, the first of which is byte `position` of what sentences are numbered
 * in. The name is copied. */
void tokenizer_begin(struct tokenizer *tokenizer, struct span name, uint64_t position);

/* The date and title of the documents to come, borrowed until set again; empty: not known.
 */
void tokenizer_describe(struct tokenizer *tokenizer, struct span date, struct span title);

/* Takes what it can of the text and returns how many bytes that was; the rest must be fed
 * again with more behind it, or with `final`: then all of it is taken. No more than
 * TOKENIZER_WINDOW bytes and what is fed beside them are ever left. 64 bytes behind the
 * text must be readable. */
size_t tokenizer_feed(struct tokenizer *tokenizer, struct span text, bool final);

/* Ends the document, of which everything was fed. */
void tokenizer_end(struct tokenizer *tokenizer);

/* ---- a stream that has its structure already; not to be mixed with documents */

/* The language that the user gave, else the one detected from `text`. */
const char *tokenizer_language(struct tokenizer *tokenizer, struct span text);

/* The language that the user gave, or NULL. */
const char *tokenizer_given_language(const struct tokenizer *tokenizer);

/* Writes a line as it is. */
void tokenizer_line(struct tokenizer *tokenizer, struct span line);

/* Writes the tokens of a text in a language, with marks among them. 64 bytes behind the
 * text must be readable. */
void tokenizer_tokens(struct tokenizer *tokenizer, struct span text, const char *language,
    const struct stream_mark *marks, size_t mark_count);

/* What was noted since the last call. */
struct tokenizer_notes tokenizer_take_notes(struct tokenizer *tokenizer);

#endif
