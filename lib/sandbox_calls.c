#define _GNU_SOURCE /* SYS_... */ // NOLINT(bugprone-reserved-identifier)
#include "lib/sandbox_calls.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <stdint.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

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

/* ------------------------------------------------------------------ what is allowed */

struct call {
    uint16_t number;
    uint16_t needs; /* of enum calls; 0: always allowed */
};

#define ALWAYS(call) \
    { \
        SYS_##call, 0 \
    }
#define WITH(needs, call) \
    { \
        SYS_##call, needs \
    }

static const struct call allowed[] = {
    ALWAYS(read),
    ALWAYS(write),
    ALWAYS(readv),
    ALWAYS(writev),
    ALWAYS(pread64),
    ALWAYS(pwrite64),
    ALWAYS(lseek),
    ALWAYS(close),
    ALWAYS(openat),
    ALWAYS(fstat),
    ALWAYS(newfstatat),
    ALWAYS(mmap),
    ALWAYS(munmap),
    ALWAYS(mprotect),
    ALWAYS(mremap),
    ALWAYS(madvise),
    ALWAYS(brk),
    ALWAYS(futex),
    ALWAYS(exit),
    ALWAYS(exit_group),
    ALWAYS(rt_sigaction),
    ALWAYS(rt_sigprocmask),
    ALWAYS(rt_sigreturn),
    ALWAYS(sigaltstack),
    ALWAYS(restart_syscall),
    ALWAYS(clock_gettime),
    ALWAYS(clock_getres),
    ALWAYS(clock_nanosleep),
    ALWAYS(nanosleep),
    ALWAYS(gettimeofday),
    ALWAYS(getrandom),
    ALWAYS(getpid),
    ALWAYS(gettid),
    ALWAYS(getppid),
    ALWAYS(getuid),
    ALWAYS(geteuid),
    ALWAYS(getgid),
    ALWAYS(getegid),
    ALWAYS(getcwd),
    ALWAYS(getrusage),
    ALWAYS(times),
    ALWAYS(uname),
    ALWAYS(sysinfo),
    ALWAYS(umask),
    ALWAYS(sched_yield),
    ALWAYS(sched_getaffinity),
    ALWAYS(set_tid_address),
    ALWAYS(set_robust_list),
    ALWAYS(getdents64),
    ALWAYS(readlinkat),
    ALWAYS(faccessat),
    ALWAYS(fadvise64),
    ALWAYS(fsync),
    ALWAYS(fdatasync),
    ALWAYS(ftruncate),
    ALWAYS(flock),
    ALWAYS(dup),
    ALWAYS(dup3),
    ALWAYS(pipe2),
    ALWAYS(ppoll),
    ALWAYS(pselect6),
    ALWAYS(statx),
    ALWAYS(faccessat2),
    ALWAYS(rseq),
#ifdef SYS_getrlimit
    ALWAYS(getrlimit),
#endif
#ifdef SYS_open /* what x86-64 has beside the newer ones */
    ALWAYS(open),
    ALWAYS(stat),
    ALWAYS(lstat),
    ALWAYS(access),
    ALWAYS(readlink),
    ALWAYS(poll),
    ALWAYS(select),
    ALWAYS(pipe),
    ALWAYS(dup2),
    ALWAYS(time),
    ALWAYS(arch_prctl),
    WITH(CALLS_CHANGE_FILES, unlink),
    WITH(CALLS_CHANGE_FILES, rename),
    WITH(CALLS_CHANGE_FILES, mkdir),
    WITH(CALLS_CHANGE_FILES, rmdir),
    WITH(CALLS_FORK, fork),
    WITH(CALLS_FORK, vfork),
    WITH(CALLS_THREADS, epoll_create),
    WITH(CALLS_THREADS, epoll_wait),
#endif
    WITH(CALLS_CHANGE_FILES, unlinkat),
    WITH(CALLS_CHANGE_FILES, renameat2),
#ifdef SYS_renameat
    WITH(CALLS_CHANGE_FILES, renameat),
#endif
    WITH(CALLS_CHANGE_FILES, mkdirat),
    WITH(CALLS_CHANGE_FILES, fallocate),
    WITH(CALLS_CHANGE_FILES, copy_file_range),
    WITH(CALLS_RUN, execve),
#ifdef SYS_landlock_create_ruleset /* of the program that is run, which gives up more */
    WITH(CALLS_RUN | CALLS_LIMIT_FILES, landlock_create_ruleset),
    WITH(CALLS_RUN | CALLS_LIMIT_FILES, landlock_add_rule),
    WITH(CALLS_RUN | CALLS_LIMIT_FILES, landlock_restrict_self),
#endif
    WITH(CALLS_THREADS, epoll_create1), /* of the runtime of Haskell */
    WITH(CALLS_THREADS, epoll_ctl),
    WITH(CALLS_THREADS, epoll_pwait),
    WITH(CALLS_THREADS, eventfd2),
    WITH(CALLS_THREADS, timerfd_create),
    WITH(CALLS_THREADS, timerfd_settime),
    WITH(CALLS_THREADS, timer_create),
    WITH(CALLS_THREADS, timer_settime),
    WITH(CALLS_THREADS, timer_delete),
    WITH(CALLS_THREADS, sched_setaffinity),
    WITH(CALLS_FORK, wait4),
    WITH(CALLS_FORK, waitid),
    WITH(CALLS_MESSAGES, sendmsg),
    WITH(CALLS_MESSAGES, recvmsg),
    WITH(CALLS_MESSAGES, sendto),
    WITH(CALLS_MESSAGES, recvfrom),
    WITH(CALLS_MESSAGES, getsockopt),
    WITH(CALLS_MESSAGES, setsockopt),
    WITH(CALLS_MESSAGES, getsockname),
};

