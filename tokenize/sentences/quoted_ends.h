/* Sentences within quotation marks and titles of East Asia, after which the outer one goes
 * on. */
#ifndef TOKENIZE_SENTENCES_QUOTED_ENDS_H
#define TOKENIZE_SENTENCES_QUOTED_ENDS_H

#include "lib/span.h"

/* Whether what ends at text[at] of the sentence that began at text[begin] stands in a title
 * (a pair of angle brackets), or in quotation marks behind which the clause goes on: a
 * particle of Korean without a space, or of Japanese. */
bool quoted_goes_on(struct span text, size_t begin, size_t at);

#endif
