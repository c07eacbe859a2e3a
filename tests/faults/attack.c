/* A library to LD_PRELOAD that does, when a program first reads a file or its input, what one that
 * was taken over by that input would try, and reports on standard error what it could do. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <sys/xattr.h>
#include <unistd.h>

static void report(const char *what)
{
    fprintf(stderr, "%s: could %s\n", program_invocation_short_name, what);
}

/* System calls with arguments that do nothing where the kernel looks at them: a program in
 * the sandbox gets the answer that there is no such call. */
struct attempt {
    const char *what;
    long number;
    long arguments[4];
};

static const struct attempt attempts[] = {
    {"open a socket", SYS_socket, {AF_INET, SOCK_STREAM}},
    {"open a local socket", SYS_socket, {AF_UNIX, SOCK_STREAM}},
    {"connect", SYS_connect, {-1}},
    {"be traced", SYS_ptrace, {-1}},
    {"read another's memory", SYS_process_vm_readv, {-1}},
    {"write another's memory", SYS_process_vm_writev, {-1}},
    {"take another's file", SYS_pidfd_open, {-1}},
    {"kill another", SYS_kill, {1, 0}},
    {"kill another's thread", SYS_tgkill, {1, 1, 0}},
    {"type at the terminal", SYS_ioctl, {STDIN_FILENO, TIOCSTI}},
    {"send signals by a descriptor", SYS_fcntl, {STDIN_FILENO, F_SETOWN, 1}},
    {"limit another", SYS_prlimit64, {1}},
    {"change its own rights", SYS_capset, {0}},
    {"change its user", SYS_setuid, {-1}},
    {"change rights of a file", SYS_fchmod, {-1}},
    {"change rights of a name", SYS_fchmodat, {-1}},
    {"change the owner of a file", SYS_fchown, {-1}},
    {"change a file's times", SYS_utimensat, {-1}},
    {"change a file's attributes", SYS_fsetxattr, {-1}},
    {"link a file", SYS_linkat, {-1}},
    {"make a symbolic link", SYS_symlinkat, {0}},
    {"make a device", SYS_mknodat, {-1}},
    {"open a file by its handle", SYS_open_by_handle_at, {-1}},
    {"run what is in memory", SYS_memfd_create, {0}},
    {"run a file by its descriptor", SYS_execveat, {-1}},
    {"handle faults", SYS_userfaultfd, {-1}},
    {"use io_uring", SYS_io_uring_setup, {0}},
    {"load a filter into the kernel", SYS_bpf, {-1}},
    {"measure others", SYS_perf_event_open, {0}},
    {"use keys", SYS_keyctl, {-1}},
    {"add a key", SYS_add_key, {0}},
    {"mount", SYS_mount, {0}},
    {"unmount", SYS_umount2, {0}},
    {"open a file system", SYS_fsopen, {0}},
    {"open a tree", SYS_open_tree, {-1}},
    {"move a mount", SYS_move_mount, {-1}},
    {"change root", SYS_chroot, {0}},
    {"make a namespace", SYS_unshare, {0}},
    {"enter a namespace", SYS_setns, {-1}},
    {"load a module", SYS_finit_module, {-1}},
    {"set the clock", SYS_clock_settime, {-1}},
    {"restart", SYS_reboot, {0}},
    {"make a process", SYS_clone3, {0}},
    {"share memory by a name", SYS_shmget, {-1, 1}},
};

static bool refused(const struct attempt *attempt)
{
    const long *a = attempt->arguments;
    long result = syscall(attempt->number, a[0], a[1], a[2], a[3]);
    return result < 0 && (errno == ENOSYS || errno == EPERM);
}

static void attack_system(void)
{
    for (size_t i = 0; i < sizeof attempts / sizeof *attempts; i++)
        if (!refused(&attempts[i]))
            report(attempts[i].what);
    if (getenv("ATTACK_RUN") && fork() >= 0)
        report("start a process");
}

/* `file` is another's, in a folder of others. */
static void attack_files(const char *file)
{
    if (open(file, O_WRONLY | O_CREAT, 0600) >= 0)
        report("write a file of others");
    if (truncate(file, 0) == 0)
        report("truncate a file of others");
    if (rename(file, "renamed") == 0)
        report("rename a file of others");
    if (unlink(file) == 0)
        report("remove a file of others");
    if (mkdir("/tmp/attack-folder", 0700) == 0)
        report("make a folder");
    if (getenv("ATTACK_READ") && open(file, O_RDONLY) >= 0)
        report("read a file of others");
}

static void attack(void)
{
    const char *file = getenv("ATTACK_FILE");
    if (!getenv("ATTACK_FILES_ONLY"))
        attack_system();
    if (file && *file)
        attack_files(file);
    fprintf(stderr, "%s: attacked\n", program_invocation_short_name);
}

/* Whether a file is input: standard input, or one that stands where the current folder is. */
static bool is_input(int fd)
{
    struct stat file, here;
    return fd == STDIN_FILENO || (fstat(fd, &file) == 0 && S_ISREG(file.st_mode) &&
                                     stat(".", &here) == 0 && file.st_dev == here.st_dev);
}

static void attack_once(int fd)
{
    static int begun;
    if (!begun && is_input(fd) && !begun++)
        attack();
}

ssize_t read(int fd, void *room, size_t size)
{
    static ssize_t (*real)(int, void *, size_t);
    if (!real)
        real = (ssize_t(*)(int, void *, size_t))dlsym(RTLD_NEXT, "read");
    attack_once(fd);
    return real(fd, room, size);
}

ssize_t pread(int fd, void *room, size_t size, off_t offset)
{
    static ssize_t (*real)(int, void *, size_t, off_t);
    if (!real)
        real = (ssize_t(*)(int, void *, size_t, off_t))dlsym(RTLD_NEXT, "pread");
    attack_once(fd);
    return real(fd, room, size, offset);
}
