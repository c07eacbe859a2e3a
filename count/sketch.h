/* A rough count of many things: small counters, found by a hash, that several things may
 * share. It is never less than the true count, up to its limit, so that what it says is
 * rare is rare, and need not be counted exactly (J. S. Park, M.-S. Chen, P. S. Yu: An
 * effective hash-based algorithm for mining association rules, 1995). */
#ifndef COUNT_SKETCH_H
#define COUNT_SKETCH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
    SKETCH_LIMIT = 255,  /* where a counter stops */
    SKETCH_WAITING = 32, /* counters that are on their way from memory */
};

struct sketch {
    uint8_t *counters; /* owned; SKETCH_LIMIT stands for more */
    uint64_t *bits;    /* of each counter, once sketch_end was called; owned */
    uint64_t mask;     /* their number less 1 */
    uint64_t waiting[SKETCH_WAITING];
    unsigned next;
};

/* `size` counters, a power of two. Freed with sketch_free. */
struct sketch *sketch_new(size_t size);

/* Ends counting: from now on is known only what was added at least `least` times. */
void sketch_end(struct sketch *sketch, uint64_t least);

void sketch_free(struct sketch *sketch); /* or NULL */

static inline void sketch_raise(struct sketch *sketch, uint64_t at)
{
    uint8_t *counter = &sketch->counters[at];
    *counter = (uint8_t)(*counter + (*counter < SKETCH_LIMIT));
}

/* Counters are anywhere in memory: one is asked for now and raised some calls later. */
static inline void sketch_add(struct sketch *sketch, uint64_t hash)
{
    uint64_t at = hash & sketch->mask, *waiting = &sketch->waiting[sketch->next];
    sketch->next = (sketch->next + 1) % SKETCH_WAITING;
    __builtin_prefetch(&sketch->counters[at], 1);
    if (*waiting)
        sketch_raise(sketch, *waiting - 1);
    *waiting = at + 1;
}

/* Whether what has this hash may have been added as often as sketch_end was told. */
static inline bool sketch_has(const struct sketch *sketch, uint64_t hash)
{
    uint64_t at = hash & sketch->mask;
    return sketch->bits[at / 64] >> at % 64 & 1;
}

#endif
