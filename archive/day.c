#include "archive/day.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum { DAYS_OF_WEEK = 7, DIGITS_MOST = 5 };

static const char *const weekdays[DAYS_OF_WEEK] = {
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"};

static void days_before(const char *today, unsigned long days, char day[DATE_SIZE])
{
    char same[DATE_SIZE];
    date_period(today, DATE_DAY, (unsigned)days, day, same);
}

/* How many days ago the last of these days of the week was; -1: no such day. */
static int since_weekday(const char *name, const char *today)
{
    char monday[DATE_SIZE], sunday[DATE_SIZE], day[DATE_SIZE];
    size_t size = strlen(name);
    int wanted = 0, now = 0;
    while (wanted < DAYS_OF_WEEK &&
           !(strcasecmp(name, weekdays[wanted]) == 0 ||
               (size == 3 && strncasecmp(name, weekdays[wanted], size) == 0)))
        wanted++;
    if (wanted == DAYS_OF_WEEK)
        return -1;
    date_period(today, DATE_WEEK, 0, monday, sunday);
    for (days_before(today, 0, day); now < DAYS_OF_WEEK && strcmp(day, monday) != 0; now++)
        days_before(day, 1, day);
    return (now - wanted + DAYS_OF_WEEK) % DAYS_OF_WEEK;
}

/* 7d, 2w; -1: none of these. */
static long since_count(const char *text)
{
    size_t digits = strspn(text, "0123456789");
    const char *unit = text + digits;
    if (!digits || digits > DIGITS_MOST || !*unit || unit[1])
        return -1;
    long count = strtol(text, NULL, 10);
    return *unit == 'd' ? count : *unit == 'w' ? DAYS_OF_WEEK * count : -1;
}

bool day_read(const char *text, const char today[DATE_SIZE], char day[DATE_SIZE])
{
    char read[DATE_SIZE], now[DATE_SIZE];
    memcpy(now, today, DATE_SIZE);
    if (date_read(span_of(text), read) && strcmp(read, text) == 0) {
        memcpy(day, read, DATE_SIZE);
        return true;
    }
    long ago = strcasecmp(text, "today") == 0       ? 0
               : strcasecmp(text, "yesterday") == 0 ? 1
                                                    : since_count(text);
    if (ago < 0)
        ago = since_weekday(text, now);
    if (ago >= 0)
        days_before(now, (unsigned long)ago, day);
    return ago >= 0;
}
