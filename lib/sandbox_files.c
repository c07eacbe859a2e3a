#define _GNU_SOURCE /* syscall, O_PATH */ // NOLINT(bugprone-reserved-identifier)
#include "lib/sandbox_files.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#ifdef SYS_landlock_create_ruleset

/* As linux/landlock.h has them; that of an older system lacks some. */
enum landlock_access {
    EXECUTE = 1 << 0,
    WRITE_FILE = 1 << 1,
    READ_FILE = 1 << 2,
    READ_DIR = 1 << 3,
    REMOVE_DIR = 1 << 4,
    REMOVE_FILE = 1 << 5,
    MAKE_CHAR = 1 << 6,
    MAKE_DIR = 1 << 7,
    MAKE_REG = 1 << 8,
    MAKE_SOCK = 1 << 9,
    MAKE_FIFO = 1 << 10,
    MAKE_BLOCK = 1 << 11,
    MAKE_SYM = 1 << 12,
    REFER = 1 << 13,     /* since version 2 of the interface */
    TRUNCATE = 1 << 14,  /* 3 */
    IOCTL_DEV = 1 << 15, /* 5 */
    WRITE = WRITE_FILE | REMOVE_DIR | REMOVE_FILE | MAKE_DIR | MAKE_REG | TRUNCATE,
    READ = READ_FILE | READ_DIR,
    ALL = (IOCTL_DEV << 1) - 1,
    OF_FILES = EXECUTE | WRITE_FILE | READ_FILE | TRUNCATE | IOCTL_DEV,
};

enum {
    PATH_BENEATH = 1, /* the kind of rule that is about a path */
    ASK_VERSION = 1,  /* instead of making a set of rules */
    BIND_AND_CONNECT = 3,
    SIGNALS_AND_SOCKETS = 3,
};

struct ruleset { /* of linux/landlock.h, as of version 6 */
    uint64_t files, network, scoped;
};

struct path_rule {
    uint64_t allowed;
    int32_t path;
} __attribute__((packed));

int sandbox_files_version(void)
{
    long version = syscall(SYS_landlock_create_ruleset, NULL, 0, ASK_VERSION);
    return version > 0 ? (int)version : 0;
}

static struct ruleset ruleset_of(int version)
{
    struct ruleset ruleset = {.files = ALL};
    if (version < 5)
        ruleset.files &= ~(uint64_t)IOCTL_DEV;
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

static int make_ruleset(const struct ruleset *ruleset, int version)
{
    size_t size = version < 4   ? sizeof(uint64_t)
                  : version < 6 ? 2 * sizeof(uint64_t)
                                : sizeof *ruleset;
    return (int)syscall(SYS_landlock_create_ruleset, ruleset, size, 0);
}

static uint64_t allowed_by(int access)
{
    return (access & FILES_READ ? READ : 0U) | (access & FILES_WRITE ? WRITE : 0U) |
           (access & FILES_RUN ? EXECUTE | READ_FILE : 0U);
}

static void add_rule(int rules, const struct file_rule *rule, uint64_t handled)
{
    struct stat status;
    struct path_rule made = {.allowed = allowed_by(rule->access) & handled,
        .path = open(rule->path, O_PATH | O_CLOEXEC)};
    if (made.path < 0)
        return;
    if (fstat(made.path, &status) == 0 && !S_ISDIR(status.st_mode))
        made.allowed &= OF_FILES;
    syscall(SYS_landlock_add_rule, rules, PATH_BENEATH, &made, 0);
    close(made.path);
}

/* A rule that cannot be added allows less. */
bool sandbox_files(const struct file_rule *rules, size_t count)
{
    int version = sandbox_files_version();
    if (!version)
        return true;
    struct ruleset ruleset = ruleset_of(version);
    int made = make_ruleset(&ruleset, version);
    if (made < 0)
        return false;
    for (size_t i = 0; i < count; i++)
        add_rule(made, &rules[i], ruleset.files);
    bool good = syscall(SYS_landlock_restrict_self, made, 0) == 0;
    int error = errno;
    close(made);
    errno = error;
    return good;
}

#else

int sandbox_files_version(void)
{
    return 0;
}

bool sandbox_files(const struct file_rule *rules, size_t count)
{
    (void)rules;
    (void)count;
    return true;
}

#endif
