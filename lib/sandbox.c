#define _GNU_SOURCE /* syscall, O_PATH */ // NOLINT(bugprone-reserved-identifier)
#include "lib/sandbox.h"

/* The address sanitizer traces its own process at its end; valgrind knows no Landlock. */
#if defined(__SANITIZE_ADDRESS__) || defined(WITHOUT_SANDBOX)

void sandbox_enter(const struct sandbox *sandbox)
{
    (void)sandbox;
}

#elif defined(__OpenBSD__)

#include <unistd.h>

void sandbox_enter(const struct sandbox *sandbox)
{
    bool writes = sandbox->folders[0];
    unveil("/", sandbox->runs ? "rx" : "r");
    for (int i = 0; i < SANDBOX_FOLDERS && sandbox->folders[i]; i++)
        unveil(sandbox->folders[i], "rwc");
    pledge(sandbox->runs ? "stdio rpath wpath cpath fattr flock proc exec"
           : writes      ? "stdio rpath wpath cpath flock"
                         : "stdio rpath",
        NULL);
}

#elif defined(__linux__)

#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

/* ------------------------------------------------------------------ files */

#ifdef SYS_landlock_create_ruleset

/* As linux/landlock.h has them; that of an older system lacks some. */
enum landlock_access {
    EXECUTE = 1 << 0,
    WRITE_FILE = 1 << 1,
    REMOVE_DIR = 1 << 4,
    REMOVE_FILE = 1 << 5,
    MAKE_CHAR = 1 << 6,
    MAKE_DIR = 1 << 7,
    MAKE_REG = 1 << 8,
    MAKE_SOCK = 1 << 9,
    MAKE_FIFO = 1 << 10,
    MAKE_BLOCK = 1 << 11,
    MAKE_SYM = 1 << 12,
    REFER = 1 << 13,    /* since version 2 of the interface */
    TRUNCATE = 1 << 14, /* 3 */
    IN_FOLDERS = WRITE_FILE | REMOVE_DIR | REMOVE_FILE | MAKE_DIR | MAKE_REG | TRUNCATE,
    OTHERS = MAKE_CHAR | MAKE_SOCK | MAKE_FIFO | MAKE_BLOCK | MAKE_SYM | REFER,
};

enum {
    PATH_BENEATH = 1, /* the kind of rule that is about a folder */
    ASK_VERSION = 1,  /* instead of making a set of rules */
    BIND_AND_CONNECT = 3,
    SIGNALS_AND_SOCKETS = 3,
};

struct ruleset { /* of linux/landlock.h, as of version 6 */
    uint64_t files, network, scoped;
};

struct path_rule {
    uint64_t allowed;
    int32_t folder;
} __attribute__((packed));

static struct ruleset ruleset_of(const struct sandbox *sandbox, long version)
{
    struct ruleset ruleset = {.files = IN_FOLDERS | OTHERS};
    if (!sandbox->runs)
        ruleset.files |= EXECUTE;
    if (version < 3)
        ruleset.files &= ~(uint64_t)TRUNCATE;
    if (version < 2)
        ruleset.files &= ~(uint64_t)REFER;
    if (version >= 4)
        ruleset.network = BIND_AND_CONNECT;
    if (version >= 6)
        ruleset.scoped = SIGNALS_AND_SOCKETS;
    return ruleset;
}

/* A folder that is not there is left out: writing there fails as it would have. */
static void allow(int rules, const char *folder, uint64_t allowed)
{
    struct path_rule rule = {
        .allowed = allowed, .folder = open(folder, O_PATH | O_DIRECTORY | O_CLOEXEC)};
    if (rule.folder < 0)
        return;
    syscall(SYS_landlock_add_rule, rules, PATH_BENEATH, &rule, 0);
    close(rule.folder);
}

