/* An arena: many small things that live and die together. Zero-initialise one
 * (struct arena a = {0}), allocate from it, and free all at once. */
#ifndef LIB_ARENA_H
#define LIB_ARENA_H

#include "lib/span.h"

struct arena_block;

struct arena {
    struct arena_block *blocks; /* owned; the newest first */
    char *next;                 /* free bytes of the newest: [next, end) */
    char *end;
};

/* Zeroed memory for count × size bytes, aligned for any type; the arena owns it.
 * Ends the program where there is no memory. */
void *arena_new(struct arena *arena, size_t count, size_t size);

/* A copy of the bytes, followed by a NUL that is not part of the span. */
struct span arena_copy(struct arena *arena, struct span bytes);

/* The formatted text (as printf), NUL-terminated; the arena owns it. */
struct span arena_print(struct arena *arena, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Makes what another arena owns this one's; the other is then empty. */
void arena_adopt(struct arena *arena, struct arena *other);

/* Frees everything; the arena may be used again. */
void arena_free(struct arena *arena);

#endif
