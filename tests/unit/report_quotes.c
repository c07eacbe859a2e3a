#include <errno.h>
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

/* A list that has one document, of the file's name, in that file. */
static struct sources grant(const char *name, struct source *row)
{
    *row = (struct source){.name = span_of(name), .path = name, .end = SOURCE_TO_END};
    return (struct sources){.rows = row, .count = 1};
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
    struct source row;
    write_file(name, text, sizeof text - 1);
    struct sources sources = grant(name, &row);
    struct quotes *quotes = quotes_new(&sources);
    assert_span(quotes_read(quotes, &arena, span_of(name), 4, 26), "The second one.");
    assert_span(quotes_read(quotes, &arena, span_of(name), 26, 999), "Three.");
    assert_span(quotes_read(quotes, &arena, span_of(name), 999, 1000), "");
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
    struct source row;
    write_file(name, text, sizeof text);
    struct sources sources = grant(name, &row);
    struct quotes *quotes = quotes_new(&sources);
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
    struct source row;
    write_file(name, text, sizeof text - 1);
    struct sources sources = grant(name, &row);
    struct quotes *quotes = quotes_new(&sources);
    assert_span(quotes_first_line(quotes, &arena, span_of(name)), "The headline");
    quotes_free(quotes);
    arena_free(&arena);
    unlink(name);
}

/* Of a file that many articles share, without what was left out. */
static void a_document_is_read_where_the_list_says(void **state)
{
    (void)state;
    char name[64];
    struct arena arena = {0};
    write_file(name, "Not this. Here it is.", 21);
    struct source row = {.name = SPAN("a\\tb"),
        .path = name,
        .begin = 10,
        .end = 20,
        .omitted = SPAN("0-5")};
    struct sources sources = {.rows = &row, .count = 1};
    struct quotes *quotes = quotes_new(&sources);
    assert_span(quotes_read(quotes, &arena, SPAN("a\\tb"), 0, 99), "it is");
    quotes_free(quotes);
    arena_free(&arena);
    unlink(name);
}

static void without_a_list_nothing_is_read(void **state)
{
    (void)state;
    char name[64];
    struct arena arena = {0};
    write_file(name, "Not this.", 9);
    struct quotes *quotes = quotes_new(NULL);
    assert_false(quotes_result(quotes).refused);
    assert_span(quotes_read(quotes, &arena, span_of(name), 0, 9), "");
    assert_span(quotes_first_line(quotes, &arena, span_of(name)), "");
    assert_true(quotes_result(quotes).refused);
    assert_int_equal(quotes_result(quotes).failed.count, 0);
    quotes_free(quotes);
    arena_free(&arena);
    unlink(name);
}

static void what_a_list_lacks_is_not_read(void **state)
{
    (void)state;
    char name[64];
    struct arena arena = {0};
    write_file(name, "Not this.", 9);
    struct sources sources = {0};
    struct quotes *quotes = quotes_new(&sources);
    for (int i = 0; i < 2; i++)
        assert_span(quotes_read(quotes, &arena, span_of(name), 0, 9), "");
    struct quotes_result result = quotes_result(quotes);
    assert_false(result.refused);
    assert_span(result.unlisted.first, name);
    assert_int_equal(result.unlisted.count, 1);
    quotes_free(quotes);
    arena_free(&arena);
    unlink(name);
}

static void documents_that_cannot_be_read_are_counted_once(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct source rows[] = {{.name = SPAN("/dev/null"), .path = "/dev/null"},
        {.name = SPAN("/no/such/file"), .path = "/no/such/file"},
        {.name = SPAN("/tmp"), .path = "/tmp"}};
    struct sources sources = {.rows = rows, .count = 3};
    struct quotes *quotes = quotes_new(&sources);
    for (int i = 0; i < 2; i++) {
        assert_span(quotes_read(quotes, &arena, SPAN("/no/such/file"), 0, 9), "");
        assert_span(quotes_first_line(quotes, &arena, SPAN("/tmp")), "");
        assert_span(quotes_first_line(quotes, &arena, SPAN("/dev/null")), "");
    }
    struct quotes_result result = quotes_result(quotes);
    assert_span(result.failed.first, "/no/such/file");
    assert_int_equal(result.failed.count, 3);
    assert_int_equal(result.failed.error, ENOENT);
    quotes_free(quotes);
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_byte_range_is_quoted_with_white_space_folded),
        cmocka_unit_test(a_long_quotation_is_cut_between_characters),
        cmocka_unit_test(the_first_line_that_is_not_blank_stands_for_a_document),
        cmocka_unit_test(a_document_is_read_where_the_list_says),
        cmocka_unit_test(without_a_list_nothing_is_read),
        cmocka_unit_test(what_a_list_lacks_is_not_read),
        cmocka_unit_test(documents_that_cannot_be_read_are_counted_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
