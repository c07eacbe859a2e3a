/* Where words stand in a document. */
#ifndef REPORT_PHRASES_POSITIONS_H
#define REPORT_PHRASES_POSITIONS_H

#include "report/corpus/corpus.h"

struct positions;

enum { POSITIONS_DOCUMENTS_MOST = 16 };

/* The units of each term, of a corpus of POSITIONS_DOCUMENTS_MOST documents at most; of more,
 * or without units, all positions are 0. The corpus must outlive it. Freed with
 * positions_free. */
struct positions *positions_new(const struct corpus *corpus);

/* Where terms stand together: the first and the last unit that hold them all, from 0 at the
 * beginning of the first one's document, and how many do, of the 128 first and last units of
 * the rarest. Where none does, the first of the term that comes last, and none. */
struct position {
    uint32_t document, first, last, spread;
};

struct position positions_of(
    const struct positions *positions, const uint32_t *terms, uint32_t count);

void positions_free(struct positions *positions);

#endif
