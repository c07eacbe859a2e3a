#include "lib/sandbox.h"

#include <errno.h>
#include <fcntl.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

const char program_name[] = "lib_sandbox";

static char mine[] = "/tmp/lib_sandbox.XXXXXX", others[] = "/tmp/lib_sandbox.XXXXXX";

static bool writes(const char *folder)
{
    char path[64];
    snprintf(path, sizeof path, "%s/file", folder);
    int fd = open(path, O_WRONLY | O_CREAT, 0600);
    if (fd >= 0)
        close(fd);
    return fd >= 0 && unlink(path) == 0;
}

static bool reads(const char *path)
{
    int fd = open(path, O_RDONLY);
    if (fd >= 0)
        close(fd);
    return fd >= 0;
}

static bool runs(const char *program)
{
    pid_t child = fork();
    int status = 1;
    if (child == 0) {
        execl(program, program, "nothing", (char *)NULL);
        _exit(1);
    }
    return child > 0 && waitpid(child, &status, 0) == child && status == 0;
}

/* This test, which does nothing when it is given an argument. */
static const char *itself(void)
{
    static char path[4096];
    ssize_t size = readlink("/proc/self/exe", path, sizeof path - 1);
    path[size > 0 ? size : 0] = 0;
    return path;
}

static bool opens_socket(int domain)
{
    int fd = socket(domain, SOCK_STREAM, 0);
    if (fd >= 0)
        close(fd);
    return fd >= 0;
}

enum {
    WRITES_MINE = 1,
    WRITES_OTHERS = 2,
    READS = 4,
    READS_OTHERS = 8,
    RUNS = 16,
    RUNS_OTHERS = 32,
    SOCKETS = 64,
    KILLS = 128,
};

static int abilities(void)
{
    return (writes(mine) ? WRITES_MINE : 0) | (writes(others) ? WRITES_OTHERS : 0) |
           (reads("/etc/passwd") ? READS : 0) | (reads("/etc/group") ? READS_OTHERS : 0) |
           (runs(itself()) ? RUNS : 0) | (runs("/bin/true") ? RUNS_OTHERS : 0) |
           (opens_socket(AF_INET) || opens_socket(AF_UNIX) ? SOCKETS : 0) |
           (kill(getppid(), 0) == 0 ? KILLS : 0);
}

/* What a process can do that has entered the sandbox. */
static int within(const struct sandbox *sandbox)
{
    fflush(NULL);
    pid_t child = fork();
    int status = 0;
    if (child == 0) {
        sandbox_enter(sandbox);
        exit(abilities());
    }
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFEXITED(status));
    return WEXITSTATUS(status);
}

/* Where there is neither Landlock nor seccomp there is nothing to be seen. */
static void need_sandbox(void)
{
#if !defined(__linux__) || defined(__SANITIZE_ADDRESS__) || defined(WITHOUT_SANDBOX)
    skip();
#endif
    if (within(&(struct sandbox){.runs = false}) & WRITES_OTHERS)
        skip(); /* a kernel without Landlock */
}

static void reads_and_no_more(void **state)
{
    (void)state;
    need_sandbox();
    assert_int_equal(abilities() & ~SOCKETS,
        WRITES_MINE | WRITES_OTHERS | READS | READS_OTHERS | RUNS | RUNS_OTHERS | KILLS);
    assert_int_equal(within(&(struct sandbox){.runs = false}), READS | READS_OTHERS);
}

static void reads_what_is_named(void **state)
{
    (void)state;
    need_sandbox();
    char name[] = "/etc/passwd", *names[] = {name}, *many[1000];
    struct sandbox named = {.reads = names, .read_count = 1};
    assert_int_equal(within(&named), READS);
    named.options[3] = "/etc/group";
    assert_int_equal(within(&named), READS | READS_OTHERS);
    for (size_t i = 0; i < 1000; i++)
        many[i] = name;
    assert_int_equal(
        within(&(struct sandbox){.reads = many, .read_count = 1000}), READS | READS_OTHERS);
}

static void writes_where_it_was_told(void **state)
{
    (void)state;
    need_sandbox();
    char *none[] = {NULL};
    struct sandbox sandbox = {.folders = {"/nowhere", mine}, .reads = none};
    assert_int_equal(within(&sandbox), WRITES_MINE);
}

/* Where there is no descriptor left, files cannot be confined. */
static void does_not_go_on_without(void **state)
{
    (void)state;
    need_sandbox();
    int status = -1;
    pid_t child = fork();
    if (child == 0) {
        struct rlimit none = {3, 3};
        int null = open("/dev/null", O_WRONLY);
        dup2(null, STDERR_FILENO);
        setrlimit(RLIMIT_NOFILE, &none);
        sandbox_enter(&(struct sandbox){.runs = false});
        _exit(0);
    }
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), 2);
}

static void runs_the_programs_beside_it(void **state)
{
    (void)state;
    need_sandbox();
    assert_int_equal(within(&(struct sandbox){.runs = true}), READS | READS_OTHERS | RUNS);
}

static int set_up(void **state)
{
    (void)state;
    return mkdtemp(mine) && mkdtemp(others) ? 0 : -1;
}

static int tear_down(void **state)
{
    (void)state;
    rmdir(mine);
    rmdir(others);
    return 0;
}

int main(int argc, char **argv)
{
    (void)argv;
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_and_no_more),
        cmocka_unit_test(reads_what_is_named),
        cmocka_unit_test(writes_where_it_was_told),
        cmocka_unit_test(runs_the_programs_beside_it),
        cmocka_unit_test(does_not_go_on_without),
    };
    if (argc > 1)
        return 0;
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
