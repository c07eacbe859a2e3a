#include <errno.h>
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

#include "lib/output.h"

const char program_name[] = "lib_output";

static int scratch_file(void)
{
    char name[] = "/tmp/winnow-test.XXXXXX";
    int fd = mkstemp(name);
    assert_true(fd > 0);
    unlink(name);
    return fd;
}

static void what_is_written_arrives_in_order(void **state)
{
    (void)state;
    int fd = scratch_file(), copy = dup(fd);
    struct output output;
    output_open(&output, fd);
    output_text(&output, "count ");
    output_number(&output, 0);
    output_byte(&output, ' ');
    output_number(&output, UINT64_MAX);
    output_print(&output, " %.2f%300s|", 0.5, "");
    assert_int_equal(output_close(&output), 0);
    char got[400] = "";
    ssize_t size = pread(copy, got, sizeof got - 1, 0);
    assert_int_equal(size, 6 + 2 + 20 + 5 + 300 + 1);
    assert_memory_equal(got, "count 0 18446744073709551615 0.50   ", 36);
    assert_int_equal(got[size - 1], '|');
    close(copy);
}

static void room_larger_than_the_buffer_is_given(void **state)
{
    (void)state;
    int fd = scratch_file(), copy = dup(fd);
    struct output output;
    output_open(&output, fd);
    size_t size = 5 * OUTPUT_BLOCK;
    output_text(&output, "first");
    memset(output_room(&output, size), 'x', size);
    output_used(&output, size);
    assert_int_equal(output_close(&output), 0);
    assert_int_equal(lseek(copy, 0, SEEK_END), (off_t)(size + 5));
    close(copy);
}

static void the_first_error_is_remembered(void **state)
{
    (void)state;
    struct output output;
    output_open(&output, open("/dev/full", O_WRONLY));
    output_text(&output, "lost");
    assert_false(output_flush(&output));
    output_text(&output, "more");
    assert_int_equal(output_close(&output), ENOSPC);
}

static void copies_have_the_same_bytes(void **state)
{
    (void)state;
    int fd = scratch_file(), copy = scratch_file(), kept = dup(copy);
    char name[32];
    snprintf(name, sizeof name, "/dev/fd/%d", copy);
    struct output output;
    output_open(&output, fd);
    output_copy(&output, &(const char *){name}, 1);
    memset(output_room(&output, OUTPUT_BLOCK), 'x', OUTPUT_BLOCK);
    output_used(&output, OUTPUT_BLOCK);
    output_text(&output, "end");
    assert_int_equal(output_close(&output), 0);
    char got[4] = "";
    assert_int_equal(lseek(kept, 0, SEEK_END), OUTPUT_BLOCK + 3);
    assert_int_equal(pread(kept, got, 3, OUTPUT_BLOCK), 3);
    assert_string_equal(got, "end");
    close(kept);
}

static void an_error_of_a_copy_is_known_by_its_name(void **state)
{
    (void)state;
    struct output output;
    output_open(&output, scratch_file());
    output_copy(&output, &(const char *){"/dev/full"}, 1);
    output_text(&output, "lost");
    assert_int_equal(output_close(&output), ENOSPC);
    assert_string_equal(output.failed, "/dev/full");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_written_arrives_in_order),
        cmocka_unit_test(room_larger_than_the_buffer_is_given),
        cmocka_unit_test(the_first_error_is_remembered),
        cmocka_unit_test(copies_have_the_same_bytes),
        cmocka_unit_test(an_error_of_a_copy_is_known_by_its_name),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
