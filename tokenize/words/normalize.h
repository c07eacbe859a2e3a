/* How a token is written: NFC (UAX #15), curly apostrophes straight, geresh and
 * gershayim of Hebrew as ' and ", all hyphens as `-`;
 * a space between syllables of one word as `_`; soft hyphens and what has no width dropped, and a hyphen with the line break behind it;
 * folded where asked. */
#ifndef TOKENIZE_WORDS_NORMALIZE_H
#define TOKENIZE_WORDS_NORMALIZE_H

#include <stdint.h>

#include "lib/span.h"

struct normalizer;

struct normalizer_options {
    bool compatibility; /* NFKC instead of NFC */
    bool fold;          /* full case folding */
    bool turkic;        /* ... with dotless i */
};

struct normalizer *normalizer_new(struct normalizer_options options);
void normalizer_free(struct normalizer *normalizer);

/* The written form of a token of at most TOKEN_MAX bytes, lent until the next call. It is
 * empty where nothing remains. */
struct span normalize(struct normalizer *normalizer, struct span token);

/* The fast path for a token that is not rewritten, of at most NORMALIZE_SHORT bytes: writes
 * its form into `room` of that size, which has the token's. Reads as many bytes of the
 * text. False where normalize() has to be asked, because it is not ASCII. */
enum { NORMALIZE_SHORT = 32 };
bool normalize_short(
    const struct normalizer *normalizer, const char *text, size_t size, char *room);

#endif
