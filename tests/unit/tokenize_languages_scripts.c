#include "tokenize/languages/scripts.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>

#include <cmocka.h>

const char program_name[] = "tokenize_scripts";

static void letters_have_a_script_and_digits_have_none(void **state)
{
    (void)state;
    assert_int_equal(script_of('a'), SCRIPT_LATIN);
    assert_int_equal(script_of(U'\u0416'), SCRIPT_CYRILLIC);
    assert_int_equal(script_of(U'\u732B'), SCRIPT_HAN);
    assert_int_equal(script_of(0x20000), SCRIPT_HAN); /* beyond 16 bits */
    assert_int_equal(script_of(0x870), SCRIPT_ARABIC);
    assert_int_equal(
        script_of(U'\u3006'), SCRIPT_HAN); /* common, but used with Han alone */
    assert_int_equal(script_of('7'), SCRIPT_NONE);
    assert_int_equal(script_of(U'\u0967'), SCRIPT_NONE); /* Devanagari's one */
    assert_int_equal(script_of(0x10FFFF), SCRIPT_NONE);
}

static void a_table_says_the_same_as_a_search(void **state)
{
    enum { CODES = 0x40000 };
    unsigned char *scripts = calloc(CODES, 1);
    (void)state;
    scripts_fill(scripts, CODES);
    for (uint32_t code = 0; code < CODES; code++)
        if (scripts[code] != script_of(code))
            fail_msg("U+%04X: %d in the table, %d by search", (unsigned)code, scripts[code],
                script_of(code));
    free(scripts);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(letters_have_a_script_and_digits_have_none),
        cmocka_unit_test(a_table_says_the_same_as_a_search),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
