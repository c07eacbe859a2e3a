#include "count/runs.h"

#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

#include "count/merge.h"
#include "count/run_file.h"
#include "lib/memory.h"
#include "lib/temporary.h"

struct run {
    int fd;
    int level; /* 0; of a merged run one more than of its parts */
};

struct runs {
    const char *directory;
    int error;
    struct run *items; /* owned; in the order of the stream */
    size_t count, capacity;
    struct run_writer writer;
};

struct runs *runs_new(const char *directory)
{
    struct runs *runs = memory_new(1, sizeof *runs);
    runs->directory = directory;
    return runs;
}

static void forget_from(struct runs *runs, size_t first)
{
    for (size_t i = first; i < runs->count; i++)
        close(runs->items[i].fd);
    runs->count = first;
}

void runs_free(struct runs *runs)
{
    forget_from(runs, 0);
    free(runs->items);
    free(runs);
}

size_t runs_count(const struct runs *runs)
{
    return runs->count;
}

int runs_error(const struct runs *runs)
{
    return runs->error;
}

static bool runs_fail(struct runs *runs, int error)
{
    if (!runs->error)
        runs->error = error;
    return false;
}

static int runs_append(struct runs *runs, int level)
{
    int fd = temporary_new(runs->directory);
    if (fd < 0) {
        runs_fail(runs, errno);
        return -1;
    }
    runs->items =
        memory_grow(runs->items, &runs->capacity, runs->count + 1, sizeof *runs->items);
    runs->items[runs->count++] = (struct run){fd, level};
    return fd;
}

static bool merge_from(struct runs *runs, size_t first, bool whole, struct row_sink *sink)
{
    size_t count = runs->count - first;
    struct run_reader *readers = memory_new(count, sizeof *readers);
    struct row_source **sources = memory_new(count, sizeof(struct row_source *));
    for (size_t i = 0; i < count; i++) {
        run_reader_open(&readers[i], runs->items[first + i].fd);
        sources[i] = &readers[i].source;
    }
    int error = merge_rows(sources, count, whole, sink);
    bool good = error == 0;
    if (error == EOVERFLOW)
        runs_fail(runs, error);
    for (size_t i = 0; i < count; i++) {
        if (readers[i].error)
            good = runs_fail(runs, readers[i].error);
        run_reader_close(&readers[i]);
    }
    free(readers);
    free(sources);
    return good;
}

/* The last runs of one level become one of the next. */
static bool merge_level(struct runs *runs, size_t first)
{
    int level = runs->items[first].level + 1;
    int fd = temporary_new(runs->directory);
    if (fd < 0)
        return runs_fail(runs, errno);
    struct run_writer writer;
    run_writer_open(&writer, fd);
    bool good = merge_from(runs, first, false, &writer.sink);
    if (!run_writer_close(&writer))
        good = runs_fail(runs, writer.error);
    forget_from(runs, first);
    runs->items[runs->count++] = (struct run){fd, level};
    return good;
}

static bool last_are_of_one_level(const struct runs *runs)
{
    if (runs->count < MERGE_WIDTH)
        return false;
    return runs->items[runs->count - MERGE_WIDTH].level ==
           runs->items[runs->count - 1].level;
}

struct row_sink *runs_begin(struct runs *runs)
{
    int fd = runs_append(runs, 0);
    if (fd < 0)
        return NULL;
    run_writer_open(&runs->writer, fd);
    return &runs->writer.sink;
}

bool runs_end(struct runs *runs)
{
    if (!run_writer_close(&runs->writer))
        return runs_fail(runs, runs->writer.error);
    while (last_are_of_one_level(runs))
        if (!merge_level(runs, runs->count - MERGE_WIDTH))
            return false;
    return true;
}

bool runs_merge(struct runs *runs, struct row_sink *sink)
{
    while (runs->count > 2 * MERGE_WIDTH)
        if (!merge_level(runs, runs->count - MERGE_WIDTH))
            return false;
    bool good = merge_from(runs, 0, true, sink);
    forget_from(runs, 0);
    return good && !runs->error;
}
