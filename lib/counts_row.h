/* A row of a count table (lib/counts.h). */
#ifndef LIB_COUNTS_ROW_H
#define LIB_COUNTS_ROW_H

#include <stdint.h>

#include "lib/span.h"

enum { COUNTS_CELLS = 5 }; /* of a row */

struct counts_row {
    struct span unit; /* escaped name; {NULL, 0} in totals. Paragraphs and sentences:
                               DOCUMENT#BEGIN-END, byte range */
    struct span term, lang;
    struct span forms; /* form:count|form:count, the most frequent first; `|` is &#124; */
    uint64_t count, documents; /* documents: 0 in tables by unit */
    bool repeats; /* of the unit and the language of the row before; else it may be, too */
};

/* Reads a decimal number that fills the span. False where it is none or beyond 64 bits. */
bool counts_number(struct span digits, uint64_t *number);

#endif
