/* Whether a space stands between two words of a text, as their scripts have it. */
#ifndef KWIC_JOINING_H
#define KWIC_JOINING_H

#include "lib/span.h"

/* False where the one ends and the other begins with a letter of a script that is written
 * without spaces. */
bool joining_spaced(struct span before, struct span after);

#endif
