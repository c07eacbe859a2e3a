/* A library to LD_PRELOAD that makes one call of one function fail, once (after jq's
 * src/inject_errors.c):
 *
 *     FAULT_PROGRAM=count FAULT=write:3:fail LD_PRELOAD=build/inject.so count ...
 *
 * In processes of that name the third write fails. Of read, pread and write there are also
 * `interrupt` (EINTR) and `short` (one byte). `death` ends the process there instead, as kill -9
 * would, and `torn` when half of what is to be written was written. FAULT_COUNTS=FILE: how often each function is
 * called is appended to FILE at the end. FAULT_MARK=FILE: a byte is appended
 * to FILE when it fails. */
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <spawn.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#define FUNCTIONS(F) \
    F(malloc, ENOMEM) \
    F(calloc, ENOMEM) \
    F(realloc, ENOMEM) \
    F(read, EIO) \
    F(pread, EIO) \
    F(write, ENOSPC) \
    F(open, EMFILE) \
    F(close, EIO) \
    F(lseek, EINVAL) \
    F(fstat, EIO) \
    F(fsync, EIO) \
    F(mmap, ENOMEM) \
    F(openat, EMFILE) \
    F(mkdirat, ENOSPC) \
    F(renameat, EIO) \
    F(unlinkat, EIO) \
    F(fstatat, EIO) \
    F(fdopendir, EMFILE) \
    F(rename, EIO) \
    F(unlink, EIO) \
    F(mkdir, ENOSPC) \
    F(mkstemp, ENOSPC) \
    F(mkdtemp, ENOSPC) \
    F(opendir, EMFILE) \
    F(readdir, EIO) \
    F(flock, ENOLCK) \
    F(getentropy, ENOSYS) \
    F(pipe, EMFILE) \
    F(posix_spawnp, EAGAIN) \
    F(waitpid, EINVAL)

#define NUMBER(name, error) CALL_##name,
enum call { FUNCTIONS(NUMBER) CALLS };

#define ROW(name, error) {#name, error, 0, NULL},
static struct {
    const char *name;
    int error;
    unsigned long count;
    void *real;
} calls[] = {FUNCTIONS(ROW)};

static enum { FAIL, INTERRUPT, SHORT, DEATH, TORN, KINDS } kind;
static int chosen = CALLS;
static unsigned long chosen_count;
static int mark = -1, counts = -1; /* opened before a program may open them no more */
static bool active;                /* in the process that was named, from its start on */

static void *real(enum call call)
{
    if (!calls[call].real)
        calls[call].real = dlsym(RTLD_NEXT, calls[call].name);
    return calls[call].real;
}

static void choose(const char *fault)
{
    size_t size = strcspn(fault, ":");
    for (int i = 0; i < CALLS; i++)
        if (strlen(calls[i].name) == size && strncmp(calls[i].name, fault, size) == 0)
            chosen = i;
    char *rest;
    chosen_count = strtoul(fault + size + (fault[size] == ':'), &rest, 10);
    static const char *const names[] = {":fail", ":interrupt", ":short", ":death", ":torn"};
    for (int i = 0; i < KINDS; i++)
        if (strcmp(rest, names[i]) == 0)
            kind = i;
}

static int open_file(const char *name)
{
    const char *file = getenv(name);
    int fd = file ? open(file, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600) : -1;
    if (fd < 0)
        return -1;
    int high = fcntl(fd, F_DUPFD_CLOEXEC, 100); /* out of the program's way */
    close(fd);
    return high;
}

__attribute__((constructor)) static void begin(void)
{
    const char *program = getenv("FAULT_PROGRAM"), *fault = getenv("FAULT");
    if (!program || strcmp(program, program_invocation_short_name) != 0)
        return;
    for (int i = 0; i < CALLS; i++)
        real((enum call)i);
    if (fault)
        choose(fault);
    mark = open_file("FAULT_MARK");
    counts = open_file("FAULT_COUNTS");
    active = true;
}

/* What a tool does at a program's end (coverage is written then) is not the program's. */
static void stop(void)
{
    active = false;
}

__attribute__((destructor)) static void end(void)
{
    char line[64];
    stop();
    if (counts < 0)
        return;
    for (int i = 0; i < CALLS; i++) {
        int size = snprintf(line, sizeof line, "%s %lu\n", calls[i].name, calls[i].count);
        if (write(counts, line, (size_t)size) != size)
            abort();
    }
}

/* Whether this is the call that is to fail. */
static bool is_it(enum call call)
{
    static bool called;
    if (!active)
        return false;
    if (!called) {
        called = true;
        atexit(stop); /* in a constructor it would come after all else */
    }
    bool it = ++calls[call].count == chosen_count && (int)call == chosen;
    if (it)
        syscall(SYS_write, mark, "1", 1);
    if (it && kind == DEATH)
        __builtin_trap(); /* the sandbox lets no process send a signal */
    if (it)
        errno = kind == INTERRUPT ? EINTR : calls[call].error;
    return it;
}

#define REAL(name) ((__typeof__(&name))real(CALL_##name))

/* ---- memory: dlsym allocates, so that the real ones are known otherwise */

extern void *__libc_malloc(size_t), *__libc_calloc(size_t, size_t),
    *__libc_realloc(void *, size_t);

void *malloc(size_t size)
{
    return is_it(CALL_malloc) ? NULL : __libc_malloc(size);
}

