/* How rare the words of a corpus usually are. */
#ifndef REPORT_LANGUAGE_RARITY_H
#define REPORT_LANGUAGE_RARITY_H

#include "report/corpus/corpus.h"

struct rarity;

/* For the words of one language: by their counts in `reference`, or, where that is NULL, by
 * the usual frequencies of the language. The corpora must outlive it. Freed with
 * rarity_free. */
struct rarity *rarity_new(
    const struct corpus *corpus, struct span lang, const struct corpus *reference);

/* Of a term of the corpus, by its index: by how many orders of magnitude it is rarer than
 * RARITY_NONE, a probability that only function words have; at least 0. Of all words the
 * same where nothing is known of the language. */
float rarity_of(struct rarity *rarity, uint32_t term);

void rarity_free(struct rarity *rarity);

#endif
