#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "lib/span.h"
#include "lib/utf8.h"

const char program_name[] = "lib_utf8";

/* Table 3-8 of Unicode 15 and the edges of table 3-7. */
static void decodes_what_is_well_formed_and_steps_over_maximal_subparts(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        int length;
        uint32_t code;
    } cases[] = {
        {"a", 1, 'a'},
        {"\x7F", 1, 0x7F},
        {"\xC2\x80", 2, 0x80},
        {"\xDF\xBF", 2, 0x7FF},
        {"\xE0\xA0\x80", 3, 0x800},
        {"\xED\x9F\xBF", 3, 0xD7FF},
        {"\xEE\x80\x80", 3, 0xE000},
        {"\xEF\xBF\xBF", 3, 0xFFFF},
        {"\xF0\x90\x80\x80", 4, 0x10000},
        {"\xF4\x8F\xBF\xBF", 4, 0x10FFFF},
        {"\x80", -1, 0xFFFD},
        {"\xC0\xAF", -1, 0xFFFD},
        {"\xE0\x80\xAF", -1, 0xFFFD},
        {"\xED\xA0\x80", -1, 0xFFFD},
        {"\xF4\x91\x92\x93", -1, 0xFFFD},
        {"\xFF", -1, 0xFFFD},
        {"\xC3", -1, 0xFFFD},
        {"\xE1\x80", -2, 0xFFFD},
        {"\xE1\x80\x41", -2, 0xFFFD},
        {"\xF1\x80\x80", -3, 0xFFFD},
        {"\xF1\x80\xE1", -2, 0xFFFD},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        uint32_t code;
        int length = utf8_decode(cases[i].text, strlen(cases[i].text), &code);
        if (length != cases[i].length || code != cases[i].code)
            fail_msg("case %zu: expected length %d of U+%04X, got %d of U+%04X", i,
                cases[i].length, (unsigned)cases[i].code, length, (unsigned)code);
    }
}

static void encoding_and_decoding_give_back_every_code_point(void **state)
{
    (void)state;
    for (uint32_t code = 0; code <= 0x10FFFF; code++) {
        if (code >= 0xD800 && code < 0xE000)
            continue;
        char text[4];
        uint32_t again;
        int length = utf8_encode(code, text);
        assert_int_equal(utf8_decode(text, (size_t)length, &again), length);
        assert_int_equal(again, code);
    }
}

static size_t valid(struct span text)
{
    return utf8_valid(text.data, text.size);
}

static void valid_bytes_end_before_the_first_that_are_not(void **state)
{
    (void)state;
    assert_int_equal(valid(SPAN("")), 0);
    assert_int_equal(valid(SPAN("twelve bytes")), 12);
    assert_int_equal(valid(SPAN("twelve bytes \u00E9\u4E00")), 18);
    assert_int_equal(valid(SPAN("eight by\xFFtes and more")), 8);
    assert_int_equal(valid(SPAN("\u00E9\xE4 and more")), 2);
    assert_int_equal(valid(SPAN("cut \xE4\xB8")), 4);
    assert_true(utf8_is_cut("\xE4\xB8", 2));
    assert_true(utf8_is_cut("\xF0\x9F\x98", 3));
    assert_false(utf8_is_cut("\xE4 ", 2));
    assert_false(utf8_is_cut("e", 1));
    assert_false(utf8_is_cut("\xF0\x9F\x98\x80", 4));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(decodes_what_is_well_formed_and_steps_over_maximal_subparts),
        cmocka_unit_test(encoding_and_decoding_give_back_every_code_point),
        cmocka_unit_test(valid_bytes_end_before_the_first_that_are_not),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
