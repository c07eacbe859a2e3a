/* Places kept to be sorted. */
#ifndef KWIC_LINES_H
#define KWIC_LINES_H

#include "kwic/finder.h"

enum lines_order { LINES_AS_FOUND, LINES_BY_LEFT, LINES_BY_RIGHT, LINES_BY_DATE };

struct lines {
    struct arena arena;
    struct finder_hit *hits; /* owned */
    size_t count, capacity;
};

/* Keeps a copy. */
void lines_add(struct lines *lines, const struct finder_hit *hit);

/* Sorts by the words left of the match, the nearest first, or right of it, or by date, those
 * without one last; what is alike stays as it was found. */
void lines_sort(struct lines *lines, enum lines_order order);

void lines_free(struct lines *lines);

#endif
