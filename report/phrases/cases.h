/* Words that stand beside each other by accident, in languages whose words say by their case what
 * belongs to what: `ciepło mieszkańcom` of `sells the residents heat`. */
#ifndef REPORT_PHRASES_CASES_H
#define REPORT_PHRASES_CASES_H

#include "report/language/lexicon.h"
#include "report/phrases/candidates.h"

/* Whether of two nouns in lower case the second is in no genitive, by its ending or, where terms
 * are lemmas, as it and the first are base forms; or a function word stands between that joins no
 * phrase in the language (word_lists.txt). `forms`: of each word as it is shown; `shares`: of each,
 * by the lexicon. */
bool cases_part(const struct corpus *corpus, const struct candidate *item,
    const struct span *forms, const struct word_shares *shares);

/* How far two words are a noun and an adjective behind it that agrees with it, both in the nominative:
 * what says in Polish which kind it is (`latarnia morska`). 0 in other languages. */
float cases_adjective_behind(const struct corpus *corpus, const struct candidate *item,
    const struct span *forms, const struct word_shares *shares);

#endif
