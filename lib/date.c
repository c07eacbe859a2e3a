#include "lib/date.h"

#include <stdio.h>

/* Days since 1970-01-01 in the proleptic Gregorian calendar (Howard Hinnant, "chrono-
 * Compatible Low-Level Date Algorithms", days_from_civil). */
static long days_of(long year, long month, long day)
{
    year -= month <= 2;
    long era = year / 400, of_era = year - era * 400;
    long of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

static void date_of_days(long days, char date[DATE_SIZE])
{
    date_of_time((time_t)days * 86400, date);
}

static bool read_digits(struct span text, size_t at, size_t count, long *number)
{
    *number = 0;
    for (size_t i = at; i < at + count; i++) {
        if (text.data[i] < '0' || text.data[i] > '9')
            return false;
        *number = *number * 10 + (text.data[i] - '0');
    }
    return true;
}

static void date_split(struct span text, long *year, long *month, long *day)
{
    read_digits(text, 0, 4, year);
    read_digits(text, 5, 2, month);
    read_digits(text, 8, 2, day);
}

bool date_read(struct span text, char date[DATE_SIZE])
{
    long year, month, day;
    const size_t size = DATE_SIZE - 1;
    if (text.size < size || text.data[4] != '-' || text.data[7] != '-' ||
        (text.size > size && text.data[size] >= '0' && text.data[size] <= '9'))
        return false;
    if (!read_digits(text, 0, 4, &year) || !read_digits(text, 5, 2, &month) ||
        !read_digits(text, 8, 2, &day) || month < 1 || month > 12 || day < 1)
        return false;
    date_of_days(days_of(year, month, day), date);
    return memcmp(date, text.data, size) == 0; /* not so for February 30 */
}

long date_number(const char date[DATE_SIZE])
{
    long year, month, day;
    date_split(span_of(date), &year, &month, &day);
    return days_of(year, month, day);
}

static bool is_digit_at(struct span text, size_t at)
{
    return at < text.size && text.data[at] >= '0' && text.data[at] <= '9';
}

/* The day that begins at a byte, however it is divided. */
static bool date_at(struct span text, size_t at, char date[DATE_SIZE])
{
    enum { YEAR = 4, MONTH = 2, DAY = 2 };
    char sign = at + YEAR < text.size ? text.data[at + YEAR] : '0';
    bool divided = sign == '-' || sign == '_' || sign == '.' || sign == '/';
    size_t month = at + YEAR + divided, day = month + MONTH + divided, end = day + DAY;
    if (end > text.size || is_digit_at(text, end) ||
        (at > 0 && is_digit_at(text, at - 1)) || (divided && text.data[day - 1] != sign) ||
        (memcmp(text.data + at, "19", 2) != 0 && memcmp(text.data + at, "20", 2) != 0))
        return false;
    char whole[DATE_SIZE];
    int size = snprintf(whole, sizeof whole, "%.4s-%.2s-%.2s", text.data + at,
        text.data + month, text.data + day);
    return size == DATE_SIZE - 1 && date_read(span_of(whole), date);
}

/* Where the last part of a name begins. */
static size_t last_part(struct span name)
{
    size_t at = name.size;
    while (at > 0 && name.data[at - 1] != '/')
        at--;
    return at;
}

/* A folder called 2026-11-24, or 24 in 11 in 2026: the last of the folders of a name. */
static bool date_of_folder(struct span folders, char date[DATE_SIZE])
{
    for (size_t at = folders.size; at-- > 0;) {
        bool begins = at == 0 || folders.data[at - 1] == '/';
        if (begins && date_at(folders, at, date)) {
            size_t end = at + (is_digit_at(folders, at + 4) ? 8 : DATE_SIZE - 1);
            return end == folders.size;
        }
    }
    return false;
}

bool date_in_name(struct span name, char date[DATE_SIZE])
{
    size_t part = last_part(name);
    for (size_t at = name.size; at-- > part;)
        if (date_at(name, at, date))
            return true;
    for (size_t at = part; at-- > 0;) /* 2026/11/24.txt, 2026/11/24-ferry.txt */
        if ((at == 0 || name.data[at - 1] == '/') && at + DATE_SIZE - 1 > part &&
            date_at(name, at, date))
            return true;
    return part > 0 && date_of_folder((struct span){name.data, part - 1}, date);
}

void date_of_time(time_t time, char date[DATE_SIZE])
{
    struct tm utc = {0};
    if (!gmtime_r(&time, &utc) || utc.tm_year < -1900 || utc.tm_year > 9999 - 1900)
        utc = (struct tm){.tm_year = 70, .tm_mday = 1};
    if (strftime(date, DATE_SIZE, "%Y-%m-%d", &utc) != DATE_SIZE - 1)
        memcpy(date, "1970-01-01", DATE_SIZE);
}

static void month_of(long year, long month, unsigned back, long *first, long *last)
{
    long months = year * 12 + month - 1 - (long)back;
    *first = days_of(months / 12, months % 12 + 1, 1);
    *last = days_of((months + 1) / 12, (months + 1) % 12 + 1, 1) - 1;
}

void date_period(const char date[DATE_SIZE], enum date_period period, unsigned back,
    char first[DATE_SIZE], char last[DATE_SIZE])
{
    long year, month, day, begin, end;
    date_split(span_of(date), &year, &month, &day);
    long days = days_of(year, month, day);
    if (period == DATE_MONTH) {
        month_of(year, month, back, &begin, &end);
    } else {
        long length = period == DATE_WEEK ? 7 : 1;
        long since_monday = ((days + 3) % 7 + 7) % 7; /* 1970-01-01 was a Thursday */
        begin = days - (period == DATE_WEEK ? since_monday : 0) - (long)back * length;
        end = begin + length - 1;
    }
    date_of_days(begin, first);
    date_of_days(end, last);
}
