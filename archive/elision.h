/* Streams without what repeats: of a line `token TAB term`, the term is left out where the
 * token had the same one when it came first. So a compressed stream is smaller by a
 * seventh.
 *
 * Both sides keep the first line of each token in equal tables of fixed size, where what
 * finds its place taken is not kept:
 *
 *     token TAB rest   is this line, which the tables note if it is short and has a place
 *     token            is the noted line of that token, if there is one
 *     TAB line         is the line as it stands
 *     <...             a tag, as it stands
 */
#ifndef ARCHIVE_ELISION_H
#define ARCHIVE_ELISION_H

#include "lib/output.h"

struct elision; /* the table, and the line that has begun */

/* An empty table; freed with elision_free. */
struct elision *elision_new(void);

/* Forgets all lines, as at the beginning of a frame. */
void elision_reset(struct elision *elision);

/* Shortens a piece of text that may begin and end anywhere in a line; the last line waits
 * until it is whole. The output is only a buffer: it is never flushed, the caller takes
 * what is in it. */
void elision_shorten(struct elision *elision, struct span text, struct output *output);

/* The inverse. */
void elision_restore(struct elision *elision, struct span text, struct output *output);

/* Whether a line waits to be whole. */
bool elision_waits(const struct elision *elision);

void elision_free(struct elision *elision);

#endif
