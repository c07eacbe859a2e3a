#include "count/sketch.h"

#include <stdlib.h>

#include "lib/memory.h"

struct sketch *sketch_new(size_t size)
{
    struct sketch *sketch = memory_new(1, sizeof *sketch);
    sketch->counters = memory_new(size, sizeof *sketch->counters);
    sketch->mask = size - 1;
    return sketch;
}

void sketch_end(struct sketch *sketch, uint64_t least)
{
    for (unsigned i = 0; i < SKETCH_WAITING; i++)
        if (sketch->waiting[i])
            sketch_raise(sketch, sketch->waiting[i] - 1);
    least = least < SKETCH_LIMIT ? least : SKETCH_LIMIT;
    sketch->bits = memory_new(sketch->mask / 64 + 1, sizeof *sketch->bits);
    for (uint64_t at = 0; at <= sketch->mask; at++)
        sketch->bits[at / 64] |= (uint64_t)(sketch->counters[at] >= least) << at % 64;
    free(sketch->counters);
    sketch->counters = NULL;
}

void sketch_free(struct sketch *sketch)
{
    if (!sketch)
        return;
    free(sketch->counters);
    free(sketch->bits);
    free(sketch);
}
