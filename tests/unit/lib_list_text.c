#include "lib/list_text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <unistd.h>

#include <cmocka.h>

const char program_name[] = "lib_list_text";

/* The lines of a list, divided by strokes. */
static void lines_are(const char *bytes, size_t size, const char *expected)
{
    int ends[2];
    assert_int_equal(pipe(ends), 0);
    assert_int_equal(write(ends[1], bytes, size), size);
    close(ends[1]);
    struct input input;
    struct arena arena = {0};
    input_attach(&input, ends[0], "list");
    struct span line, text = list_text_read(&input, &arena);
    char room[200] = "";
    while (list_text_line(&text, &line)) {
        strncat(room, line.data, line.size);
        strcat(room, "/");
    }
    assert_string_equal(room, expected);
    input_close(&input);
    arena_free(&arena);
}

static void takes_the_line_ends_of_all_systems(void **state)
{
    (void)state;
    lines_are("pier\nquay\r\nbuoy\rmole", 20, "pier/quay/buoy/mole/");
    lines_are("\n\r\r\n", 4, "///");
    lines_are("", 0, "");
}

static void decodes_what_editors_write(void **state)
{
    (void)state;
    lines_are("\xEF\xBB\xBFpier", 7, "pier/");
    lines_are("\xFF\xFEp\0\xE9\0\n\0q\0", 10, "p\xC3\xA9/q/");
    lines_are("\xFE\xFF\0p\xD8\x3D\xDE\x00", 8, "p\xF0\x9F\x98\x80/");
    lines_are("\xFE\xFF\xD8\x3D\0", 5, "\xEF\xBF\xBD/");
    lines_are("m\xF4le\nwe\x92ll", 10, "m\xC3\xB4le/we\xE2\x80\x99ll/");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(takes_the_line_ends_of_all_systems),
        cmocka_unit_test(decodes_what_editors_write),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
