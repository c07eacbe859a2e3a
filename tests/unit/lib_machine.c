/* The memory that control groups leave: their files stand in a folder of the test's. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "lib/machine.h"

const char program_name[] = "lib_machine";

static char folder[64];

/* Makes FOLDER/NAME with the text, and the folders above it. */
static void put(const char *name, const char *text)
{
    char path[256];
    int size = snprintf(path, sizeof path, "%s/%s", folder, name);
    assert_true(size > 0 && (size_t)size < sizeof path);
    for (char *slash = path + 1; *slash; slash++)
        if (*slash == '/') {
            *slash = '\0';
            mkdir(path, 0700);
            *slash = '/';
        }
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fputs(text, file);
    fclose(file);
}

static uint64_t limit(void)
{
    char list[128];
    snprintf(list, sizeof list, "%s/list", folder);
    return machine_group_limit(list, folder);
}

static int set_up(void **state)
{
    (void)state;
    const char *temporary = getenv("TMPDIR");
    snprintf(
        folder, sizeof folder, "%s/lib_machine-XXXXXX", temporary ? temporary : "/tmp");
    return mkdtemp(folder) ? 0 : 1;
}

static int tear_down(void **state)
{
    (void)state;
    char command[128];
    snprintf(command, sizeof command, "rm -r '%s'", folder);
    return system(command);
}

static void the_least_limit_of_a_group_and_those_around_it_counts(void **state)
{
    (void)state;
    put("list", "0::/user/run\n");
    put("user/run/memory.max", "max\n");
    assert_true(limit() == UINT64_MAX);
    put("user/run/memory.max", "9000\n");
    assert_int_equal(limit(), 9000);
    put("user/memory.max", "5000\n");
    assert_int_equal(limit(), 5000);
    put("memory.max", "7000\n");
    assert_int_equal(limit(), 5000);
    put("user/run/memory.high", "4000\n");
    assert_int_equal(limit(), 4000);
}

static void version_1_keeps_its_own_tree(void **state)
{
    (void)state;
    put("list", "5:cpu,cpuacct:/x\n4:memory:/box\n0::/\n");
    put("memory/box/memory.limit_in_bytes", "9223372036854771712\n");
    assert_true(limit() == UINT64_C(9223372036854771712));
    put("memory/memory.limit_in_bytes", "3000\n");
    assert_int_equal(limit(), 3000);
}

static void a_container_sees_its_group_at_the_root(void **state)
{
    (void)state;
    put("list", "0::/docker/0123456789\n");
    put("memory.max", "6000\n");
    assert_int_equal(limit(), 6000);
}

static void what_cannot_be_read_sets_no_limit(void **state)
{
    (void)state;
    assert_true(limit() == UINT64_MAX);
    put("list", "\n:\n0:\nx::\nmemory\n0::no/slash\n");
    put("memory.max", "99999999999999999999999\n");
    put("no/memory.max", "many\n");
    assert_true(limit() == UINT64_MAX);
}

static void a_limit_of_the_address_space_counts(void **state)
{
    (void)state;
    assert_true(machine_memory() > 1 << 20);
    pid_t child = fork();
    if (child == 0) {
        struct rlimit space = {1 << 29, 1 << 29};
        setrlimit(RLIMIT_AS, &space);
        _exit(machine_memory() <= 1 << 29 ? 0 : 1);
    }
    int status = 1;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_int_equal(status, 0);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(the_least_limit_of_a_group_and_those_around_it_counts),
        TEST(version_1_keeps_its_own_tree),
        TEST(a_container_sees_its_group_at_the_root),
        TEST(what_cannot_be_read_sets_no_limit),
        TEST(a_limit_of_the_address_space_counts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
