/* Articles to be read as a whole, with what is said of them marked. */
#ifndef REPORT_BRIEF_READER_H
#define REPORT_BRIEF_READER_H

#include "report/material.h"
#include "report/quotes/quotes.h"
#include "report/summary.h"

enum {
    READER_MOST = 192 << 10,      /* bytes of all articles of a page together, */
    READER_LARGE_MOST = 32 << 10, /* and where it lists more documents than */
    READER_LARGE = 1000,
    READER_ARTICLE_MOST = 128 << 10, /* of one: more is cut */
    READER_GAP_MOST = 4096,          /* between two sentences: more is a new paragraph */
};

/* Fills summary->articles: the only document, or of a page those that show the topics best
 * and then the others, as far as there is room. Needs a table by sentence and documents
 * that may be quoted. Tells also in which paragraph key sentences stand. */
void reader_find(
    const struct material *material, struct quotes *quotes, struct summary *summary);

#endif
