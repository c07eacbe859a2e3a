/* What stands between the words of a phrase where it is written: `Wal-Mart`. */
#ifndef REPORT_QUOTES_JOINTS_H
#define REPORT_QUOTES_JOINTS_H

#include "report/corpus/corpus.h"
#include "report/quotes/quotes.h"

/* Words of an n-gram are joined by spaces. Gives the phrases of the summary, and what is
 * said of them, the hyphens and signs that most of the first sentences that hold them have
 * in their place, and the words that these join to their ends (`US-China Tensions`); such
 * a phrase is shown as it is written. Texts that may not be quoted change nothing. */
void joints_restore(
    const struct corpus *corpus, struct quotes *quotes, struct summary *summary);

#endif
