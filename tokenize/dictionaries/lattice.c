#include "tokenize/dictionaries/lattice.h"

void lattice_start(struct lattice *lattice, size_t size)
{
    lattice->cost[0] = 0;
    for (size_t i = 1; i <= size; i++) {
        lattice->cost[i] = UINT32_MAX;
    }
}

size_t lattice_path(const struct lattice *lattice, size_t end, uint16_t *ends)
{
    size_t count = 0;
    for (size_t at = end; at > 0; at = lattice->before[at]) {
        count++;
    }
    size_t next = count;
    for (size_t at = end; at > 0; at = lattice->before[at]) {
        ends[--next] = (uint16_t)at;
    }
    return count;
}