void *calloc(size_t count, size_t size)
{
    return is_it(CALL_calloc) ? NULL : __libc_calloc(count, size);
}

void *realloc(void *block, size_t size)
{
    return is_it(CALL_realloc) ? NULL : __libc_realloc(block, size);
}

/* ---- reading and writing */

static size_t shorter(size_t size)
{
    return size ? 1 : 0;
}

ssize_t read(int fd, void *room, size_t size)
{
    if (is_it(CALL_read)) {
        if (kind != SHORT)
            return -1;
        size = shorter(size);
    }
    return REAL(read)(fd, room, size);
}

ssize_t pread(int fd, void *room, size_t size, off_t offset)
{
    if (is_it(CALL_pread)) {
        if (kind != SHORT)
            return -1;
        size = shorter(size);
    }
    return REAL(pread)(fd, room, size, offset);
}

ssize_t write(int fd, const void *bytes, size_t size)
{
    if (is_it(CALL_write)) {
        if (kind != SHORT && kind != TORN)
            return -1;
        size = kind == TORN ? size / 2 : shorter(size);
    }
    ssize_t written = REAL(write)(fd, bytes, size);
    if (kind == TORN && active && calls[CALL_write].count == chosen_count)
        __builtin_trap();
    return written;
}

/* ---- files */

int open(const char *path, int flags, ...)
{
    va_list more;
    va_start(more, flags);
    int mode = flags & O_CREAT ? va_arg(more, int) : 0;
    va_end(more);
    return is_it(CALL_open) ? -1 : REAL(open)(path, flags, mode);
}

int openat(int folder, const char *path, int flags, ...)
{
    va_list more;
    va_start(more, flags);
    int mode = flags & O_CREAT ? va_arg(more, int) : 0;
    va_end(more);
    return is_it(CALL_openat) ? -1 : REAL(openat)(folder, path, flags, mode);
}

int mkdirat(int folder, const char *path, mode_t mode)
{
    return is_it(CALL_mkdirat) ? -1 : REAL(mkdirat)(folder, path, mode);
}

int renameat(int from_folder, const char *from, int to_folder, const char *to)
{
    return is_it(CALL_renameat) ? -1 : REAL(renameat)(from_folder, from, to_folder, to);
}

int unlinkat(int folder, const char *path, int flags)
{
    return is_it(CALL_unlinkat) ? -1 : REAL(unlinkat)(folder, path, flags);
}

int fstatat(int folder, const char *path, struct stat *status, int flags)
{
    return is_it(CALL_fstatat) ? -1 : REAL(fstatat)(folder, path, status, flags);
}

DIR *fdopendir(int folder)
{
    return is_it(CALL_fdopendir) ? NULL : REAL(fdopendir)(folder);
}

int close(int fd)
{
    bool it = is_it(CALL_close);
    int result = REAL(close)(fd);
    if (it)
        errno = EIO;
    return it ? -1 : result;
}

off_t lseek(int fd, off_t offset, int whence)
{
    return is_it(CALL_lseek) ? -1 : REAL(lseek)(fd, offset, whence);
}

int fstat(int fd, struct stat *status)
{
    return is_it(CALL_fstat) ? -1 : REAL(fstat)(fd, status);
}

int fsync(int fd)
{
    return is_it(CALL_fsync) ? -1 : REAL(fsync)(fd);
}

void *mmap(void *address, size_t size, int protection, int flags, int fd, off_t offset)
{
    if (is_it(CALL_mmap))
        return MAP_FAILED;
    return REAL(mmap)(address, size, protection, flags, fd, offset);
}

int rename(const char *from, const char *to)
{
    return is_it(CALL_rename) ? -1 : REAL(rename)(from, to);
}

int unlink(const char *path)
{
    return is_it(CALL_unlink) ? -1 : REAL(unlink)(path);
}

int mkdir(const char *path, mode_t mode)
{
    return is_it(CALL_mkdir) ? -1 : REAL(mkdir)(path, mode);
}

int mkstemp(char *path)
{
    return is_it(CALL_mkstemp) ? -1 : REAL(mkstemp)(path);
}

char *mkdtemp(char *path)
{
    return is_it(CALL_mkdtemp) ? NULL : REAL(mkdtemp)(path);
}

DIR *opendir(const char *path)
{
    return is_it(CALL_opendir) ? NULL : REAL(opendir)(path);
}

struct dirent *readdir(DIR *directory)
{
    return is_it(CALL_readdir) ? NULL : REAL(readdir)(directory);
}

int flock(int fd, int operation)
{
    return is_it(CALL_flock) ? -1 : REAL(flock)(fd, operation);
}

/* ---- chance: what comes out does not depend on it */

int getentropy(void *room, size_t size)
{
    return is_it(CALL_getentropy) ? -1 : REAL(getentropy)(room, size);
}

/* ---- processes */

int pipe(int ends[2])
{
    return is_it(CALL_pipe) ? -1 : REAL(pipe)(ends);
}

int posix_spawnp(pid_t *pid, const char *file, const posix_spawn_file_actions_t *actions,
    const posix_spawnattr_t *attributes, char *const argv[], char *const environment[])
{
    if (is_it(CALL_posix_spawnp))
        return EAGAIN;
    return REAL(posix_spawnp)(pid, file, actions, attributes, argv, environment);
}

pid_t waitpid(pid_t pid, int *status, int options)
{
    return is_it(CALL_waitpid) ? -1 : REAL(waitpid)(pid, status, options);
}
