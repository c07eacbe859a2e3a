/* Terms, key terms and phrases in one list: a phrase below the word that it holds. */
#ifndef REPORT_BRIEF_KEYWORDS_H
#define REPORT_BRIEF_KEYWORDS_H

#include "report/corpus/corpus.h"
#include "report/summary.h"

enum {
    KEYWORDS_STRIP = 36, /* parts of an article in which its words are counted */
    KEYWORDS_BELOW = 4,  /* phrases below a word */
};

/* Fills summary->keywords from the lists of terms, key terms and phrases: at most `top`
 * words and phrases that are not below another. Of a single document each has a strip. */
void keywords_find(const struct corpus *corpus, size_t top, struct summary *summary);

#endif
