/* The token stream between the programs: vertical text (VRT), one token or tag a line.
 *
 * A line is a tag if it begins with `<`, then a letter, `/`, `!` or `?`, and ends with `>`.
 * Once a tag was seen, the entities in token lines are decoded; before, and in a stream
 * that has none, lines hold tokens as they are. */
#ifndef LIB_VERTICAL_H
#define LIB_VERTICAL_H

#include <inttypes.h>

#include "lib/input.h"
#include "lib/output.h"

enum vertical_kind {
    VERTICAL_END,   /* no more lines, or an error: see input.error */
    VERTICAL_TOKEN, /* columns, separated by TAB */
    VERTICAL_OPEN,  /* <name attributes> */
    VERTICAL_CLOSE, /* </name> */
    VERTICAL_OTHER, /* a comment, <!-- ... -->, <?...?> or <name/>: passed on as it is */
    VERTICAL_BLANK, /* an empty line */
};

/* One line; the spans are lent until the next call. */
struct vertical_line {
    enum vertical_kind kind;
    struct span raw;  /* the whole line as it came, without LF */
    struct span name; /* OPEN, CLOSE: the tag's name */
};

struct vertical {
    struct input *input;
    bool tagged;  /* a tag was seen */
    uint64_t cut; /* lines that were longer than VERTICAL_MAX, so far */
    bool rest;    /* what comes next is the rest of one */
};

/* Bytes of the longest line. A longer one is cut into token lines of this size. */
enum { VERTICAL_MAX = 1024 * 1024 };

/* The message about that: takes the number of such lines. */
#define VERTICAL_CUT "lines longer than 1 MiB, cut there: %" PRIu64

/* Reads the next line. */
enum vertical_kind vertical_next(struct vertical *stream, struct vertical_line *line);

/* All whole lines that the buffer holds, each with its LF, for loops that look at tokens by
 * the million; reads more only where there is none. Lent until the next call. What was used
 * is consumed by input_skip. False where only a last line without LF is left, one that is
 * longer than VERTICAL_MAX, or nothing: vertical_next takes it from there. VERTICAL_WIDE
 * bytes behind the end may be read. */
enum { VERTICAL_WIDE = 48 };
bool vertical_lines(struct vertical *stream, struct span *lines);

/* Which of the 16 bytes at text equal one of two: bit i is byte i. All are readable. */
static inline unsigned vertical_find(const char *text, char one, char other)
{
#if defined __SSE2__
    char chunk __attribute__((vector_size(16)));
    memcpy(&chunk, text, sizeof chunk);
    return (unsigned)__builtin_ia32_pmovmskb128((chunk == one) | (chunk == other));
#else
    unsigned found = 0;
    for (unsigned i = 0; i < 16; i++)
        found |= (unsigned)(text[i] == one || text[i] == other) << i;
    return found;
#endif
}

/* The bytes of a line that opens or closes an s or p and has no language, as most tags
 * do: loops that need no more of it pass over it. 0 for any other line, an empty element
 * (`<s/>`) among them, and for one that is longer than VERTICAL_WIDE, of which all are
 * readable. */
static inline size_t vertical_boundary(const char *text)
{
    const char *name = text + 1 + (text[1] == '/');
    if ((name[0] != 's' && name[0] != 'p') || (name[1] != '>' && name[1] != ' '))
        return 0;
    for (size_t i = 0; i < VERTICAL_WIDE; i += 16) {
        unsigned end = vertical_find(text + i, '\n', '\n');
        unsigned l = vertical_find(text + i, 'l', 'l'); /* no `lang` without one */
        if (l & ((end & -end) - 1))
            return 0;
        size_t size = end ? i + (size_t)__builtin_ctz(end) : 0;
        if (end)
            return text[size - 1] == '>' && text[size - 2] != '/' ? size : 0;
    }
    return 0;
}

/* The value of an attribute of an OPEN line, still escaped; {NULL, 0} if it has none. */
struct span vertical_attribute(const struct vertical_line *line, struct span name);

/* The same as tables have it: entities decoded, control characters (of which tokenize writes
 * none) as \xHH. Memory of the caller's, to be freed; {NULL, 0} where there is none. */
struct span vertical_value_new(const struct vertical_line *line, struct span name);

/* Column `index` (from 0) of a TOKEN line, still escaped; {NULL, 0} where there is none. */
struct span vertical_column(const struct vertical_line *line, size_t index);

#endif
