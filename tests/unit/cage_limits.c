#include "cage/limits.h"

#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

const char program_name[] = "cage_limits";

static rlim_t soft(int what)
{
    struct rlimit limit;
    assert_int_equal(getrlimit((__rlimit_resource_t)what, &limit), 0);
    return limit.rlim_cur;
}

/* Whether something holds in a process that has set limits. */
static bool holds(const struct limits *limits, bool (*check)(int file))
{
    int status = 1, file = open("/dev/null", O_RDONLY);
    assert_true(file >= 0);
    pid_t child = fork();
    if (child == 0)
        _exit(limits_set(limits) && check(file) ? 0 : 1);
    assert_int_equal(waitpid(child, &status, 0), child);
    close(file);
    return status == 0;
}

static bool is_bounded(int file)
{
    (void)file;
    return soft(RLIMIT_CORE) == 0 && soft(RLIMIT_CPU) == 7 &&
           soft(RLIMIT_DATA) == 64 << 20 && soft(RLIMIT_FSIZE) == 64 << 20 &&
           soft(RLIMIT_AS) == 256 << 20;
}

static bool is_without_bounds(int file)
{
    (void)file;
    return soft(RLIMIT_CORE) == 0 && soft(RLIMIT_DATA) == RLIM_INFINITY;
}

static bool is_closed(int file)
{
    return fcntl(file, F_GETFD) < 0 && fcntl(STDERR_FILENO, F_GETFD) >= 0;
}

static void bounds_what_is_asked(void **state)
{
    (void)state;
    assert_true(holds(&(struct limits){.seconds = 7, .memory = 64 << 20}, is_bounded));
    assert_true(holds(&(struct limits){.seconds = 0}, is_without_bounds));
}

static void closes_what_is_open(void **state)
{
    (void)state;
    assert_true(holds(&(struct limits){.seconds = 0}, is_closed));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(bounds_what_is_asked),
        cmocka_unit_test(closes_what_is_open),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
