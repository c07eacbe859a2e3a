/* Sentences as Unicode's standard annex #29 divides text (Unicode 15.0.0, section 5.1). */
#ifndef TOKENIZE_SENTENCES_UAX29_SENTENCES_H
#define TOKENIZE_SENTENCES_UAX29_SENTENCES_H

#include <stdint.h>

#include "lib/span.h"

/* The end, in bytes, of the sentence that begins at text[begin], which must be a boundary;
 * begin < text.size. This is the standard to the letter. */
size_t sentences_end(struct span text, size_t begin);

/* Whether a sentence ends with the terminator (a code point of the class ATerm or STerm) at
 * text[at]; `previous` is the sentence class of what stands before it. Returns where the
 * next one begins, behind closing quotes and spaces, or 0 where none ends. With `lines` a
 * line break is but a space, as in running text. */
size_t sentences_after(struct span text, size_t at, unsigned previous, bool lines);

#endif
