#include "gather/progress.h"

#include <inttypes.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "lib/memory.h"
#include "lib/message.h"
#include "lib/sources.h"

enum { EVERY = 500 }; /* milliseconds */

/* A process and what it reads. */
struct reader {
    const char *process;
    uint64_t *ends; /* of each article, in bytes read; owned */
    size_t count, capacity;
    uint64_t list_size, done;
    bool ended;
};

struct progress {
    struct reader *readers;
    size_t count;
    uint64_t documents, bytes;
};

static void add_article(struct reader *reader, const struct source *source)
{
    struct stat status;
    uint64_t size = source->end - source->begin;
    if (source->end == SOURCE_TO_END)
        size = stat(source->path, &status) == 0 ? (uint64_t)status.st_size : 0;
    reader->ends =
        memory_grow(reader->ends, &reader->capacity, reader->count + 1, sizeof(uint64_t));
    uint64_t before = reader->count ? reader->ends[reader->count - 1] : 0;
    reader->ends[reader->count++] = before + size;
}

static void read_list(struct reader *reader, const char *list)
{
    struct input input;
    struct span line;
    input_open(&input, list);
    while (input_line(&input, &line)) {
        struct arena arena = {0};
        struct source source;
        if (source_parse(&arena, line, &source))
            add_article(reader, &source);
        arena_free(&arena);
    }
    reader->list_size = input.position;
    input_close(&input);
}

/* Asks the system how much a process has read. */
static void look(struct reader *reader)
{
    char path[64], counters[64] = "";
    uint64_t bytes;
    snprintf(path, sizeof path, "/proc/%.20s/io", reader->process);
    FILE *file = fopen(path, "r");
    bool read = file && fgets(counters, sizeof counters, file);
    if (file)
        fclose(file);
    reader->ended = !read;
    if (read && sscanf(counters, "rchar: %" SCNu64, &bytes) == 1)
        reader->done = bytes > reader->list_size ? bytes - reader->list_size : 0;
}

static size_t finished(const struct reader *reader)
{
    size_t count = 0;
    while (count < reader->count && reader->ends[count] <= reader->done)
        count++;
    return count;
}

static const char *print_size(char room[32], double size)
{
    static const char *const units[] = {"B", "KB", "MB"};
    int unit = 0;
    for (; unit < 2 && size >= 1000; unit++)
        size /= 1000;
    snprintf(room, 32, "%.*f %s", unit == 2, size, units[unit]);
    return room;
}

static void progress_line(const struct progress *progress, double seconds)
{
    char done_size[32], all_size[32], speed[32];
    double done = 0, all = (double)progress->bytes;
    size_t documents = 0;
    for (size_t i = 0; i < progress->count; i++) {
        done += (double)progress->readers[i].done;
        documents += finished(&progress->readers[i]);
    }
    done = done < all ? done : all;
    if (seconds <= 0 || done <= 0)
        return;
    fprintf(stderr, "\r%zu of %" PRIu64 " documents, %s of %s, %s/s, %.0f s left\033[K",
        documents, progress->documents, print_size(done_size, done),
        print_size(all_size, all), print_size(speed, done / seconds),
        (all - done) * seconds / done);
}

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static bool look_at_all(struct progress *progress)
{
    bool running = false;
    for (size_t i = 0; i < progress->count; i++) {
        look(&progress->readers[i]);
        running |= !progress->readers[i].ended;
    }
    return running;
}

static void wait_a_little(void)
{
    const struct timespec pause = {0, EVERY * 1000000L};
    nanosleep(&pause, NULL);
}

static void show_phase(const char *phase, pid_t parent)
{
    double start = now();
    while (getppid() == parent) {
        fprintf(stderr, "\r%s, %.0f s\033[K", phase, now() - start);
        wait_a_little();
    }
}

void progress_show(char **words, int count, const char *phase)
{
    pid_t parent = getppid();
    struct progress progress = {.count = (size_t)count / 2};
    progress.readers = memory_new(progress.count + 1, sizeof *progress.readers);
    for (size_t i = 0; i < progress.count; i++) {
        struct reader *reader = &progress.readers[i];
        reader->process = words[2 * i];
        read_list(reader, words[2 * i + 1]);
        progress.documents += reader->count;
        progress.bytes += reader->count ? reader->ends[reader->count - 1] : 0;
    }
    double start = now();
    while (look_at_all(&progress)) {
        progress_line(&progress, now() - start);
        wait_a_little();
    }
    if (phase)
        show_phase(phase, parent);
    for (size_t i = 0; i < progress.count; i++)
        free(progress.readers[i].ends);
    free(progress.readers);
}
