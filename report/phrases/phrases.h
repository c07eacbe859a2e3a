/* Key phrases: the noun phrases that say best what a text or a collection is about. */
#ifndef REPORT_PHRASES_H
#define REPORT_PHRASES_H

#include "report/corpus/corpus.h"
#include "report/material.h"
#include "report/summary.h"

struct phrases_options {
    size_t top; /* phrases of a language, at most; 0: all */
    const struct corpus
        *reference; /* says what is usual; NULL: the language's frequencies */
    bool distinct;  /* leaves out what the reference has at least half as often */
};

/* Fills summary->phrases, the language with most tokens first, the best phrase first.
 *
 * Candidates are single words and n-grams that are names, or noun phrases by the parts of
 * speech of their words (report/phrases/candidates.h). A short form of a name counts for the
 * long one (report/phrases/names.h). Each is scored by a weighted sum of its features
 * (report/phrases/score.h), as in Hulth 2003 (Improved automatic keyword extraction given
 * more linguistic knowledge), Frantzi et al. 2000 (C-value: nested terms) and Medelyan 2009
 * (Maui). At most two of ten rows are single words, four of a long text; no name has two rows, and parts of a
 * phrase that is shown are left out unless they are far more frequent. Of a collection of
 * DOCUMENTS_FEW and more, what only one document has is left out; of fewer each document
 * gives its best in turn. */
void phrases_find(const struct corpus *corpus, const struct phrases_options *options,
    struct summary *summary);

/* The section phrases (report/sections.h). */
const char *phrases_section(const struct material *material, struct summary *summary);

#endif
