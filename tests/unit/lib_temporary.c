#include <errno.h>
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

#include "lib/temporary.h"

const char program_name[] = "lib_temporary";

static void is_written_and_read_again(void **state)
{
    (void)state;
    char folder[] = "/tmp/lib_temporary.XXXXXX", byte = 0;
    assert_non_null(mkdtemp(folder));
    int fd = temporary_new(folder);
    assert_true(fd >= 0);
    assert_int_equal(rmdir(folder), 0); /* it has no name there */
    assert_int_equal(write(fd, "x", 1), 1);
    assert_int_equal(lseek(fd, 0, SEEK_SET), 0);
    assert_int_equal(read(fd, &byte, 1), 1);
    assert_int_equal(byte, 'x');
    close(fd);
}

static void is_no_child_s(void **state)
{
    (void)state;
    int fd = temporary_new("/tmp");
    assert_true(fcntl(fd, F_GETFD) & FD_CLOEXEC);
    close(fd);
}

static void fails_where_there_is_no_folder(void **state)
{
    (void)state;
    errno = 0;
    assert_int_equal(temporary_new("/nowhere/at/all"), -1);
    assert_int_equal(errno, ENOENT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(is_written_and_read_again),
        cmocka_unit_test(is_no_child_s),
        cmocka_unit_test(fails_where_there_is_no_folder),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
