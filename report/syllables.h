/* Words of languages that write syllables apart, as people are shown them. */
#ifndef REPORT_SYLLABLES_H
#define REPORT_SYLLABLES_H

#include "report/summary.h"

/* Writes the space between syllables that tokens have as `_` (winnow-stream(5)) in all texts
 * of the summary that name terms; those of the tables stay as they are. */
void syllables_divide(struct summary *summary);

#endif
