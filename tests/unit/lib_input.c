#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

#include "lib/input.h"

const char program_name[] = "lib_input";

/* An input over a file that holds the bytes; the file is gone once opened. */
static struct input input_of(const char *bytes, size_t size)
{
    char name[] = "/tmp/winnow-test.XXXXXX";
    int fd = mkstemp(name);
    assert_true(fd > 0);
    unlink(name);
    assert_int_equal(write(fd, bytes, size), (ssize_t)size);
    lseek(fd, 0, SEEK_SET);
    struct input input;
    input_attach(&input, fd, "test");
    return input;
}

static void assert_line(struct input *input, const char *expected)
{
    struct span line;
    assert_true(input_line(input, &line));
    assert_int_equal(line.size, strlen(expected));
    assert_memory_equal(line.data, expected, line.size);
}

static void lines_are_given_with_and_without_a_final_line_feed(void **state)
{
    (void)state;
    struct input input = input_of("one\n\nthree", 10);
    struct span line;
    assert_line(&input, "one");
    assert_line(&input, "");
    assert_line(&input, "three");
    assert_false(input_line(&input, &line));
    assert_int_equal(input.position, 10);
    assert_int_equal(input.error, 0);
    input_close(&input);
}

static void a_line_longer_than_a_block_comes_whole(void **state)
{
    (void)state;
    size_t size = 3 * INPUT_BLOCK + 7;
    char *bytes = malloc(size + 4);
    memset(bytes, 'x', size);
    memcpy(bytes + size, "\nend", 4);
    struct input input = input_of(bytes, size + 4);
    struct span line;
    assert_true(input_line(&input, &line));
    assert_int_equal(line.size, size);
    assert_memory_equal(line.data, bytes, size);
    assert_line(&input, "end");
    input_close(&input);
    free(bytes);
}

static void more_keeps_what_is_not_consumed_and_pads_with_zeros(void **state)
{
    (void)state;
    size_t size = 2 * INPUT_BLOCK;
    char *bytes = malloc(size);
    for (size_t i = 0; i < size; i++)
        bytes[i] = (char)('a' + i % 26);
    struct input input = input_of(bytes, size);
    assert_true(input_more(&input));
    size_t skipped = input.end - 3;
    input_skip(&input, skipped);
    while (input_more(&input))
        continue;
    assert_int_equal(input.position, skipped);
    assert_int_equal(input.end - input.begin, size - skipped);
    assert_memory_equal(input.data + input.begin, bytes + skipped, size - skipped);
    for (int i = 0; i < INPUT_PADDING; i++)
        assert_int_equal(input.data[input.end + (size_t)i], 0);
    input_close(&input);
    free(bytes);
}

static void zeros_stand_behind_what_is_left_at_the_end(void **state)
{
    (void)state;
    char *bytes = malloc(INPUT_BLOCK);
    memset(bytes, 'x', INPUT_BLOCK);
    struct input input = input_of(bytes, INPUT_BLOCK);
    assert_true(input_more(&input));
    input_skip(&input, input.end - 3);
    assert_false(input_more(&input)); /* moves what is left to the front */
    assert_int_equal(input.end - input.begin, 3);
    for (int i = 0; i < INPUT_PADDING; i++)
        assert_int_equal(input.data[input.end + (size_t)i], 0);
    input_close(&input);
    free(bytes);
}

static void pieces_end_between_characters(void **state)
{
    (void)state;
    static const char *const pieces[] = {"abc", "\u20ACd", "ef"};
    struct input input = input_of("abc\u20ACdef\n", 10);
    for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
        struct span piece;
        bool whole;
        assert_true(input_piece(&input, '\n', 4, &piece, &whole));
        assert_int_equal(whole, i == 2);
        assert_int_equal(piece.size, strlen(pieces[i]));
        assert_memory_equal(piece.data, pieces[i], piece.size);
    }
    input_close(&input);
}

static void a_directory_and_a_missing_file_are_errors(void **state)
{
    (void)state;
    struct input input;
    struct span line;
    assert_false(input_open(&input, "."));
    assert_int_equal(input.error, EISDIR);
    assert_false(input_line(&input, &line));
    input_close(&input);
    assert_false(input_open(&input, "no such file"));
    assert_int_equal(input.error, ENOENT);
    input_close(&input);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_are_given_with_and_without_a_final_line_feed),
        cmocka_unit_test(a_line_longer_than_a_block_comes_whole),
        cmocka_unit_test(more_keeps_what_is_not_consumed_and_pads_with_zeros),
        cmocka_unit_test(zeros_stand_behind_what_is_left_at_the_end),
        cmocka_unit_test(pieces_end_between_characters),
        cmocka_unit_test(a_directory_and_a_missing_file_are_errors),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
