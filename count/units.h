/* What each document, paragraph or sentence holds: its postings. */
#ifndef COUNT_UNITS_H
#define COUNT_UNITS_H

#include <stdint.h>

#include "lib/arena.h"

/* Bit of an item that is a gram and no word. */
#define UNITS_GRAM UINT32_C(0x80000000)

struct posting {
    uint32_t item; /* number of a word, or of a gram with UNITS_GRAM */
    uint32_t count;
};

struct unit {
    struct span name;
    uint32_t begin, end; /* its postings */
};

struct units {
    struct posting *postings; /* owned; from 1, so that 0 is none */
    uint32_t posting_count;
    size_t posting_capacity;
    uint32_t begin;     /* of the postings of the unit in progress */
    struct unit *units; /* owned */
    size_t unit_count, unit_capacity;
    struct arena names;
    size_t name_bytes;
};

void units_open(struct units *units);
void units_close(struct units *units);

/* Forgets all units and postings, and what the unit in progress holds, and frees their
 * memory. */
void units_clear(struct units *units);

/* Bytes of memory in use. */
size_t units_memory(const struct units *units);

/* The slow half of units_add. */
uint32_t units_append(struct units *units, uint32_t item);

/* Adds an item to the unit in progress. `seen` is the item's own mark, 0 at first: where
 * its last posting is. Returns the new mark. */
static inline uint32_t units_add(struct units *units, uint32_t item, uint32_t seen)
{
    if (seen >= units->begin && units->postings[seen].count < UINT32_MAX) {
        units->postings[seen].count++;
        return seen;
    }
    return units_append(units, item);
}

/* Ends the unit in progress, whose name is copied. A unit without postings is none. */
void units_end(struct units *units, struct span name);

/* The same of a name that stays as long as the units do. */
void units_end_lent(struct units *units, struct span name);

#endif
