#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <time.h>

#include <cmocka.h>

#include "lib/decompose.h"
#include "lib/utf8.h"

const char program_name[] = "lib_decompose";

enum {
    MANY = 16000,
    CODES = 4 * MANY,
};

/* Marks of several classes, some that become two, and now and then a letter. */
static const uint32_t marks[] = {0x301, 0x323, 0x308, 0x327, 0x345, 0x315, 0x344, 0xF73,
    0x5B0, 0x1D165, 'a', 0xE9, 0xAC01};

static size_t fill(char *text, size_t least, unsigned letters)
{
    size_t size = 0;
    unsigned state = 1;
    while (size < least) {
        state = state * 1103515245U + 12345U;
        size += (size_t)utf8_encode(marks[(state >> 16) % (10 + letters)], text + size);
    }
    return size;
}

static void codes_are_those_of_utf8proc(void **state)
{
    (void)state;
    static char text[MANY + 4];
    static utf8proc_int32_t expected[CODES], got[CODES];
    static const utf8proc_option_t options[] = {UTF8PROC_STABLE | UTF8PROC_COMPOSE,
        UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_COMPAT,
        UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_CASEFOLD};
    for (size_t o = 0; o < 3; o++)
        for (size_t least = 1; least < 1200; least += 37) {
            struct span span = {text, fill(text, least, least % 2 ? 3 : 0)};
            utf8proc_ssize_t count = utf8proc_decompose((const utf8proc_uint8_t *)text,
                (utf8proc_ssize_t)span.size, expected, CODES, options[o]);
            assert_int_equal(decompose(span, got, CODES, options[o], NULL), count);
            assert_memory_equal(got, expected, (size_t)count * sizeof *got);
        }
}

static void errors_are_those_of_utf8proc(void **state)
{
    (void)state;
    static char text[MANY + 4];
    static utf8proc_int32_t got[CODES];
    utf8proc_option_t options = UTF8PROC_STABLE | UTF8PROC_COMPOSE;
    for (size_t least = 100; least < 1000; least += 400) {
        struct span span = {text, fill(text, least, 3)};
        assert_int_equal(decompose(span, got, 10, options, NULL), UTF8PROC_ERROR_OVERFLOW);
        text[span.size - 1] = (char)0xFF;
        assert_int_equal(
            decompose(span, got, CODES, options, NULL), UTF8PROC_ERROR_INVALIDUTF8);
    }
}

/* As many as utf8proc itself takes some 0.2 s for. */
static void many_marks_take_no_longer_each(void **state)
{
    (void)state;
    static char text[MANY + 4];
    static utf8proc_int32_t got[CODES];
    struct span span = {text, fill(text, MANY, 0)};
    clock_t begin = clock();
    for (int i = 0; i < 20; i++)
        assert_true(
            decompose(span, got, CODES, UTF8PROC_STABLE | UTF8PROC_COMPOSE, NULL) > 0);
    assert_true(clock() - begin < CLOCKS_PER_SEC);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(codes_are_those_of_utf8proc),
        cmocka_unit_test(errors_are_those_of_utf8proc),
        cmocka_unit_test(many_marks_take_no_longer_each),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
