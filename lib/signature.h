/* MinHash: short signatures whose agreement estimates how alike two articles are.
 *
 * The similarity is that of Jaccard, of the sets of three successive tokens (shingles;
 * Broder 1997, "On the resemblance and containment of documents"). Signatures are made with
 * one hash of each shingle (Li, Owen & Zhang 2012, "One permutation hashing"), bins that
 * stay empty borrow from the next one (Shrivastava & Li 2014, "Densifying one permutation
 * hashing via rotation"), and of each minimum 8 bits are kept (Li & König 2010, "b-bit
 * minwise hashing"). */
#ifndef LIB_SIGNATURE_H
#define LIB_SIGNATURE_H

#include <stdint.h>

#include "lib/span.h"

enum {
    SIGNATURE_SIZE = 64, /* minima, each of one byte */
    SIGNATURE_BANDS = 16,
    SIGNATURE_ROWS = SIGNATURE_SIZE / SIGNATURE_BANDS,
    SIGNATURE_SHINGLE = 3, /* tokens */
    SIGNATURE_LEAST = 20, /* shingles below which articles are not called nearly the same */
};

/* An estimated similarity from which articles are nearly the same. */
#define SIGNATURE_NEAR 0.7

/* A signature that is made token by token. */
struct signature {
    uint64_t least[SIGNATURE_SIZE];
    uint64_t last[SIGNATURE_SHINGLE]; /* hashes of the last tokens, the newest first */
    uint64_t tokens;
};

void signature_begin(struct signature *signature);
void signature_add(struct signature *signature, struct span token);

/* Writes the signature; all zero bytes where the article has no shingle. */
void signature_end(const struct signature *signature, unsigned char bytes[SIGNATURE_SIZE]);

/* Whether there is one. */
bool signature_is_there(const unsigned char bytes[SIGNATURE_SIZE]);

/* The estimated similarity, 0 to 1. */
double signature_similarity(
    const unsigned char a[SIGNATURE_SIZE], const unsigned char b[SIGNATURE_SIZE]);

/* A key that two signatures share if they agree in all rows of a band: pairs of similarity
 * s share one of them with probability 1 - (1 - s^ROWS)^BANDS, which is .99 for .7. */
uint64_t signature_band(const unsigned char bytes[SIGNATURE_SIZE], unsigned band);

#endif
