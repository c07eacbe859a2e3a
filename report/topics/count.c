#include "report/topics/count.h"

#include <math.h>

static const double UNITS_EACH = 8, TOPICS_LEAST = 4, TOPICS_MANY = 20;

size_t topic_count_usual(size_t units)
{
    double usual = sqrt((double)units / UNITS_EACH);
    return (size_t)lround(fmin(fmax(usual, TOPICS_LEAST), TOPICS_MANY));
}

const char *topic_count_note(
    size_t topics, size_t units, const char *unit, struct arena *arena)
{
    return arena_print(arena,
        "%zu topics, as many as suit %zu %s (--topics=N finds another number)", topics,
        units, unit)
        .data;
}
