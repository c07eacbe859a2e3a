#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "lib/date.h"

const char program_name[] = "archive_date";

static void days_that_the_calendar_has_are_read(void **state)
{
    static const struct {
        const char *text;
        const char *date; /* NULL: none */
    } cases[] = {{"2026-11-24", "2026-11-24"}, {"2024-02-29", "2024-02-29"},
        {"2026-11-24T08:00:00Z", "2026-11-24"}, {"1969-12-31", "1969-12-31"},
        {"2023-02-29", NULL}, {"1900-02-29", NULL}, {"2000-02-29", "2000-02-29"},
        {"2026-13-01", NULL}, {"2026-00-01", NULL}, {"2026-04-31", NULL},
        {"2026-11-241", NULL}, {"2026-1-24", NULL}, {"24.11.2026", NULL},
        {"2026-1x-24", NULL}, {"", NULL}};
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char date[DATE_SIZE] = "none";
        bool read = date_read(span_of(cases[i].text), date);
        if (read != (cases[i].date != NULL))
            fail_msg("'%s' is read as a day: %d", cases[i].text, read);
        if (read)
            assert_string_equal(date, cases[i].date);
    }
}

static void names_of_files_tell_days(void **state)
{
    static const struct {
        const char *name;
        const char *date; /* NULL: none */
    } cases[] = {{"news/2026-01-06-ferry.txt", "2026-01-06"},
        {"ferry_20260106.html", "2026-01-06"}, {"2026_01_06", "2026-01-06"},
        {"2026.01.06.txt", "2026-01-06"}, {"from-2025-12-31-to-2026-01-06", "2026-01-06"},
        {"2026-01_06", NULL}, {"2026-02-30.txt", NULL}, {"120260106", NULL},
        {"202601067", NULL}, {"3026-01-06", NULL}, {"2026-01-06/ferry.txt", "2026-01-06"},
        {"a/20260106/ferry.txt", "2026-01-06"}, {"2026/01/06/ferry.txt", "2026-01-06"},
        {"a/2026/01/06.txt", "2026-01-06"}, {"2026/01/06-ferry.txt", "2026-01-06"},
        {"2026/01/06/2025-12-24.txt", "2025-12-24"}, {"of-2026-01-06/ferry.txt", NULL},
        {"2026-01-06/b/ferry.txt", NULL}, {"2026/01/ferry.txt", NULL},
        {"2026/01/0612.txt", NULL}, {"2026/13/06/ferry.txt", NULL}, {"2026", NULL},
        {"", NULL}};
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char date[DATE_SIZE] = "none";
        if (date_in_name(span_of(cases[i].name), date) != (cases[i].date != NULL))
            fail_msg("'%s': %s", cases[i].name, date);
        if (cases[i].date)
            assert_string_equal(date, cases[i].date);
    }
}

static void times_have_the_day_of_utc(void **state)
{
    char date[DATE_SIZE];
    (void)state;
    date_of_time(0, date);
    assert_string_equal(date, "1970-01-01");
    date_of_time(951868799, date);
    assert_string_equal(date, "2000-02-29");
    date_of_time((time_t)1 << 60, date); /* of no year with four digits */
    assert_string_equal(date, "1970-01-01");
    date_of_time(-(time_t)62000000000, date);
    assert_string_equal(date, "1970-01-01");
}

static void periods_have_a_first_and_a_last_day(void **state)
{
    static const struct {
        const char *date;
        enum date_period period;
        unsigned back;
        const char *first, *last;
    } cases[] = {{"2026-11-24", DATE_DAY, 0, "2026-11-24", "2026-11-24"},
        {"2026-03-01", DATE_DAY, 1, "2026-02-28", "2026-02-28"},
        {"2026-11-24", DATE_WEEK, 0, "2026-11-23", "2026-11-29"}, /* a Tuesday */
        {"2026-11-29", DATE_WEEK, 0, "2026-11-23", "2026-11-29"}, /* Sunday */
        {"2026-11-23", DATE_WEEK, 1, "2026-11-16", "2026-11-22"}, /* Monday */
        {"1969-12-31", DATE_WEEK, 0, "1969-12-29", "1970-01-04"},
        {"2026-11-24", DATE_MONTH, 0, "2026-11-01", "2026-11-30"},
        {"2024-03-31", DATE_MONTH, 1, "2024-02-01", "2024-02-29"},
        {"2026-12-05", DATE_MONTH, 0, "2026-12-01", "2026-12-31"},
        {"2026-01-15", DATE_MONTH, 13, "2024-12-01", "2024-12-31"}};
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char first[DATE_SIZE], last[DATE_SIZE];
        date_period(cases[i].date, cases[i].period, cases[i].back, first, last);
        assert_string_equal(first, cases[i].first);
        assert_string_equal(last, cases[i].last);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(days_that_the_calendar_has_are_read),
        cmocka_unit_test(names_of_files_tell_days),
        cmocka_unit_test(times_have_the_day_of_utc),
        cmocka_unit_test(periods_have_a_first_and_a_last_day),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