/* Calls that are allowed only if one argument is one of these. */
struct argument {
    uint16_t number;
    uint8_t index;
    uint32_t values[8]; /* behind the first, 0 ends them */
};

enum { SET_NAME_OF_MEMORY = 0x53564d41 }; /* PR_SET_VMA */

static const struct argument arguments[] = {
    {SYS_ioctl, 1, {TCGETS, TIOCGWINSZ, FIONREAD, FIOCLEX, FIONBIO}},
    /* No other process's signals or limits. */
    {SYS_fcntl, 1,
        {F_DUPFD, F_GETFD, F_SETFD, F_GETFL, F_SETFL, F_SETLK, F_SETLKW, F_DUPFD_CLOEXEC}},
    {SYS_prlimit64, 0, {0}},
    {SYS_prctl, 0,
        {PR_SET_NAME, PR_GET_NAME, SET_NAME_OF_MEMORY, PR_SET_PDEATHSIG, PR_SET_SECCOMP,
            PR_GET_SECCOMP, PR_SET_NO_NEW_PRIVS}},
};

/* ------------------------------------------------------------------ the filter */

#define OTHER_NUMBERS 0x40000000 /* of x86-64's other set of system calls, x32 */
#define NAMESPACES 0x7E020080u   /* CLONE_NEW... of clone, and CLONE_NEWTIME */

enum { CALL_NUMBERS = 512 }; /* more than any call that is allowed has */

struct filter {
    struct sock_filter *at;
    size_t size;
};

static void sandbox_calls_add(struct filter *filter, struct sock_filter instruction)
{
    filter->at[filter->size++] = instruction;
}

#define STATEMENT(code, value) (struct sock_filter) BPF_STMT(code, value)
#define JUMP(code, value, yes, no) (struct sock_filter) BPF_JUMP(code, value, yes, no)
#define ALLOW STATEMENT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW)
#define REFUSE STATEMENT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | ENOSYS)

static void sandbox_calls_load(struct filter *filter, size_t offset)
{
    sandbox_calls_add(filter, STATEMENT(BPF_LD | BPF_W | BPF_ABS, (uint32_t)offset));
}

/* The lower half of an argument, which is all that the kernel looks at of these. */
static size_t argument_offset(unsigned index)
{
    size_t offset = offsetof(struct seccomp_data, args) + index * sizeof(uint64_t);
    return offset + (__BYTE_ORDER__ == __ORDER_BIG_ENDIAN__ ? sizeof(uint32_t) : 0);
}

static void sandbox_calls_begin(struct filter *filter)
{
    sandbox_calls_load(filter, offsetof(struct seccomp_data, arch));
    sandbox_calls_add(filter, JUMP(BPF_JMP | BPF_JEQ | BPF_K, ARCHITECTURE, 1, 0));
    sandbox_calls_add(filter, REFUSE);
    sandbox_calls_load(filter, offsetof(struct seccomp_data, nr));
    sandbox_calls_add(filter, JUMP(BPF_JMP | BPF_JGE | BPF_K, OTHER_NUMBERS, 0, 1));
    sandbox_calls_add(filter, REFUSE);
}

/* Numbers of calls as ranges: allowed from the first of `bounds` on, refused from the second
 * on, and so on. */
struct ranges {
    uint16_t bounds[CALL_NUMBERS];
    size_t count;
};

static struct ranges ranges_of(int calls)
{
    bool on[CALL_NUMBERS + 1] = {false};
    for (size_t i = 0; i < sizeof allowed / sizeof *allowed; i++)
        if (!allowed[i].needs || allowed[i].needs & calls)
            on[allowed[i].number + 1] = true;
    struct ranges ranges = {.count = 0};
    for (unsigned i = 1; i <= CALL_NUMBERS; i++)
        if (on[i] != on[i - 1])
            ranges.bounds[ranges.count++] = (uint16_t)(i - 1);
    return ranges;
}

