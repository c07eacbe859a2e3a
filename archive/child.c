#include "archive/child.h"

#include <errno.h>
#include <fcntl.h>
#include <spawn.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "lib/arena.h"
#include "lib/memory.h"

extern char **environ;

static const char own_name[] = "archive", name[] = "count";

/* The path of count: the own path, its last word exchanged, so that a prefix of all the
 * programs' names stays. */
static const char *child_find(struct arena *arena)
{
    enum { PATH = 4096 };
    char path[PATH];
    ssize_t size = readlink("/proc/self/exe", path, sizeof path);
    const ssize_t own = sizeof own_name - 1;
    if (size < own || size >= PATH || memcmp(path + size - own, own_name, (size_t)own) != 0)
        return name; /* as $PATH has it */
    return arena_print(arena, "%.*s%s", (int)(size - own), path, name).data;
}

/* A pipe whose ends other programs do not inherit. */
static bool open_pipe(int ends[2])
{
    if (pipe(ends) < 0)
        return false;
    fcntl(ends[0], F_SETFD, FD_CLOEXEC);
    fcntl(ends[1], F_SETFD, FD_CLOEXEC);
    return true;
}

static void shut(int ends[2])
{
    for (int i = 0; i < 2; i++)
        if (ends[i] >= 0)
            close(ends[i]);
}

static int spawn(pid_t *pid, const char *const *arguments, int in, int out)
{
    struct arena arena = {0};
    size_t count = 0;
    while (arguments[count])
        count++;
    char **argv = arena_new(&arena, count + 2, sizeof *argv);
    argv[0] = (char *)(uintptr_t)child_find(&arena);
    memcpy(argv + 1, arguments, count * sizeof *argv);
    posix_spawn_file_actions_t actions;
    int error = posix_spawn_file_actions_init(&actions);
    if (!error && in >= 0)
        error = posix_spawn_file_actions_adddup2(&actions, in, STDIN_FILENO);
    else if (!error)
        error = posix_spawn_file_actions_addopen(
            &actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    if (!error)
        error = posix_spawn_file_actions_adddup2(&actions, out, STDOUT_FILENO);
    if (!error)
        error = posix_spawnp(pid, argv[0], &actions, NULL, argv, environ);
    posix_spawn_file_actions_destroy(&actions);
    arena_free(&arena);
    return error;
}

bool child_start(
    struct child *child, const char *const *arguments, bool feed, struct failure *failure)
{
    int in[2] = {-1, -1}, out[2] = {-1, -1};
    if ((feed && !open_pipe(in)) || !open_pipe(out)) {
        shut(in);
        return failure_of_system(failure, name);
    }
    int error = spawn(&child->pid, arguments, in[0], out[1]);
    if (error) {
        shut(in);
        shut(out);
        return failure_note(failure, name, strerror(error));
    }
    if (feed)
        close(in[0]);
    close(out[1]);
    child->in = in[1];
    child->out = out[0];
    return true;
}

bool child_end(struct child *child, struct failure *failure)
{
    int status;
    while (waitpid(child->pid, &status, 0) < 0)
        if (errno != EINTR)
            return failure_of_system(failure, name);
    return (WIFEXITED(status) && WEXITSTATUS(status) == 0) ||
           failure_note(failure, name, "could not merge the tables");
}
