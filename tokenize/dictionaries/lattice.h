/* The best path through a lattice: positions 0 … n, words as edges with costs, the path
 * from 0 to n of the least sum (A. Viterbi, 1967). Edges are offered in the order of their
 * start. */
#ifndef TOKENIZE_DICTIONARIES_LATTICE_H
#define TOKENIZE_DICTIONARIES_LATTICE_H

#include <stddef.h>
#include <stdint.h>

/* Most positions after the first. LATTICE_POSITIONS × the greatest cost stays below
 * UINT32_MAX. */
enum { LATTICE_POSITIONS = 1024 };

struct lattice {
    uint32_t cost[LATTICE_POSITIONS + 1];   /* of the best path to each position */
    uint16_t before[LATTICE_POSITIONS + 1]; /* where that path's last edge starts */
};

/* An empty lattice of `size` positions after the first. */
void lattice_start(struct lattice *lattice, size_t size);

/* A word between two positions. On a tie the first offered, which is the longer, stays. */
static inline void lattice_edge(
    struct lattice *lattice, size_t from, size_t to, uint32_t cost)
{
    uint32_t sum = lattice->cost[from] + cost;
    if (sum < lattice->cost[to]) {
        lattice->cost[to] = sum;
        lattice->before[to] = (uint16_t)from;
    }
}

/* The ends of the edges of the best path to the position `end`, ascending, into `ends`;
 * returns how many. There must be a path. */
size_t lattice_path(const struct lattice *lattice, size_t end, uint16_t *ends);

#endif
