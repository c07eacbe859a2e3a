#include "archive/totals.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "archive/child.h"
#include "archive/select.h"
#include "lib/memory.h"
#include "lib/temporary.h"

/* Takes what the child writes, and its end. */
static bool harvest(struct store *store, struct child *child, struct sink *sink)
{
    struct input input;
    input_attach(&input, child->out, "count");
    bool good = sink_drain(sink, &input, &store->failure);
    input_close(&input);
    return child_end(child, &store->failure) && good;
}

enum { MEMORY_OPTION = 40 }; /* bytes of it */

/* Of count, which sees no control group from within the sandbox. */
static const char *memory_option(const struct store *store, char text[MEMORY_OPTION])
{
    snprintf(text, MEMORY_OPTION, "--memory=%" PRIu64, store->memory);
    return text;
}

bool totals_are_there(const struct part *part)
{
    return part->files[PART_TOTALS].size > 0;
}

bool totals_count(
    struct store *store, const struct part *parts, size_t count, struct sink *sink)
{
    struct child child;
    char memory[MEMORY_OPTION];
    const char *const arguments[] = {memory_option(store, memory), NULL};
    if (!child_start(&child, arguments, true, &store->failure))
        return false;
    struct output output;
    struct sigaction ignore = {.sa_handler = SIG_IGN}, before;
    sigaction(SIGPIPE, &ignore, &before); /* if count ends early, that is reported */
    output_open(&output, child.in);
    struct selection all = select_all();
    struct select_output lines = select_to_output(&output);
    bool good = true;
    for (size_t i = 0; i < count && good; i++)
        good = select_part(store, &parts[i], &all, &lines.sink);
    int error = output_close(&output);
    sigaction(SIGPIPE, &before, NULL);
    if (error)
        good = failure_note(&store->failure, "count", strerror(error));
    return harvest(store, &child, sink) && good;
}

/* ------------------------------------------------------------------ adding up */

/* Tables in files without names, which children inherit. */
struct tables {
    struct store *store;
    struct arena arena; /* of the paths */
    int *files;
    const char **paths;
    size_t count;
};

/* A temporary file that children inherit. -1 on an error. */
static int new_file(struct tables *tables)
{
    const char *directory = getenv("TMPDIR");
    directory = directory && *directory ? directory : "/tmp";
    int fd = temporary_new(directory);
    if (fd < 0 || fcntl(fd, F_SETFD, 0) < 0)
        failure_of_system(&tables->store->failure, directory);
    if (fd < 0)
        return -1;
    tables->paths[tables->count] = arena_print(&tables->arena, "/dev/fd/%d", fd).data;
    tables->files[tables->count++] = fd;
    return fd;
}

/* Adds the table of a part that has one, or that of parts that have none. */
static bool add_table(struct tables *tables, const struct part *parts, size_t count)
{
    struct output output;
    int fd = new_file(tables), copy = fd >= 0 ? dup(fd) : -1;
    if (copy < 0)
        return failure_of_system(&tables->store->failure, "TMPDIR");
    output_open(&output, copy);
    struct sink sink = {.output = &output};
    bool good = totals_are_there(parts) ? sink_totals(&sink, tables->store, parts)
                                        : totals_count(tables->store, parts, count, &sink);
    int error = output_close(&output);
    if (good && (error || lseek(fd, 0, SEEK_SET) < 0))
        good = failure_note(
            &tables->store->failure, "TMPDIR", strerror(error ? error : errno));
    return good;
}

static bool totals_merge_tables(struct tables *tables, struct sink *sink)
{
    struct child child;
    const char **arguments =
        arena_new(&tables->arena, tables->count + 3, sizeof *arguments);
    char memory[MEMORY_OPTION];
    arguments[0] = "--merge";
    arguments[1] = memory_option(tables->store, memory);
    memcpy(arguments + 2, tables->paths, tables->count * sizeof *arguments);
    return child_start(&child, arguments, false, &tables->store->failure) &&
           harvest(tables->store, &child, sink);
}

/* Adds up `with` parts that have a table, which stand first, and `count` - `with` others. */
static bool add_up(struct store *store, const struct part *parts, size_t with, size_t count,
    struct sink *sink)
{
    struct tables tables = {.store = store};
    bool good = true;
    tables.files = arena_new(&tables.arena, with + 1, sizeof *tables.files);
    tables.paths = arena_new(&tables.arena, with + 1, sizeof *tables.paths);
    for (size_t i = 0; i < with && good; i++)
        good = add_table(&tables, &parts[i], 1);
    if (good && with < count)
        good = add_table(&tables, parts + with, count - with);
    good = good && totals_merge_tables(&tables, sink);
    for (size_t i = 0; i < tables.count; i++)
        close(tables.files[i]);
    arena_free(&tables.arena);
    return good;
}

bool totals_merge(
    struct store *store, const struct part *parts, size_t count, struct sink *sink)
{
    struct part *sorted = memory_new(count + 1, sizeof *sorted);
    size_t with = 0, placed;
    for (size_t i = 0; i < count; i++)
        if (totals_are_there(&parts[i]))
            sorted[with++] = parts[i];
    placed = with;
    for (size_t i = 0; i < count; i++)
        if (!totals_are_there(&parts[i]))
            sorted[placed++] = parts[i];
    bool good = with == 0                 ? totals_count(store, parts, count, sink)
                : with == 1 && count == 1 ? sink_totals(sink, store, sorted)
                                          : add_up(store, sorted, with, count, sink);
    free(sorted);
    return good;
}
