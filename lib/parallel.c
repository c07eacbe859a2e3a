#define _GNU_SOURCE /* CPU_COUNT */ // NOLINT(bugprone-reserved-identifier)
#include "lib/parallel.h"

#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>

struct job {
    parallel_work *work;
    void *context;
    size_t count, step;
    atomic_size_t next, workers;
};

static void *parallel_run(void *argument)
{
    struct job *job = argument;
    size_t worker = atomic_fetch_add(&job->workers, 1), first;
    while ((first = atomic_fetch_add(&job->next, job->step)) < job->count) {
        size_t end = job->count - first < job->step ? job->count : first + job->step;
        job->work(job->context, worker, first, end);
    }
    return NULL;
}

/* Processors that this process may use. */
static size_t processors(void)
{
    cpu_set_t set;
    return sched_getaffinity(0, sizeof set, &set) == 0 ? (size_t)CPU_COUNT(&set) : 1;
}

void parallel_do(size_t count, size_t step, parallel_work *work, void *context)
{
    struct job job = {.work = work, .context = context, .count = count, .step = step};
    pthread_t threads[PARALLEL_MOST - 1];
    size_t others = 0, steps = count / step + (count % step != 0);
    size_t most = steps > 1 ? processors() : 1;
    if (most > steps)
        most = steps;
    if (most > PARALLEL_MOST)
        most = PARALLEL_MOST;
    while (others + 1 < most &&
           pthread_create(&threads[others], NULL, parallel_run, &job) == 0)
        others++;
    parallel_run(&job);
    while (others > 0)
        pthread_join(threads[--others], NULL);
}
