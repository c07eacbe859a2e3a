/* The names of days and months: when something happened, never what it is about. */
#ifndef REPORT_LANGUAGE_CALENDAR_H
#define REPORT_LANGUAGE_CALENDAR_H

#include "lib/span.h"

enum calendar_name { CALENDAR_NONE, CALENDAR_DAY, CALENDAR_MONTH };

/* Whether a written word names a day of the week or a month in the language ("en"). Case
 * counts for nothing, but where such names are written with a capital (`May`, `March`). */
enum calendar_name calendar_find(struct span form, struct span lang);

#endif
