/* Where to read documents that their names do not lead to (standard input, what was
 * converted or unpacked): a list of lines `NAME TAB PATH`, both escaped as names in the
 * stream are. */
#ifndef LIB_SOURCES_H
#define LIB_SOURCES_H

#include "lib/arena.h"

struct source {
    struct span name; /* of the document, escaped */
    const char *path; /* to open, NUL-terminated, not escaped */
};

struct sources {
    struct arena arena;
    struct source *rows; /* in byte order of their names; owned, as what they point to */
    size_t count, capacity;
};

/* Reads a list into *sources (zero-initialised). False where it cannot be read or a line
 * has no TAB: errno tells why (EINVAL for the latter). */
bool sources_read(struct sources *sources, const char *file);

/* The path to open for a document: that of the list or else the name itself, unescaped.
 * Lent by the sources or allocated from the arena. */
const char *sources_path(
    const struct sources *sources, struct span name, struct arena *arena);

void sources_free(struct sources *sources);

#endif
