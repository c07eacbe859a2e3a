#include "archive/totals.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

#include "archive/child.h"
#include "archive/select.h"
#include "lib/memory.h"

/* Takes what the child writes, and its end. */
static bool harvest(struct store *store, struct child *child, struct sink *sink)
{
    struct input input;
    input_attach(&input, child->out, "count");
    bool good = sink_drain(sink, &input, &store->failure);
    input_close(&input);
    return child_end(child, &store->failure) && good;
}

bool totals_count(struct store *store, const struct part *part, struct sink *sink)
{
    struct child child;
    static const char *const arguments[] = {NULL};
    if (!child_start(&child, arguments, true, &store->failure))
        return false;
    struct output output;
    struct sigaction ignore = {.sa_handler = SIG_IGN}, before;
    sigaction(SIGPIPE, &ignore, &before); /* where count ends early, that is told */
    output_open(&output, child.in);
    struct selection all = select_all();
    struct select_output lines = select_to_output(&output);
    bool good = select_part(store, part, &all, &lines.sink);
    int error = output_close(&output);
    sigaction(SIGPIPE, &before, NULL);
    if (error)
        good = failure_note(&store->failure, "count", strerror(error));
    return harvest(store, &child, sink) && good;
}

/* An unpacked table in a file without a name, which children inherit. -1 on an error. */
static int unpack_aside(struct store *store, const struct part *part)
{
    struct arena arena = {0};
    const char *directory = getenv("TMPDIR");
    char *path = (char *)(uintptr_t)arena_print(
        &arena, "%s/winnow.XXXXXX", directory && *directory ? directory : "/tmp")
                     .data;
    int fd = mkstemp(path);
    if (fd < 0 || unlink(path) < 0)
        failure_of_system(&store->failure, path);
    struct output output;
    int copy = fd >= 0 ? dup(fd) : -1;
    output_open(&output, copy);
    bool good = copy >= 0 && sink_totals(&(struct sink){.output = &output}, store, part);
    int error = output_close(&output);
    if (good && (error || lseek(fd, 0, SEEK_SET) < 0))
        good = failure_note(&store->failure, path, strerror(error ? error : errno));
    arena_free(&arena);
    if (good)
        return fd;
    if (fd >= 0)
        close(fd);
    return -1;
}

static bool merge(struct store *store, const struct part *parts, size_t count, int *fds,
    struct sink *sink)
{
    struct child child;
    struct arena arena = {0};
    const char **arguments = arena_new(&arena, count + 2, sizeof *arguments);
    arguments[0] = "--merge";
    bool good = true;
    for (size_t i = 0; i < count && good; i++) {
        fds[i] = unpack_aside(store, &parts[i]);
        good = fds[i] >= 0;
        arguments[i + 1] = arena_print(&arena, "/dev/fd/%d", fds[i]).data;
    }
    good = good && child_start(&child, arguments, false, &store->failure) &&
           harvest(store, &child, sink);
    arena_free(&arena);
    return good;
}

bool totals_merge(
    struct store *store, const struct part *parts, size_t count, struct sink *sink)
{
    if (count == 1)
        return sink_totals(sink, store, &parts[0]);
    int *fds = memory_new(count + 1, sizeof *fds);
    for (size_t i = 0; i < count; i++)
        fds[i] = -1;
    bool good = merge(store, parts, count, fds, sink);
    for (size_t i = 0; i < count; i++)
        if (fds[i] >= 0)
            close(fds[i]);
    free(fds);
    return good;
}
