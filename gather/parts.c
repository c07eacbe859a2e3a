#ifdef __linux__
#define _GNU_SOURCE /* sched_getaffinity */ // NOLINT(bugprone-reserved-identifier)
#endif
#include "gather/parts.h"

#include <sched.h>
#include <unistd.h>

/* That this process may use. */
static uint64_t processors(void)
{
#ifdef CPU_COUNT
    cpu_set_t set;
    if (sched_getaffinity(0, sizeof set, &set) == 0)
        return (uint64_t)CPU_COUNT(&set);
#endif
    long count = sysconf(_SC_NPROCESSORS_ONLN);
    return count > 0 ? (uint64_t)count : 1;
}

static uint64_t least(uint64_t a, uint64_t b)
{
    return a < b ? a : b;
}

uint64_t parts_for(uint64_t wanted, uint64_t articles, uint64_t bytes)
{
    uint64_t parts = wanted ? wanted : least(processors(), bytes / PARTS_SMALLEST);
    parts = least(parts, articles);
    return parts ? parts : 1;
}

uint64_t parts_next(uint64_t part, uint64_t parts, uint64_t done, uint64_t bytes)
{
    if (part == 0)
        return 1;
    return part < parts && done / part >= bytes / parts ? part + 1 : part;
}
