/* Background frequencies: how often a word usually occurs in a language, in texts of any subject. */
#ifndef LIB_FREQUENCIES_H
#define LIB_FREQUENCIES_H

#include "lib/span.h"

struct frequencies;

/* The frequencies of a language ("en"), mapped from the data directory; NULL where there
 * are none. Freed with frequencies_free. */
struct frequencies *frequencies_new(struct span language);

/* The probability (0 to 1) that a token of usual text is this word, case-folded and NFC; 0
 * for a word that is not listed. Constant time. As in wordfreq: numbers of two or more
 * digits are listed by their shape (0000), and the share of one number in its shape is
 * estimated by Benford's law, of years by their age; a word in another spelling of its
 * language (traditional Chinese, Serbian in Cyrillic, vowel points) is looked up in the
 * listed one. A word joined by apostrophes, hyphens or `_` (syllables of Vietnamese) that is
 * not listed itself has the frequency that wordfreq gives a phrase: 1/f = the sum of 1/f of its parts. */
double frequencies_of(const struct frequencies *frequencies, struct span word);

/* The frequency of the rarest word listed, which those not listed do not reach: 1e-7 or
 * 1e-6. */
double frequencies_floor(const struct frequencies *frequencies);

void frequencies_free(struct frequencies *frequencies);

#endif
