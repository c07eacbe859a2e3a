#define _GNU_SOURCE /* syscall, O_PATH */ // NOLINT(bugprone-reserved-identifier)
#include "lib/sandbox.h"

/* The sanitizers trace their own process at its end, and coverage is written then. */
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
#include <stdint.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#ifdef WITH_SECCOMP
#include <seccomp.h>
#endif

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

#ifdef WITH_SECCOMP

static const int never[] = {SCMP_SYS(socket), SCMP_SYS(socketpair), SCMP_SYS(connect),
    SCMP_SYS(bind), SCMP_SYS(listen), SCMP_SYS(accept), SCMP_SYS(accept4), SCMP_SYS(ptrace),
    SCMP_SYS(process_vm_readv), SCMP_SYS(process_vm_writev), SCMP_SYS(pidfd_getfd),
    SCMP_SYS(bpf), SCMP_SYS(perf_event_open), SCMP_SYS(userfaultfd),
    SCMP_SYS(io_uring_setup), SCMP_SYS(keyctl), SCMP_SYS(add_key), SCMP_SYS(request_key),
    SCMP_SYS(mount), SCMP_SYS(umount2), SCMP_SYS(unshare), SCMP_SYS(setns),
    SCMP_SYS(pivot_root), SCMP_SYS(chroot), SCMP_SYS(init_module), SCMP_SYS(finit_module),
    SCMP_SYS(kexec_load), SCMP_SYS(open_by_handle_at), SCMP_SYS(personality)};

static const int runs_only[] = {SCMP_SYS(execve), SCMP_SYS(execveat), SCMP_SYS(fork),
    SCMP_SYS(vfork), SCMP_SYS(clone), SCMP_SYS(clone3)};

static void forbid(scmp_filter_ctx filter, const int *calls, size_t count)
{
    for (size_t i = 0; i < count; i++)
        seccomp_rule_add(filter, SCMP_ACT_ERRNO(EPERM), calls[i], 0);
}

static void restrict_calls(bool runs)
{
    scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ALLOW);
    if (!filter)
        return;
    forbid(filter, never, sizeof never / sizeof *never);
    if (!runs)
        forbid(filter, runs_only, sizeof runs_only / sizeof *runs_only);
    seccomp_load(filter);
    seccomp_release(filter);
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
