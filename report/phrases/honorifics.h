/* Names with a title before them: `Mr Blair`, who has a name in full elsewhere. */
#ifndef REPORT_PHRASES_HONORIFICS_H
#define REPORT_PHRASES_HONORIFICS_H

#include "report/phrases/candidates.h"

struct honorifics {
    struct candidate **names; /* owned: of each term of the corpus the most frequent name of
                                 two words that ends with it, without a title; or NULL */
};

/* Gathers the names in full among the candidates, which have to outlive it. Freed with
 * honorifics_close. */
void honorifics_find(struct honorifics *titles, const struct corpus *corpus,
    const struct candidates *candidates);

/* The name in full of a candidate that is a title and a surname; the candidate itself where
 * it is none or where no name in full is known. */
struct candidate *honorifics_full_name(
    const struct honorifics *titles, struct candidate *item);

void honorifics_close(struct honorifics *titles);

#endif
