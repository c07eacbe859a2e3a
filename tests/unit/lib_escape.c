#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

#include "lib/escape.h"

const char program_name[] = "lib_escape";

static void assert_span(struct span got, struct span expected)
{
    if (!span_equal(got, expected))
        fail_msg("expected \"%.*s\", got \"%.*s\"", (int)expected.size, expected.data,
            (int)got.size, got.data);
}

static void names_are_written_on_one_line_and_read_back(void **state)
{
    (void)state;
    static const struct {
        struct span name, escaped;
    } cases[] = {
        {{"plain.txt", 9}, {"plain.txt", 9}},
        {{"a\tb\nc", 5}, {"a\\tb\\nc", 7}},
        {{"back\\slash", 10}, {"back\\\\slash", 11}},
        {{"\r\x01\x7F", 3}, {"\\x0D\\x01\\x7F", 12}},
        {{"\xC2\x85", 2}, {"\\xC2\\x85", 8}},
        {{"\xE2\x80\xAE", 3}, {"\\xE2\\x80\\xAE", 12}}, /* override of direction */
        {{"\xE2\x81\xA6", 3}, {"\\xE2\\x81\\xA6", 12}}, /* isolate */
        {{"\xE2\x80\x8F", 3}, {"\xE2\x80\x8F", 3}},     /* mark of direction */
        {{"\xFF\xC3\xA9\xE1\x80", 5}, {"\\xFF\xC3\xA9\\xE1\\x80", 14}},
        {{"", 0}, {"", 0}},
    };
    struct arena arena = {0};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_span(escape_name_new(&arena, cases[i].name), cases[i].escaped);
        assert_span(unescape_name_new(&arena, cases[i].escaped), cases[i].name);
    }
    arena_free(&arena);
}

static void every_byte_of_a_name_survives(void **state)
{
    (void)state;
    char bytes[255];
    for (int i = 0; i < 255; i++)
        bytes[i] = (char)(i + 1);
    struct arena arena = {0};
    struct span name = {bytes, sizeof bytes};
    struct span escaped = escape_name_new(&arena, name);
    assert_null(memchr(escaped.data, '\n', escaped.size));
    assert_span(unescape_name_new(&arena, escaped), name);
    arena_free(&arena);
}

static void what_is_no_escape_stays(void **state)
{
    (void)state;
    struct arena arena = {0};
    assert_span(unescape_name_new(&arena, SPAN("\\q\\x4\\xZZ\\")), SPAN("\\q\\x4\\xZZ\\"));
    arena_free(&arena);
}

static void entities_are_written_and_read_back(void **state)
{
    (void)state;
    struct output output;
    output_open(&output, STDOUT_FILENO);
    escape_xml(&output, SPAN("a<b>&\"c'"));
    assert_span((struct span){output.data, output.used}, SPAN("a&lt;b&gt;&amp;&quot;c'"));
    char room[32];
    size_t size = unescape_xml((struct span){output.data, output.used}, room);
    assert_span((struct span){room, size}, SPAN("a<b>&\"c'"));
    output.used = 0;
    free(output.data);
}

static void unknown_entities_stay(void **state)
{
    (void)state;
    char room[32];
    struct span text = SPAN("&nbsp;&amp&apos;&");
    size_t size = unescape_xml(text, room);
    assert_span((struct span){room, size}, SPAN("&nbsp;&amp'&"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_are_written_on_one_line_and_read_back),
        cmocka_unit_test(every_byte_of_a_name_survives),
        cmocka_unit_test(what_is_no_escape_stays),
        cmocka_unit_test(entities_are_written_and_read_back),
        cmocka_unit_test(unknown_entities_stay),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
