/* Lines that machines write or read, detected by what they begin or end with though their words
 * may look like prose: logs, headers of mail and news, changes of files, traces of calls,
 * source code. */
#ifndef TOKENIZE_LANGUAGES_TECHNICAL_LINES_H
#define TOKENIZE_LANGUAGES_TECHNICAL_LINES_H

#include <stdbool.h>

#include "lib/span.h"

/* Whether the line, without white space at its ends, is one of them. A few such lines together
 * are no prose; one may be. */
bool is_technical_line(struct span line);

#endif
