#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "archive/elision.h"

const char program_name[] = "archive_elision";

/* Shortens or restores a text in pieces of a size. The caller frees the result. */
static struct output pass(const char *text, size_t size, size_t piece,
    void (*handle)(struct elision *, struct span, struct output *))
{
    struct output output;
    struct elision *elision = elision_new();
    output_open(&output, -1);
    for (size_t at = 0; at < size; at += piece) {
        size_t part = size - at < piece ? size - at : piece;
        handle(elision, (struct span){text + at, part}, &output);
    }
    assert_false(elision_waits(elision));
    elision_free(elision);
    return output;
}

static void check(const char *text, size_t size, const char *expected)
{
    for (size_t piece = 1; piece <= 64; piece *= 4) {
        struct output shortened = pass(text, size, piece, elision_shorten);
        if (expected)
            assert_memory_equal(shortened.data, expected, strlen(expected));
        struct output restored =
            pass(shortened.data, shortened.used, piece, elision_restore);
        assert_int_equal(restored.used, size);
        assert_memory_equal(restored.data, text, size);
        free(shortened.data);
        free(restored.data);
    }
}

static void terms_that_repeat_are_left_out(void **state)
{
    (void)state;
    static const char text[] =
        "<s>\nchips\tchip\nchips\tchip\nchips\tother\nchips\tchip\n</s>\n";
    check(text, sizeof text - 1, "<s>\nchips\tchip\nchips\nchips\tother\nchips\n</s>\n");
}

static void lines_that_look_shortened_come_back(void **state)
{
    (void)state;
    static const char text[] = "a\na\tb\na\na\t\n\ta\n\t\n\n<a>\n<a\tb\na\tb\tc\na\tb\n";
    check(text, sizeof text - 1, NULL);
}

/* Random lines of few letters, so that all kinds meet; some too long to be noted. */
static void random_lines_come_back(void **state)
{
    (void)state;
    enum { SIZE = 40000 };
    static char text[SIZE];
    srand(3);
    for (int round = 0; round < 20; round++) {
        static const char letters[] = "ab\t\t\n\n<";
        for (int i = 0; i < SIZE; i++)
            text[i] = rand() % 400 ? letters[rand() % (int)(sizeof letters - 1)] : 'x';
        memset(text + 100, 'l', (size_t)(60 + round % 5));
        text[SIZE - 1] = '\n';
        check(text, SIZE, NULL);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(terms_that_repeat_are_left_out),
        cmocka_unit_test(lines_that_look_shortened_come_back),
        cmocka_unit_test(random_lines_come_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
