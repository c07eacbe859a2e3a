/* Phrases in the form that a dictionary or a heading has: the base form of an inflected word
 * where terms are lemmas (`prąd`), adjectives that agree with their noun (`alter Bahndamm`). */
#ifndef REPORT_PHRASES_CITATION_H
#define REPORT_PHRASES_CITATION_H

#include "report/language/lexicon.h"
#include "report/phrases/candidates.h"

/* The form of a candidate to cite it by: `form`, or one in the arena. As it is where its language
 * has no rules, or they leave it open. `lexicon`: of the language, or NULL. */
struct span citation_form(struct arena *arena, const struct corpus *corpus,
    const struct lexicon *lexicon, const struct candidate *item, struct span form);

#endif
