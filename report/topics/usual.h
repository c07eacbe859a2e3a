/* How frequent the topics' words are in the whole collection. */
#ifndef REPORT_TOPICS_USUAL_H
#define REPORT_TOPICS_USUAL_H

#include "report/corpus/corpus.h"
#include "report/summary.h"

/* Tells each word of the topics its share of all tokens; of several terms of one form that
 * of the most frequent. */
void topics_tell_usual(const struct corpus *corpus, struct summary *summary);

#endif
