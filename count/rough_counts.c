#include "count/rough_counts.h"

#include <stdlib.h>
#include <string.h>

#include "lib/memory.h"

void rough_counts_open(struct rough_counts *rough, size_t pairs)
{
    size_t size = 1024;
    while (size < pairs && size < ROUGH_COUNTERS)
        size *= 2;
    *rough = (struct rough_counts){
        .key = hash_key_new().part[0], .counters = memory_new(size, 1), .mask = size - 1};
}

void rough_counts_close(struct rough_counts *rough)
{
    free(rough->counters);
    *rough = (struct rough_counts){.counters = NULL};
}

void rough_counts_clear(struct rough_counts *rough)
{
    memset(rough->counters, 0, rough->mask + 1);
}
