#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

#include "lib/escape.h"
#include "report/draw/display.h"

const char program_name[] = "report_display";

static void assert_span(struct span got, const char *expected)
{
    char text[512];
    snprintf(text, sizeof text, "%.*s", (int)got.size, got.data);
    assert_string_equal(text, expected);
}

static void what_could_do_more_than_be_seen_is_replaced(void **state)
{
    (void)state;
    struct arena arena = {0};
    const struct {
        const char *text, *expected;
    } cases[] = {
        {"plain é 中 😀", "plain é 中 😀"},
        {"\x1b[2J", "�[2J"},
        {"a\x7f\xc2\x9b", "a��"},
        {"\xe2\x80\xae"
         "x\xe2\x81\xa6",
            "�x�"},
        {"\xe2\x80\xa8", "�"},
        {"bad\xff\xe4\xb8", "bad��"},
        {"\xe2\x80\x8d joiner", "\xe2\x80\x8d joiner"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_span(harmless_new(&arena, span_of(cases[i].text)), cases[i].expected);
    arena_free(&arena);
}

static void right_to_left_text_is_kept_apart(void **state)
{
    (void)state;
    struct arena arena = {0};
    assert_span(display_apart(&arena, SPAN("Fluß 河")), "Fluß 河");
    assert_span(display_apart(&arena, SPAN("نهر")), "\u200eنهر\u200e");
    assert_span(display_apart(&arena, SPAN("a נהר")), "\u200ea נהר\u200e");
    assert_int_equal(display_width(display_apart(&arena, SPAN("نهر"))), 3);
    arena_free(&arena);
}

static void width_is_counted_in_columns(void **state)
{
    (void)state;
    assert_int_equal(display_width(SPAN("abc")), 3);
    assert_int_equal(display_width(SPAN("中文")), 4);
    assert_int_equal(display_width(SPAN("e\xcc\x81")), 1);
    assert_span(display_cut(SPAN("中文字"), 5), "中文");
    assert_span(display_cut(SPAN("e\xcc\x81t"), 1), "e\xcc\x81");
}

static char *drawn(struct span text, size_t columns, bool right, double part)
{
    static char room[256];
    int ends[2];
    struct output output;
    assert_int_equal(pipe(ends), 0);
    output_open(&output, ends[1]);
    if (part >= 0)
        display_bar(&output, part, columns);
    else
        display_column(&output, text, columns, right);
    assert_int_equal(output_close(&output), 0);
    ssize_t size = read(ends[0], room, sizeof room - 1);
    close(ends[0]);
    room[size] = '\0';
    return room;
}

static void columns_are_filled_or_cut(void **state)
{
    (void)state;
    assert_string_equal(drawn(SPAN("ab"), 4, false, -1), "ab  ");
    assert_string_equal(drawn(SPAN("ab"), 4, true, -1), "  ab");
    assert_string_equal(drawn(SPAN("abcde"), 4, false, -1), "abc…");
    assert_string_equal(drawn(SPAN("中文字"), 5, false, -1), "中文…");
    assert_string_equal(drawn(SPAN("中文字"), 4, false, -1), "中… ");
}

static void bars_are_drawn_in_eighths(void **state)
{
    (void)state;
    assert_string_equal(drawn(SPAN(""), 2, false, 1), "██");
    assert_string_equal(drawn(SPAN(""), 2, false, 0.75), "█▌");
    assert_string_equal(drawn(SPAN(""), 2, false, 0.0001), "▏");
    assert_string_equal(drawn(SPAN(""), 2, false, 0), "");
}

static void numbers_are_grouped_and_languages_named(void **state)
{
    (void)state;
    struct arena arena = {0};
    assert_span(display_number(&arena, 0), "0");
    assert_span(display_number(&arena, 999), "999");
    assert_span(display_number(&arena, 1234567), "1,234,567");
    assert_span(display_number(&arena, UINT64_MAX), "18,446,744,073,709,551,615");
    assert_span(display_language(&arena, SPAN("de")), "German");
    assert_span(display_language(&arena, SPAN("qqq")), "qqq");
    assert_span(display_language(&arena, SPAN("")), "unknown language");
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_could_do_more_than_be_seen_is_replaced),
        cmocka_unit_test(right_to_left_text_is_kept_apart),
        cmocka_unit_test(width_is_counted_in_columns),
        cmocka_unit_test(columns_are_filled_or_cut),
        cmocka_unit_test(bars_are_drawn_in_eighths),
        cmocka_unit_test(numbers_are_grouped_and_languages_named),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
