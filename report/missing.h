/* Data that are not there, and the command that brings them. */
#ifndef REPORT_MISSING_H
#define REPORT_MISSING_H

#include "report/corpus/corpus.h"

/* Says once where no word lists were made, or none of a language that the corpus has more than a
 * few words of, though packages bring some. */
void missing_say(const struct corpus *corpus);

#endif
