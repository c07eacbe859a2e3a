/* Whether a word is written in the script that a stemmer knows. */
#ifndef STEM_SCRIPT_H
#define STEM_SCRIPT_H

#include "lib/span.h"

/* Whether every letter of the word belongs to the script, an ISO 15924 code such as "Latn".
 * What is no letter (digits, marks, punctuation) belongs to any; every letter belongs to a
 * script that no stemmer is for. Serbian is written in two: pass "Latn+Cyrl". */
bool script_holds(const char *script, struct span word);

#endif
