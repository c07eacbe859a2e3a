/* Terms and phrases in their contexts (a concordance, "key word in context"), and key
 * sentences in theirs. */
#ifndef REPORT_QUOTES_CONCORDANCE_H
#define REPORT_QUOTES_CONCORDANCE_H

#include "report/corpus/corpus.h"
#include "report/quotes/quotes.h"
#include "report/summary.h"

enum {
    CONCORDANCE_MOST = 200, /* terms and phrases */
    CONCORDANCE_LINES = 6,  /* of each, taken at even distances from all that hold it */
    CONCORDANCE_SIDE_MOST = 110, /* bytes before and after the word */
};

/* Fills summary->contexts for the rows of all sections and the topics' words, in the order
 * of their first row, and sets each row's context. Needs units that are parts of
 * documents; without them there are no contexts. */
void concordance_find(
    const struct corpus *corpus, struct quotes *quotes, struct summary *summary);

/* Fills in what stands before and after each key sentence. Needs units that are sentences.
 */
void concordance_surround(
    const struct corpus *corpus, struct quotes *quotes, struct summary *summary);

/* Divides a sentence at the first place where one of the forms of a cell stands as a word,
 * or as words with a space, a hyphen or the like between them. `spaces`: words of the
 * language stand apart. False where none does. */
bool concordance_divide(
    struct span sentence, struct span forms, bool spaces, struct context_line *line);

#endif
