/* The count table: what `count` writes, `count --merge` adds up and `report` reads.
 *
 *     term lang forms count documents            (of a whole collection)
 *     UNIT term lang forms count                 (UNIT: document, paragraph or sentence)
 *
 * Tab-separated, one header line, rows in byte order of (unit, term, lang). A sealed table
 * (`count --sealed`) ends with a line that shows that nothing is missing: `#end`, the number
 * of its rows and the sum of its counts:
 *
 *     #end ROWS TOKENS
 *
 * A table by unit may be brief (lib/counts_brief.h): its header has `brief` in front.
 */
#ifndef LIB_COUNTS_H
#define LIB_COUNTS_H

#include "lib/counts_brief.h"
#include "lib/counts_row.h"
#include "lib/input.h"
#include "lib/output.h"

enum counts_by {
    COUNTS_TOTAL,
    COUNTS_DOCUMENT,
    COUNTS_PARAGRAPH,
    COUNTS_SENTENCE,
};

/* What the end line of a table says. */
struct counts_end {
    uint64_t rows, tokens; /* tokens: the sum of the rows' counts */
};

struct counts_reader {
    struct input input;
    enum counts_by by;
    bool is_brief;             /* rows lack the cells that repeat the row before */
    struct counts_brief brief; /* the row before */
    bool sealed;               /* the table must have its end line: set after counts_open */
    const char *error;         /* why reading stopped: NULL at the proper end */
    uint64_t line;             /* of the row last read, from 1, for messages */
    struct span first;      /* a row that stood where the header might: to be read next */
    struct counts_end sums; /* of the rows read so far */
    bool ended;             /* the end line was read */
};

/* Opens a table and reads its header, which gives `by`. A table without a header (its first
 * line is a row) is read by the look of its columns: by unit, as `by_unheaded`, only if
 * the fourth is not a number. An empty file is an empty table. False on an error, see
 * `error`; counts_close is to be called all the same. The name must outlive the reader. */
bool counts_open(
    struct counts_reader *reader, const char *name, enum counts_by by_unheaded);

/* The next row, lent until the next call. False at the end or on an error. An end line is
 * not a row; it must be the last line, and agree with the rows. */
bool counts_next(struct counts_reader *reader, struct counts_row *row);

/* Whether the table is empty, without even a header that states its kind. To be called
 * before the first counts_next. */
bool counts_is_empty(const struct counts_reader *reader);

void counts_close(struct counts_reader *reader);

/* Adds to a sum. False where it would be 2^64 or more: then the sum stays. */
static inline bool counts_add(uint64_t *sum, uint64_t count)
{
    bool fits = count <= UINT64_MAX - *sum;
    *sum += fits ? count : 0;
    return fits;
}

void counts_write_header(struct output *output, enum counts_by by);
void counts_write_brief_header(struct output *output, enum counts_by by);
void counts_write_row(
    struct output *output, enum counts_by by, const struct counts_row *row);
void counts_write_end(struct output *output, const struct counts_end *end);

#endif
