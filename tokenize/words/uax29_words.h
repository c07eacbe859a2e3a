/* Words as Unicode's standard annex #29 divides text (Unicode 15.0.0, section 4.1). */
#ifndef TOKENIZE_WORDS_UAX29_WORDS_H
#define TOKENIZE_WORDS_UAX29_WORDS_H

#include <stdint.h>

#include "lib/span.h"

/* The end, in bytes, of the segment that begins at text[begin], which must be a boundary;
 * begin < text.size. *properties is set to all properties (tokenize/words/codepoint.h) that its
 * code points have, or'ed, with WORDS_DENORMAL where it may not be in NFC. */
size_t words_end(struct span text, size_t begin, uint32_t *properties);

/* The segment may change under NFC: the quick check of UAX #15, section 9, and for marks
 * and what may compose a look at the code point before. */
#define WORDS_DENORMAL 0x40000000U

#endif
