/* How well words go together: normalized pointwise mutual information (NPMI; Bouma 2009,
 * Aletras and Stevenson 2013) over windows of ten words, estimated from what units hold. Of
 * a unit of n words a word that occurs c times is expected in 1 - (1 - 10/n)^c of the
 * windows. */
#ifndef REPORT_MATH_COHERENCE_H
#define REPORT_MATH_COHERENCE_H

#include <stdint.h>

#include "report/math/matrix.h"

/* A candidate for the words of a topic. */
struct coherence_word {
    uint32_t column;
    float relevance; /* above 0; the most relevant comes first */
};

/* The part of a unit's windows that a word is expected in. */
float coherence_presence(uint32_t count, uint64_t unit_tokens);

/* How many windows a unit has. */
float coherence_windows(uint64_t unit_tokens);

/* Keeps of `count` words, in their order, the `keep` that are relevant and go together:
 * again and again the one goes whose relevance (its logarithm) and mean NPMI with those
 * left are lowest. presence: columns × units; windows: of each unit. Returns the mean NPMI
 * of the words kept; *kept is how many they are. */
double coherence_choose(const struct matrix *presence, const float *windows,
    struct coherence_word *words, size_t count, size_t keep, size_t *kept);

#endif
