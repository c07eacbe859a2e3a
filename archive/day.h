/* Days as people say them. */
#ifndef ARCHIVE_DAY_H
#define ARCHIVE_DAY_H

#include "lib/date.h"

/* The day of a text: 2026-11-24, today, yesterday, 7d, 2w (so many days, weeks ago), monday
 * or mon (the last one, which may be today). False where it is none of these. `today` and
 * `day` may be the same. */
bool day_read(const char *text, const char today[DATE_SIZE], char day[DATE_SIZE]);

#endif
