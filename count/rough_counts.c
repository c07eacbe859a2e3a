#include "count/rough_counts.h"

#include <stdlib.h>
#include <string.h>

#include "lib/memory.h"

/* Two bits hold what mostly matters, whether a pair occurs twice. */
void rough_counts_open(struct rough_counts *rough, size_t pairs, uint64_t least)
{
    unsigned shift = least <= 3 ? 2 : 0;
    size_t bytes = 1024;
    while (bytes << shift < pairs << (shift > 0) && bytes < ROUGH_BYTES)
        bytes *= 2;
    *rough = (struct rough_counts){.key = hash_key_new().part[0],
        .counters = memory_new(bytes, 1),
        .mask = (uint32_t)((bytes << shift) - 1),
        .most = shift ? 3 : UINT8_MAX,
        .shift = shift};
}

void rough_counts_close(struct rough_counts *rough)
{
    free(rough->counters);
    *rough = (struct rough_counts){.counters = NULL};
}

void rough_counts_clear(struct rough_counts *rough)
{
    memset(rough->counters, 0, rough_counts_memory(rough));
}
