/* Where words stand in a document. */
#ifndef REPORT_PHRASES_POSITIONS_H
#define REPORT_PHRASES_POSITIONS_H

#include "report/corpus/corpus.h"

struct positions;

/* The units of each term, of a corpus of one document; of more, or without units, all
 * positions are 0. The corpus must outlive it. Freed with positions_free. */
struct positions *positions_new(const struct corpus *corpus);

/* The first unit, from 0, that holds all of the terms; where none does, the first of the
 * term that comes last. */
uint32_t positions_first(
    const struct positions *positions, const uint32_t *terms, uint32_t count);

void positions_free(struct positions *positions);

#endif
