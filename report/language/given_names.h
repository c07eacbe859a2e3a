/* Given names that are English words too, which a lexicon of words does not know for names. */
#ifndef REPORT_LANGUAGE_GIVEN_NAMES_H
#define REPORT_LANGUAGE_GIVEN_NAMES_H

#include "lib/span.h"

/* Whether a written word is one: `Bill`, `Mark`. */
bool given_names_has(struct span form);

#endif
