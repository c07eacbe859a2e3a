/* One row for one name: a surname is shown as the name in full, an acronym as what it
 * stands for. */
#ifndef REPORT_PHRASES_NAMES_H
#define REPORT_PHRASES_NAMES_H

#include "report/phrases/candidates.h"

/* Gives what the text has in full the counts and places of its short form, and drops the
 * short one: `Ebbers` where there is `Bernie Ebbers`, `WHO` where there is `World Health
 * Organization`. Of several names that end alike (`George Bush`, `Laura Bush`) the one with
 * more than half of their occurrences has the surname, if half of the documents that have the
 * surname have it; otherwise all stay as they are.
 * A title of courtesy is part of no name (`Mr Ebbers`); other titles and what someone is are
 * where there is no name in full (`Lord Hutton`, but `Tony Blair` for `Prime Minister Tony Blair`). */
void names_merge(const struct corpus *corpus, const struct candidates *candidates);

#endif