static void restrict_files(const struct sandbox *sandbox)
{
    long version = syscall(SYS_landlock_create_ruleset, NULL, 0, ASK_VERSION);
    if (version < 1)
        return;
    struct ruleset ruleset = ruleset_of(sandbox, version);
    size_t size = version < 4   ? sizeof(uint64_t)
                  : version < 6 ? 2 * sizeof(uint64_t)
                                : sizeof ruleset;
    int rules = (int)syscall(SYS_landlock_create_ruleset, &ruleset, size, 0);
    if (rules < 0)
        return;
    for (int i = 0; i < SANDBOX_FOLDERS && sandbox->folders[i]; i++)
        allow(rules, sandbox->folders[i], ruleset.files & IN_FOLDERS);
#ifdef COVERAGE /* the folder where it is written at the program's end */
    allow(rules, COVERAGE, ruleset.files & IN_FOLDERS);
#endif
    syscall(SYS_landlock_restrict_self, rules, 0);
    close(rules);
}

#else

static void restrict_files(const struct sandbox *sandbox)
{
    (void)sandbox;
}

#endif

/* ------------------------------------------------------------------ system calls */

/* libseccomp would say this in fewer lines, but allocates some hundred times at each start,
 * and crashes where there is no memory. */
#if defined(__x86_64__)
#define ARCHITECTURE AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define ARCHITECTURE AUDIT_ARCH_AARCH64
#elif defined(__riscv) && __riscv_xlen == 64
#define ARCHITECTURE AUDIT_ARCH_RISCV64
#endif

#ifdef ARCHITECTURE

#define OTHER_NUMBERS 0x40000000 /* of x86-64's other set of system calls, x32 */
#define REFUSE BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EPERM)
#define FORBID(call) BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_##call, 0, 1), REFUSE

/* What runs other programs or makes processes. */
static const struct sock_filter no_programs[] = {
    FORBID(execve),
    FORBID(execveat),
    FORBID(clone),
    FORBID(clone3),
#ifdef SYS_fork
    FORBID(fork),
    FORBID(vfork),
#endif
};

static const struct sock_filter nothing_else[] = {
    FORBID(socket),
    FORBID(socketpair),
    FORBID(connect),
    FORBID(bind),
    FORBID(listen),
    FORBID(accept),
    FORBID(accept4),
    FORBID(ptrace),
    FORBID(process_vm_readv),
    FORBID(process_vm_writev),
    FORBID(pidfd_getfd),
    FORBID(bpf),
    FORBID(perf_event_open),
    FORBID(io_uring_setup),
    FORBID(keyctl),
    FORBID(add_key),
    FORBID(request_key),
    FORBID(mount),
    FORBID(umount2),
    FORBID(unshare),
    FORBID(setns),
    FORBID(pivot_root),
    FORBID(chroot),
    FORBID(init_module),
    FORBID(finit_module),
    FORBID(kexec_load),
    FORBID(open_by_handle_at),
    FORBID(personality),
    BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
};

/* A program of the Berkeley packet filter, which sees the call's number and the processor's
 * kind (linux/seccomp.h). */
static void restrict_calls(bool runs)
{
    static const struct sock_filter begin[] = {
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, arch)),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, ARCHITECTURE, 1, 0),
        REFUSE,
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
        BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, OTHER_NUMBERS, 0, 1),
        REFUSE,
    };
    struct sock_filter filter[sizeof begin / sizeof *begin +
                              sizeof no_programs / sizeof *no_programs +
                              sizeof nothing_else / sizeof *nothing_else];
    struct sock_filter *end = filter;
    memcpy(end, begin, sizeof begin);
    end += sizeof begin / sizeof *begin;
    if (!runs) {
        memcpy(end, no_programs, sizeof no_programs);
        end += sizeof no_programs / sizeof *no_programs;
    }
    memcpy(end, nothing_else, sizeof nothing_else);
    end += sizeof nothing_else / sizeof *nothing_else;
    struct sock_fprog program = {(unsigned short)(end - filter), filter};
    prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program, 0, 0);
}

#else

static void restrict_calls(bool runs)
{
    (void)runs;
}

#endif

void sandbox_enter(const struct sandbox *sandbox)
{
    int error = errno;
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0) {
        restrict_files(sandbox);
        restrict_calls(sandbox->runs);
    }
    errno = error;
}

#else

void sandbox_enter(const struct sandbox *sandbox)
{
    (void)sandbox;
}

#endif