/* The kernel asks the filter about every number when it is installed: a search by halves is
 * several times as fast as one by one. What is below bounds[first] and from bounds[last] on
 * is decided. */
static void allow_ranges(
    struct filter *filter, const struct ranges *ranges, size_t first, size_t last)
{
    if (first == last) {
        sandbox_calls_add(filter, first % 2 ? ALLOW : REFUSE);
        return;
    }
    size_t middle = (first + last) / 2, jump = filter->size;
    sandbox_calls_add(
        filter, JUMP(BPF_JMP | BPF_JGE | BPF_K, ranges->bounds[middle], 0, 0));
    allow_ranges(filter, ranges, first, middle);
    filter->at[jump].jt = (uint8_t)(filter->size - jump - 1);
    allow_ranges(filter, ranges, middle + 1, last);
}

static void allow_argument(struct filter *filter, const struct argument *argument)
{
    uint8_t count = 1;
    while (count < 8 && argument->values[count])
        count++;
    sandbox_calls_add(
        filter, JUMP(BPF_JMP | BPF_JEQ | BPF_K, argument->number, 0, (uint8_t)(count + 3)));
    sandbox_calls_load(filter, argument_offset(argument->index));
    for (uint8_t i = 0; i < count; i++)
        sandbox_calls_add(filter,
            JUMP(BPF_JMP | BPF_JEQ | BPF_K, argument->values[i], (uint8_t)(count - i), 0));
    sandbox_calls_add(filter, REFUSE);
    sandbox_calls_add(filter, ALLOW);
}

/* Threads, or processes: neither with namespaces of their own. */
static void allow_clone(struct filter *filter, bool forks)
{
    sandbox_calls_add(filter, JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_clone, 0, 5));
    sandbox_calls_load(filter, argument_offset(0));
    sandbox_calls_add(filter, JUMP(BPF_JMP | BPF_JSET | BPF_K, NAMESPACES, 2, 0));
    sandbox_calls_add(
        filter, JUMP(BPF_JMP | BPF_JSET | BPF_K, forks ? 0xFFFFFFFF : CLONE_THREAD, 0, 1));
    sandbox_calls_add(filter, ALLOW);
    sandbox_calls_add(filter, REFUSE);
}

static size_t build(struct sock_filter *room, int calls)
{
    struct filter filter = {.at = room};
    struct ranges ranges = ranges_of(calls);
    sandbox_calls_begin(&filter);
    for (size_t i = 0; i < sizeof arguments / sizeof *arguments; i++)
        allow_argument(&filter, &arguments[i]);
    if (!(calls & (CALLS_FORK | CALLS_RUN))) { /* signals to itself, for abort(3) */
        struct argument self = {SYS_tgkill, 0, {(uint32_t)getpid()}};
        allow_argument(&filter, &self);
    }
    if (calls & (CALLS_FORK | CALLS_THREADS | CALLS_OWN_THREADS))
        allow_clone(&filter, calls & CALLS_FORK);
    allow_ranges(&filter, &ranges, 0, ranges.count);
    return filter.size;
}

size_t sandbox_calls_last(struct sock_filter *room)
{
    static const unsigned refused[] = {
        SYS_clone,
#ifdef SYS_fork
        SYS_fork,
        SYS_vfork,
#endif
        SYS_execve,
        SYS_prctl,
        SYS_wait4,
        SYS_waitid,
    };
    struct filter filter = {.at = room};
    sandbox_calls_begin(&filter);
    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
        sandbox_calls_add(&filter, JUMP(BPF_JMP | BPF_JEQ | BPF_K, refused[i], 0, 1));
        sandbox_calls_add(&filter, REFUSE);
    }
    sandbox_calls_add(&filter, ALLOW);
    return filter.size;
}

bool sandbox_calls_there(void)
{
    int error = errno;
    bool there =
        prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, NULL, 0, 0) < 0 && errno == EFAULT;
    errno = error;
    return there;
}

bool sandbox_calls(int calls)
{
    struct sock_filter filter[CALLS_FILTER_MOST];
    struct sock_fprog program = {(unsigned short)build(filter, calls), filter};
    return prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program, 0, 0) == 0 ||
           !sandbox_calls_there();
}

#else

bool sandbox_calls_there(void)
{
    return false;
}

bool sandbox_calls(int calls)
{
    (void)calls;
    return true;
}

size_t sandbox_calls_last(struct sock_filter *filter)
{
    (void)filter;
    return 0;
}

#endif
