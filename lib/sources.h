/* The list of articles: where to read each, and what is known of it. gather and convert
 * write it, tokenize reads its articles in order, archive and report look them up by name.
 * A line is an article:
 *
 *     NAME TAB PATH TAB DAY TAB TITLE TAB PLACE TAB OMITTED TAB DAYFROM TAB ADDRESS TAB NEAR
 *
 * NAME, PATH, TITLE and ADDRESS are escaped as names in the stream are, so that no byte of
 * them ends a cell. Cells at the end may be missing. An empty PATH is the name itself.
 * PLACE, `begin-end`: the text is these bytes of PATH, so that many articles share a file;
 * empty: all of it. OMITTED, `begin-end,begin-end`: bytes of the text that are left out and
 * read as line breaks; they ascend and do not overlap. DAYFROM says how the day is known:
 * text, name, made (as the file itself says), file (when it was last changed) or option.
 * NEAR is the name of an article of which this one has nearly the text. */
#ifndef LIB_SOURCES_H
#define LIB_SOURCES_H

#include "lib/arena.h"
#include "lib/input.h"

#define SOURCE_TO_END UINT64_MAX /* the end of a text that ends with its file */

struct source {
    struct span name;     /* of the document, escaped; NUL-terminated */
    const char *path;     /* to open, NUL-terminated, not escaped */
    const char *date;     /* a day such as 2026-11-24; or empty */
    struct span title;    /* not escaped; or empty */
    uint64_t begin, end;  /* of the text in the file; end may be SOURCE_TO_END */
    struct span omitted;  /* as it stands in the list, checked; or empty */
    const char *day_from; /* how the day is known; or empty */
    struct span address;  /* where it came from, not escaped; or empty */
    struct span near;     /* name of what has nearly the same text, escaped; or empty */
    size_t line;          /* from 0 */
};

struct sources {
    struct arena arena;
    struct source *rows; /* in byte order of their names; owned, as what they point to */
    size_t count, capacity;
};

/* Reads one line of a list into *row; what it points to is the arena's. False where it is
 * no row: it has no name, a cell too many, a path with a NUL, or numbers that are none. */
bool source_parse(struct arena *arena, struct span line, struct source *row);

/* Takes the next omitted range from the front. False at the end. */
bool source_next_omitted(struct span *omitted, uint64_t *begin, uint64_t *end);

/* Reads a list into *sources (zero-initialised); of several lines of one name the last
 * counts. False where it cannot be read or a line is no row: errno says why (EINVAL for the
 * latter). */
bool sources_read(struct sources *sources, const char *file);

/* What the list has of a document, or NULL. */
const struct source *sources_find(const struct sources *sources, struct span name);

/* The path to open for a document: that of the list or else the name itself, unescaped.
 * Lent by the sources or allocated from the arena. */
const char *sources_path(
    const struct sources *sources, struct span name, struct arena *arena);

void sources_free(struct sources *sources);

#endif
