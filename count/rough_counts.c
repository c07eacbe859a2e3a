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

size_t rough_counts_reached(const struct rough_counts *rough, uint64_t least)
{
    unsigned in_byte[UINT8_MAX + 1] = {0}; /* by its value */
    size_t reached = 0;
    for (unsigned byte = 0; byte <= UINT8_MAX; byte++)
        for (unsigned bits = 0; bits < 8; bits += 8U >> rough->shift)
            in_byte[byte] += (byte >> bits & rough->most) >= rough_least(rough, least);
    for (size_t i = 0; i < rough_counts_memory(rough); i++)
        reached += in_byte[rough->counters[i]];
    return reached;
}
