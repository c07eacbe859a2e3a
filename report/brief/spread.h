/* How often terms and phrases occur in each part of a collection. */
#ifndef REPORT_BRIEF_SPREAD_H
#define REPORT_BRIEF_SPREAD_H

#include "report/corpus/corpus.h"

struct spread_term {
    struct span term, lang; /* as in the tables; words of a phrase are joined by a space */
    double *counts;         /* of each part; added to */
};

/* Adds what each unit has to its part: parts[unit], or CORPUS_NONE for none. A phrase
 * counts in a unit as often as the rarest of its words: tables by unit have no phrases. */
void spread_count(const struct corpus *corpus, const struct spread_term *terms,
    size_t count, const uint32_t *parts);

#endif
