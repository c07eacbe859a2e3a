/* A library to LD_PRELOAD that does, when a program first reads its input, what one that
 * was taken over by that input would try, and tells on standard error what it could do. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <unistd.h>

static void tell(const char *what)
{
    fprintf(stderr, "%s: could %s\n", program_invocation_short_name, what);
}

static void attack(void)
{
    /* What the kernel has not is not asked for. */
    bool files = syscall(SYS_landlock_create_ruleset, NULL, 0, 1) >= 1;
    bool calls = prctl(PR_GET_SECCOMP, 0, 0, 0, 0) >= 0;
    const char *file = files ? getenv("ATTACK_FILE") : NULL;
    if (calls && socket(AF_INET, SOCK_STREAM, 0) >= 0)
        tell("open a socket");
    if (calls && socket(AF_UNIX, SOCK_STREAM, 0) >= 0)
        tell("open a local socket");
    if (file && open(file, O_WRONLY | O_CREAT, 0600) >= 0)
        tell("write a file of others");
    if (file && rename(file, "renamed") == 0)
        tell("rename a file of others");
    if (calls && ptrace(PTRACE_TRACEME, 0, NULL, NULL) == 0)
        tell("be traced");
    if (calls && getenv("ATTACK_RUN") && fork() >= 0)
        tell("start a process");
    fprintf(stderr, "%s: attacked\n", program_invocation_short_name);
}

ssize_t read(int fd, void *room, size_t size)
{
    static ssize_t (*real)(int, void *, size_t);
    static int begun;
    if (!real)
        real = (ssize_t(*)(int, void *, size_t))dlsym(RTLD_NEXT, "read");
    if (fd == STDIN_FILENO && !begun++)
        attack();
    return real(fd, room, size);
}
