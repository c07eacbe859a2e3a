/* The count table: what `count` writes, `count --merge` adds up and `report` reads.
 *
 *     term lang forms count documents            (of a whole collection)
 *     UNIT term lang forms count                 (UNIT: document, paragraph or sentence)
 *
 * Tab-separated, one header line, rows in byte order of (unit, term, lang). */
#ifndef LIB_COUNTS_H
#define LIB_COUNTS_H

#include "lib/input.h"
#include "lib/output.h"

enum counts_by {
    COUNTS_TOTAL,
    COUNTS_DOCUMENT,
    COUNTS_PARAGRAPH,
    COUNTS_SENTENCE,
};

struct counts_row {
    struct span unit; /* escaped name; {NULL, 0} in totals. Paragraphs and sentences:
                         DOCUMENT#BEGIN-END, byte range */
    struct span term, lang;
    struct span forms; /* form:count|form:count, the most frequent first; `|` is &#124; */
    uint64_t count, documents; /* documents: 0 in tables by unit */
};

struct counts_reader {
    struct input input;
    enum counts_by by;
    const char *error; /* why reading stopped: NULL at the proper end */
    uint64_t line;     /* of the row last read, from 1, for messages */
};

/* Opens a table and reads its header, which tells `by`. A table without a header (its first
 * line is a row) is read by the number of its columns: 5 with two numbers last are totals,
 * else as `by_unheaded`. False on an error, told by `error`. */
bool counts_open(
    struct counts_reader *reader, const char *name, enum counts_by by_unheaded);

/* The next row, lent until the next call. False at the end or on an error. */
bool counts_next(struct counts_reader *reader, struct counts_row *row);

void counts_close(struct counts_reader *reader);

/* Takes the next `form:count` from the front of a forms cell (still escaped: `|` as
 * &#124;). False at its end. */
bool counts_form(struct span *forms, struct span *form, uint64_t *count);

void counts_write_header(struct output *output, enum counts_by by);
void counts_write_row(
    struct output *output, enum counts_by by, const struct counts_row *row);

#endif
