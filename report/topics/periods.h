/* The days, weeks or months that documents are of. */
#ifndef REPORT_TOPICS_PERIODS_H
#define REPORT_TOPICS_PERIODS_H

#include "lib/date.h"
#include "lib/sources.h"
#include "report/corpus/corpus.h"
#include "report/summary.h"

enum {
    PERIODS_MOST = 60,         /* the newest ones; what is older is of none */
    PERIODS_NONE = UINT32_MAX, /* of a document without a date */
};

/* Fills summary->periods with the first days of all periods from the oldest document's to
 * the newest's, as the sources date them. Returns the number of each document's period, an
 * item a document of the corpus, memory_new'd. */
uint32_t *periods_find(const struct corpus *corpus, const struct sources *sources,
    enum date_period length, struct summary *summary);

#endif
