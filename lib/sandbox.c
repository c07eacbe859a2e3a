#include "lib/sandbox.h"

/* The address sanitizer traces its own process at its end; valgrind knows no Landlock. */
#if defined(__linux__) && !defined(__SANITIZE_ADDRESS__) && !defined(WITHOUT_SANDBOX)

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>

#include "lib/arena.h"
#include "lib/datadir.h"
#include "lib/memory.h"
#include "lib/message.h"
#include "lib/sandbox_calls.h"
#include "lib/sandbox_files.h"

/* Of more files than that, which a shell's pattern may name, all may be read. */
enum { READS_MOST = 256 };

/* Libraries that are loaded when a language needs them, and what they read. */
static const char *const system_files[] = {
    "/lib",
    "/lib64",
    "/usr/lib",
    "/usr/lib64",
    "/usr/local/lib",
    "/usr/share",
    "/etc/ld.so.cache",
    "/etc/mecabrc",
    "/var/lib/mecab",
    "/nix/store",
    "/gnu/store",
    "/dev/null",
};

#define COUNT(array) (sizeof(array) / sizeof *(array))

struct rules {
    struct file_rule *rows;
    size_t count, capacity;
};

static void allow(struct rules *rules, const char *path, int access)
{
    if (!path)
        return;
    rules->rows =
        memory_grow(rules->rows, &rules->capacity, rules->count + 1, sizeof *rules->rows);
    rules->rows[rules->count++] = (struct file_rule){path, access};
}

/* The folders of LD_LIBRARY_PATH, where libraries are looked for first. */
static void allow_libraries(struct rules *rules, struct arena *arena)
{
    const char *rest = getenv("LD_LIBRARY_PATH");
    while (rest && *rest) {
        size_t size = strcspn(rest, ":;");
        allow(rules, arena_print(arena, "%.*s", (int)size, rest).data, FILES_READ);
        rest += size + (rest[size] != 0);
    }
}

static void allow_reading(
    struct rules *rules, const struct sandbox *sandbox, struct arena *arena)
{
    if (!sandbox->reads || sandbox->lists || sandbox->read_count > READS_MOST) {
        allow(rules, "/", FILES_READ);
        return;
    }
    for (size_t i = 0; i < sandbox->read_count; i++)
        allow(rules, sandbox->reads[i], FILES_READ);
    for (size_t i = 0; i < SANDBOX_OPTIONS; i++)
        allow(rules, sandbox->options[i], FILES_READ);
    for (size_t i = 0; i < COUNT(system_files); i++)
        allow(rules, system_files[i], FILES_READ);
    allow_libraries(rules, arena);
    const char *folders[DATADIR_FOLDERS];
    for (size_t i = 0, count = datadir_folders(arena, folders); i < count; i++)
        allow(rules, folders[i], FILES_READ);
}

/* The programs beside this one, and the loader of programs. */
static void allow_running(struct rules *rules, struct arena *arena)
{
    static const char *const loaders[] = {"/lib", "/lib64", "/usr/lib", "/usr/lib64"};
    for (size_t i = 0; i < COUNT(loaders); i++)
        allow(rules, loaders[i], FILES_READ | FILES_RUN);
    allow(rules, datadir_programs(arena), FILES_READ | FILES_RUN);
}

static bool restrict_files(const struct sandbox *sandbox)
{
    struct arena arena = {0};
    struct rules rules = {0};
    allow_reading(&rules, sandbox, &arena);
    for (int i = 0; i < SANDBOX_FOLDERS && sandbox->folders[i]; i++)
        allow(&rules, sandbox->folders[i], FILES_READ | FILES_WRITE);
    if (sandbox->runs)
        allow_running(&rules, &arena);
#ifdef COVERAGE /* the folder where it is written at the program's end */
    allow(&rules, COVERAGE, FILES_READ | FILES_WRITE);
#endif
    bool good = sandbox_files(rules.rows, rules.count);
    free(rules.rows);
    arena_free(&arena);
    return good;
}

/* What has a sandbox and cannot enter it does not go on without. */
static void sandbox_check(bool good)
{
    if (!good)
        message_die(
            STATUS_USAGE, NULL, "the sandbox cannot be entered: %s", strerror(errno));
}

void sandbox_enter(const struct sandbox *sandbox)
{
    int error = errno;
    struct rlimit none = {0, 0};
    setrlimit(RLIMIT_CORE, &none);
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0) {
        sandbox_check(restrict_files(sandbox));
        sandbox_check(sandbox_calls((sandbox->folders[0] ? CALLS_CHANGE_FILES : 0) |
                                    (sandbox->threads ? CALLS_OWN_THREADS : 0) |
                                    (sandbox->lists ? CALLS_LIMIT_FILES : 0) |
                                    (sandbox->runs ? CALLS_RUN | CALLS_FORK : 0)));
    }
    errno = error;
}

void sandbox_limit(const struct sandbox *sandbox)
{
    int error = errno;
    if (sandbox->reads)
        sandbox_check(restrict_files(sandbox));
    errno = error;
}

const char *sandbox_missing(void)
{
    if (!sandbox_files_version())
        return "files are not confined: this kernel has no Landlock";
    return sandbox_calls_there() ? NULL
                                 : "system calls are not confined: there is no seccomp";
}

#else

void sandbox_enter(const struct sandbox *sandbox)
{
    (void)sandbox;
}

void sandbox_limit(const struct sandbox *sandbox)
{
    (void)sandbox;
}

const char *sandbox_missing(void)
{
    return "not confined: built without the sandbox";
}

#endif
