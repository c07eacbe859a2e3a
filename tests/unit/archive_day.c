/* Days as people say them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "archive/day.h"

const char program_name[] = "test";

static void test_days_are_read_as_people_say_them(void **state)
{
    /* 2026-11-26 is a Thursday. */
    static const struct {
        const char *text, *day; /* NULL: none */
    } cases[] = {
        {"2026-02-28", "2026-02-28"},
        {"today", "2026-11-26"},
        {"Yesterday", "2026-11-25"},
        {"0d", "2026-11-26"},
        {"7d", "2026-11-19"},
        {"2w", "2026-11-12"},
        {"thursday", "2026-11-26"},
        {"Monday", "2026-11-23"},
        {"fri", "2026-11-20"},
        {"sunday", "2026-11-22"},
        {"2026-02-30", NULL},
        {"2026-11-24T08:00", NULL},
        {"tomorrow", NULL},
        {"7", NULL},
        {"d", NULL},
        {"7days", NULL},
        {"-1d", NULL},
        {"123456d", NULL},
        {"mo", NULL},
        {"", NULL},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char day[DATE_SIZE] = "2026-11-26";
        bool good = day_read(cases[i].text, day, day);
        assert_int_equal(good, cases[i].day != NULL);
        if (good)
            assert_string_equal(day, cases[i].day);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_days_are_read_as_people_say_them),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
