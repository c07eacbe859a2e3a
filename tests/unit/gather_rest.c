#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "gather/rest.h"

const char program_name[] = "gather_rest";

/* What rest_is_utf8 says of a file of `filling` times a letter and a text behind, of which the
 * first `head` bytes were read. */
static bool is_utf8_behind(size_t filling, const char *text, size_t head)
{
    FILE *file = tmpfile();
    assert_non_null(file);
    for (size_t i = 0; i < filling; i++)
        fputc('a', file);
    fputs(text, file);
    size_t size = filling + strlen(text);
    char *begin = malloc(size);
    assert_non_null(begin);
    rewind(file);
    assert_int_equal(fread(begin, 1, head, file), head);
    assert_int_equal(lseek(fileno(file), (off_t)head, SEEK_SET), (off_t)head);
    bool is = rest_is_utf8(fileno(file), (struct span){begin, head});
    free(begin);
    fclose(file);
    return is;
}

static void what_goes_on_as_utf8_is_whole(void **state)
{
    (void)state;
    for (size_t head = 100; head < 104; head++)
        assert_true(is_utf8_behind(100, "\xE2\x82\xAC and more", head));
    for (size_t filling = 16380; filling < 16390; filling++)
        assert_true(is_utf8_behind(filling + 8, "\xF0\x9F\x8D\x9E and \xC3\xA9", 8));
    assert_true(is_utf8_behind(50000, "", 50000));
}

static void another_byte_is_found_however_far_behind(void **state)
{
    (void)state;
    assert_false(is_utf8_behind(40000, "caf\xE9.", 100));
    assert_false(is_utf8_behind(100, "\xE2\x82", 101));
    assert_false(is_utf8_behind(40000, "end \xC3", 100));
    assert_false(is_utf8_behind(16384, "\xE2\x28\xA1", 1));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_goes_on_as_utf8_is_whole),
        cmocka_unit_test(another_byte_is_found_however_far_behind),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
