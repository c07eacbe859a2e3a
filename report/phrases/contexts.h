/* What stands before a phrase, which may show that its first word is a verb or half of one. */
#ifndef REPORT_PHRASES_CONTEXTS_H
#define REPORT_PHRASES_CONTEXTS_H

#include "report/language/lexicon.h"
#include "report/phrases/candidates.h"

/* Drops the English candidates that stand mostly after `to`, an auxiliary or a subject and
 * begin with what may be a verb: `(to) boost production`, `(have) cut prices`; or after a
 * name and begin with a verb in -s: `(Klinsmann) issues warning`; or after a number and in the singular: `(18-)man squad`. `candidates` must have
 * their table of n-grams. Others are left alone, as is all without a lexicon. */
void contexts_drop_clauses(const struct corpus *corpus, uint32_t language,
    const struct lexicon *lexicon, const struct candidates *candidates);

#endif
