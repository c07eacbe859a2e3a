/* Whether a quotation can stand by itself. */
#ifndef REPORT_QUOTES_WHOLE_H
#define REPORT_QUOTES_WHOLE_H

#include "lib/span.h"

/* Whether it is a whole sentence of the language ("en") that leans on none before it: it
 * ends with a mark that ends sentences, begins with no small letter, is no line of capitals,
 * has its quotation marks in pairs, and begins with no word like `He` or `However`. */
bool whole_sentence(struct span text, struct span lang);

#endif
