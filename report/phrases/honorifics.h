/* Names with a title before them: `Mr Blair`, who has a name in full elsewhere. */
#ifndef REPORT_PHRASES_HONORIFICS_H
#define REPORT_PHRASES_HONORIFICS_H

#include "report/phrases/candidates.h"

struct titles {
    struct candidate **names; /* owned: of each term of the corpus the most frequent name of
                                 two words that ends with it, without a title; or NULL */
};

/* Gathers the names in full among the candidates, which have to outlive it. Freed with
 * titles_free. */
void titles_find(struct titles *titles, const struct corpus *corpus,
    const struct candidates *candidates);

/* The name in full of a candidate that is a title and a surname; the candidate itself where
 * it is none or where no name in full is known. */
struct candidate *titles_full_name(const struct titles *titles, struct candidate *item);

void titles_free(struct titles *titles);

#endif
