/* Days, as ISO 8601 writes them: 2026-11-24. In this form, byte order is time order. */
#ifndef LIB_DATE_H
#define LIB_DATE_H

#include <time.h>

#include "lib/span.h"

enum {
    DATE_SIZE = 11, /* with a NUL */
};

/* Takes a day from the front of a text such as 2026-11-24T08:00:00Z. False where there is
 * none that the calendar has. */
bool date_read(struct span text, char date[DATE_SIZE]);

/* Takes the day in the last part of a file's name, of a year from 1900 to 2099: 2026-11-24,
 * 2026_11_24, 2026.11.24 or 20261124, with no digit beside it. The last one counts. Where that has
 * none, the day that its folder is: 2026-11-24/ferry.txt, 2026/11/24/ferry.txt, 2026/11/24.txt.
 * False where there is none. */
bool date_in_name(struct span name, char date[DATE_SIZE]);

/* How many days after 1970-01-01 a day is. */
long date_number(const char date[DATE_SIZE]);

/* The day of a time, in UTC. */
void date_of_time(time_t time, char date[DATE_SIZE]);

enum date_period { DATE_DAY, DATE_WEEK, DATE_MONTH };

/* The first and the last day of the period that holds a day, `back` periods earlier. Weeks
 * begin on Monday. */
void date_period(const char date[DATE_SIZE], enum date_period period, unsigned back,
    char first[DATE_SIZE], char last[DATE_SIZE]);

#endif
