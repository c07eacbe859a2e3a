#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

#include "lib/source_text.h"

const char program_name[] = "lib_source_text";

static char file[] = "/tmp/winnow-test.XXXXXX";

static int make_file(void **state)
{
    (void)state;
    int fd = mkstemp(file);
    return fd < 0 || write(fd, "0123456789", 10) != 10 || close(fd) != 0;
}

static int remove_file(void **state)
{
    (void)state;
    return unlink(file);
}

/* The text that an input gives of a row with these cells. */
static void check_text(const char *place, const char *omitted, const char *expected)
{
    struct arena arena = {0};
    struct source row;
    struct source_text text;
    struct input input;
    struct span line = arena_print(&arena, "n\t%s\t\t\t%s\t%s", file, place, omitted);
    assert_true(source_parse(&arena, line, &row));
    assert_true(source_text_open(&text, &row));
    source_text_input(&text, &input);
    while (input_more(&input))
        ;
    assert_int_equal(input.error, 0);
    assert_int_equal(input.end - input.begin, strlen(expected));
    assert_memory_equal(input.data + input.begin, expected, strlen(expected));
    input_close(&input);
    arena_free(&arena);
}

static void a_text_is_its_place_without_what_is_omitted(void **state)
{
    (void)state;
    check_text("", "", "0123456789");
    check_text("2-5", "", "234");
    check_text("5-5", "", "");
    check_text("", "0-1,4-6,9-10", "\n123\n\n678\n");
    check_text("1-4", "1-2", "1\n3");
    check_text("1-4", "2-9", "12\n");
}

static void a_text_is_read_from_any_byte(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct source row;
    struct source_text text;
    struct span line = arena_print(&arena, "n\t%s\t\t\t1-9\t1-3,5-6", file);
    assert_true(source_parse(&arena, line, &row));
    assert_true(source_text_open(&text, &row));
    static const char whole[] = "1\n\n45\n78";
    for (size_t from = sizeof whole; from-- > 0;) {
        char room[16];
        size_t left = sizeof whole - 1 - from;
        ssize_t got = source_text_read(&text, from, room, sizeof room);
        assert_int_equal(got, from < sizeof whole - 1 ? left : 0);
        assert_memory_equal(room, whole + from, left);
    }
    source_text_close(&text);
    arena_free(&arena);
}

static void a_file_that_is_shorter_than_its_place_is_an_error(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct source row;
    struct source_text text;
    char room[16];
    assert_true(source_parse(&arena, arena_print(&arena, "n\t%s\t\t\t8-12", file), &row));
    assert_true(source_text_open(&text, &row));
    assert_int_equal(source_text_read(&text, 0, room, sizeof room), 2);
    assert_int_equal(source_text_read(&text, 2, room, sizeof room), -1);
    assert_int_equal(errno, ENODATA);
    source_text_close(&text);
    arena_free(&arena);
}

/* Opens a place of the file, and gives its descriptor. */
static int open_place(struct source_file *shared, uint64_t end)
{
    struct source row = {.path = file, .begin = 1, .end = end};
    struct source_text text;
    struct input input;
    assert_true(source_text_open_in(shared, &text, &row));
    source_text_input(&text, &input);
    while (input_more(&input))
        ;
    assert_int_equal(input.end - input.begin, end - 1);
    input_close(&input);
    return text.fd;
}

static void texts_of_one_file_share_its_descriptor(void **state)
{
    (void)state;
    struct source_file shared = SOURCE_FILE_NONE;
    struct source_text text;
    int first = open_place(&shared, 4);
    assert_int_equal(open_place(&shared, 9), first);
    struct source whole = {.path = file, .end = SOURCE_TO_END};
    assert_true(source_text_open_in(&shared, &text, &whole));
    assert_int_not_equal(text.fd, first);
    source_text_close(&text);
    struct source none = {.path = "/no such file", .end = 4};
    assert_false(source_text_open_in(&shared, &text, &none));
    assert_int_equal(errno, ENOENT);
    open_place(&shared, 2);
    source_file_close(&shared);
}

static void what_cannot_be_opened_is_an_error(void **state)
{
    (void)state;
    struct source row = {.path = "/", .end = SOURCE_TO_END};
    struct source_text text;
    assert_false(source_text_open(&text, &row));
    assert_int_equal(errno, EISDIR);
    row.path = "/no such file";
    assert_false(source_text_open(&text, &row));
    assert_int_equal(errno, ENOENT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_text_is_its_place_without_what_is_omitted),
        cmocka_unit_test(a_text_is_read_from_any_byte),
        cmocka_unit_test(a_file_that_is_shorter_than_its_place_is_an_error),
        cmocka_unit_test(texts_of_one_file_share_its_descriptor),
        cmocka_unit_test(what_cannot_be_opened_is_an_error),
    };
    return cmocka_run_group_tests(tests, make_file, remove_file);
}
