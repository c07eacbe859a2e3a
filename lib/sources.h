/* Where to read documents that their names do not lead to (standard input, what was
 * converted or unpacked), and what is known of them: a list of lines
 *
 *     NAME TAB PATH [TAB DATE [TAB TITLE]]
 *
 * with NAME, PATH and TITLE escaped as names in the stream are. Of several lines of one
 * name the last counts; an empty PATH is the name itself. */
#ifndef LIB_SOURCES_H
#define LIB_SOURCES_H

#include "lib/arena.h"

struct source {
    struct span name;  /* of the document, escaped */
    const char *path;  /* to open, NUL-terminated, not escaped */
    const char *date;  /* a day such as 2026-11-24; or empty */
    struct span title; /* not escaped; or empty */
    size_t line;
};

struct sources {
    struct arena arena;
    struct source *rows; /* in byte order of their names; owned, as what they point to */
    size_t count, capacity;
};

/* Reads a list into *sources (zero-initialised). False where it cannot be read or a line
 * has no TAB: errno tells why (EINVAL for the latter). */
bool sources_read(struct sources *sources, const char *file);

/* What the list has of a document, or NULL. */
const struct source *sources_find(const struct sources *sources, struct span name);

/* The path to open for a document: that of the list or else the name itself, unescaped.
 * Lent by the sources or allocated from the arena. */
const char *sources_path(
    const struct sources *sources, struct span name, struct arena *arena);

void sources_free(struct sources *sources);

#endif
