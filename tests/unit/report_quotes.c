#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

#include "report/quotes/quotes.h"

const char program_name[] = "report_quote";

/* A file of the text; its name is written to `name`. */
static void write_file(char *name, const char *text, size_t size)
{
    strcpy(name, "/tmp/winnow-test.XXXXXX");
    int fd = mkstemp(name);
    assert_true(fd > 0);
    assert_int_equal(write(fd, text, size), (ssize_t)size);
    close(fd);
}

static void assert_span(struct span got, const char *expected)
{
    char text[512];
    snprintf(text, sizeof text, "%.*s", (int)got.size, got.data);
    assert_string_equal(text, expected);
}

static void a_byte_range_is_quoted_with_white_space_folded(void **state)
{
    (void)state;
    static const char text[] = "One.  The \r\n second\t\xc2\xa0one. Three.";
    char name[64];
    struct arena arena = {0};
    write_file(name, text, sizeof text - 1);
    struct quotes *quotes = quotes_new(NULL);
    assert_span(quotes_read(quotes, &arena, span_of(name), 4, 26), "The second one.");
    assert_span(quotes_read(quotes, &arena, span_of(name), 26, 999), "Three.");
    assert_span(quotes_read(quotes, &arena, span_of(name), 999, 1000), "");
    quotes_free(quotes);
    arena_free(&arena);
    unlink(name);
}

static void what_is_quoted_is_harmless(void **state)
{
    (void)state;
    static const char text[] = "a\x1b[31mb\xff\xe2\x80\xae";
    char name[64];
    struct arena arena = {0};
    write_file(name, text, sizeof text - 1);
    struct quotes *quotes = quotes_new(NULL);
    assert_span(quotes_read(quotes, &arena, span_of(name), 0, 11), "a�[31mb��");
    quotes_free(quotes);
    arena_free(&arena);
    unlink(name);
}

static void a_long_quotation_is_cut_between_characters(void **state)
{
    (void)state;
    static char text[QUOTE_MOST + 100];
    for (size_t i = 0; i + 1 < sizeof text; i += 2)
        memcpy(text + i, "é", 2);
    memmove(text + 1, text, sizeof text - 1);
    text[0] = 'x';
    char name[64];
    struct arena arena = {0};
    write_file(name, text, sizeof text);
    struct quotes *quotes = quotes_new(NULL);
    struct span quote = quotes_read(quotes, &arena, span_of(name), 0, sizeof text);
    assert_int_equal(quote.size, QUOTE_MOST - 1 + 3);
    assert_memory_equal(quote.data + quote.size - 5, "é…", 5);
    quotes_free(quotes);
    arena_free(&arena);
    unlink(name);
}

static void the_first_line_that_is_not_blank_stands_for_a_document(void **state)
{
    (void)state;
    static const char text[] = "\xef\xbb\xbf \n\n  The  headline \r\nThe text.\n";
    char name[64];
    struct arena arena = {0};
    write_file(name, text, sizeof text - 1);
    struct quotes *quotes = quotes_new(NULL);
    assert_span(quotes_first_line(quotes, &arena, span_of(name)), "The headline");
    quotes_free(quotes);
    arena_free(&arena);
    unlink(name);
}

static void a_list_of_sources_says_where_a_document_is(void **state)
{
    (void)state;
    char text[64], list[64], line[256];
    struct arena arena = {0};
    write_file(text, "Here it is.", 11);
    int size = snprintf(line, sizeof line, "a\\tb\t%s\n", text);
    write_file(list, line, (size_t)size);
    struct quotes *quotes = quotes_new(list);
    assert_non_null(quotes);
    assert_span(quotes_read(quotes, &arena, SPAN("a\\tb"), 0, 11), "Here it is.");
    quotes_free(quotes);
    arena_free(&arena);
    unlink(text);
    unlink(list);
    assert_null(quotes_new("/no/such/list"));
}

static void documents_that_cannot_be_read_are_counted_once(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct quotes *quotes = quotes_new(NULL);
    size_t count;
    int error;
    for (int i = 0; i < 2; i++) {
        assert_span(quotes_read(quotes, &arena, SPAN("/no/such/file"), 0, 9), "");
        assert_span(quotes_first_line(quotes, &arena, SPAN("/tmp")), "");
        assert_span(quotes_first_line(quotes, &arena, SPAN("/dev/null")), "");
    }
    assert_span(quotes_failed(quotes, &error, &count), "/no/such/file");
    assert_int_equal(count, 3);
    quotes_free(quotes);
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_byte_range_is_quoted_with_white_space_folded),
        cmocka_unit_test(what_is_quoted_is_harmless),
        cmocka_unit_test(a_long_quotation_is_cut_between_characters),
        cmocka_unit_test(the_first_line_that_is_not_blank_stands_for_a_document),
        cmocka_unit_test(a_list_of_sources_says_where_a_document_is),
        cmocka_unit_test(documents_that_cannot_be_read_are_counted_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
