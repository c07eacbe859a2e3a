/* The section sentences: those that represent a text best. */
#ifndef REPORT_MODELS_SENTENCES_H
#define REPORT_MODELS_SENTENCES_H

#include "report/corpus/corpus.h"
#include "report/material.h"
#include "report/summary.h"

struct sentences_options {
    size_t top; /* sentences of each document; of an archive: in all */
};

/* Chooses sentences that are central among those of their document (report/math/lexrank.h,
 * over the counts of listed terms), a little rather early and long ones, without
 * repetition; a heading at the document's beginning is left out, and asides (of less than
 * four different listed terms) come last. Of an archive (TOPIC_DOCUMENTS_LEAST documents and
 * more) the first sentence so chosen of the document that shows each of the summary's topics
 * best, or where these were not found, of one typical of each of its `top` main themes
 * (report/math/seeds.h). Fills summary->sentences, by document in the order chosen, with some
 * alternatives for each place, of which quotes_fill keeps whole sentences; texts are left
 * empty. Nothing where units are not sentences. */
void sentences_choose(const struct corpus *corpus, const struct sentences_options *options,
    struct summary *summary);

enum { SENTENCES_USUAL = 5 }; /* they take more room than other rows */

/* The section sentences (report/sections.h). */
const char *sentences_section(const struct material *material, struct summary *summary);

#endif
