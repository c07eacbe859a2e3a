/* Terms in their contexts (a concordance, "key word in context"). */
#ifndef REPORT_CONTEXTS_H
#define REPORT_CONTEXTS_H

#include "report/corpus.h"
#include "report/quote.h"
#include "report/summary.h"

enum {
    CONTEXTS_MOST = 100,      /* terms */
    CONTEXTS_LINES = 6,       /* of a term, taken at even distances from all that hold it */
    CONTEXTS_SIDE_MOST = 160, /* bytes before and after the word */
};

/* Fills summary->contexts for the terms in the sections terms and keyness, in the order of
 * their first row. Needs units that are parts of documents. */
void contexts_find(
    const struct corpus *corpus, struct quotes *quotes, struct summary *summary);

/* Divides a sentence at the first place where one of the forms of a cell stands as a word.
 * `spaces`: words of the language stand apart. False where none does. */
bool contexts_divide(
    struct span sentence, struct span forms, bool spaces, struct context_line *line);

#endif
