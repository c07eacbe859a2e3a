/* What --explain prints. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "report/draw/explain.h"

const char program_name[] = "report_explain";

static void explain(const enum section *order, size_t count, char *text, size_t size)
{
    int ends[2];
    assert_int_equal(pipe(ends), 0);
    struct output output;
    output_open(&output, ends[1]);
    explain_sections(order, count, &output);
    assert_int_equal(output_close(&output), 0);
    size_t used = 0;
    for (ssize_t got; (got = read(ends[0], text + used, size - 1 - used)) > 0;)
        used += (size_t)got;
    close(ends[0]);
    text[used] = '\0';
}

static void every_section_is_explained(void **state)
{
    (void)state;
    for (int section = 0; section < SECTION_COUNT; section++) {
        char text[8192];
        explain(&(enum section){(enum section)section}, 1, text, sizeof text);
        if (strlen(text) < 100)
            fail_msg("section %d: expected some lines, got \"%s\"", section, text);
    }
}

static void sections_stand_in_the_order_asked_for(void **state)
{
    (void)state;
    const enum section order[] = {SECTION_TOPICS, SECTION_TERMS};
    char text[8192];
    explain(order, 2, text, sizeof text);
    assert_int_equal(strncmp(text, "TOPICS\n", 7), 0);
    assert_non_null(strstr(text, "\n\nTERMS\n"));
    assert_null(strstr(text, "KEYNESS\n"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_section_is_explained),
        cmocka_unit_test(sections_stand_in_the_order_asked_for),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
