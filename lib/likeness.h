/* Finding what is nearly the same among many signatures (lib/signature.h), without
 * comparing each with each: those are compared that share a band (Indyk & Motwani 1998,
 * "Approximate nearest neighbors"). Rows are numbered from 1 by the caller, who keeps their
 * signatures. Bands are hashed with a key that is drawn at random, so that no article can be
 * made to collide with another's. Time is linear: a row is held against the first
 * LIKENESS_MOST rows of each of its bands. */
#ifndef LIB_LIKENESS_H
#define LIB_LIKENESS_H

#include "lib/hashtable.h"
#include "lib/signature.h"

enum { LIKENESS_MOST = 32 };

struct likeness {
    /* Lends the signature of a row that was added. */
    const unsigned char *(*signature)(const void *context, uint32_t row);
    const void *context; /* borrowed */
    struct hash_key key;
    struct hash_table bands;
    uint32_t (*next)[SIGNATURE_BANDS]; /* of a row: the next one of the same band; owned */
    size_t capacity;
    uint64_t compared; /* pairs of signatures, for tests of growth */
};

/* Sets up what *likeness does not hold yet: signature and context are the caller's. */
void likeness_open(struct likeness *likeness);
void likeness_close(struct likeness *likeness);

/* Adds a row that is not there. */
void likeness_add(struct likeness *likeness, uint32_t row);

/* Calls `heed` with each row whose similarity to a signature is SIGNATURE_NEAR or more; it
 * may be called with a row several times. */
void likeness_each(struct likeness *likeness, const unsigned char *signature,
    void (*heed)(void *to, uint32_t row, double similarity), void *to);

/* The row that is nearest, and near; 0: none is. */
uint32_t likeness_nearest(struct likeness *likeness, const unsigned char *signature);

#endif
