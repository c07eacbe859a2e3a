/* Terms over time, as pipeline.sh counted them: a table of period, term, count, articles and
 * rate per million words, with a line for its columns, in which every period has every term. */
#ifndef REPORT_SERIES_H
#define REPORT_SERIES_H

#include "report/summary.h"

/* Reads the file into the summary, whose arena owns what it holds. False where it cannot be
 * read (errno; EINVAL: a line is wrong). */
bool series_read(const char *name, struct summary *summary);

/* The terms, divided by commas; the summary's arena owns them. */
const char *series_title(struct summary *summary);

#endif
