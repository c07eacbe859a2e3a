/* Where a full stop, a question mark or the like ends a sentence of running text. */
#ifndef TOKENIZE_SENTENCES_SENTENCE_ENDS_H
#define TOKENIZE_SENTENCES_SENTENCE_ENDS_H

#include "tokenize/sentences/suppressions.h"

/* Whether the sentence that began at text[begin] ends with what stands at text[at]. Returns
 * where the next one begins, behind closing quotes and spaces, or 0 where it does not end.
 *
 * Beyond the standard (sentences.h): a quoted question goes on in lower case; a number or a
 * dash of dialogue begins a sentence; a guillemet behind a space closes; an ellipsis ends
 * before a capital; abbreviations end nothing. */
size_t sentence_end_at(
    const struct suppressions *suppressions, struct span text, size_t begin, size_t at);

#endif
