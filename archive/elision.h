/* Streams as archives of version 1 kept them: of a line `token TAB term`, the term was left
 * out where the token had the same one when it came first in a frame. Tables of fixed size
 * hold the first line of each token; what finds its place taken is not held:
 *
 *     token TAB rest   is this line, which the table notes if it is short and has a place
 *     token            is the noted line of that token, if there is one
 *     TAB line         is the line as it stands
 *     <...             a tag, as it stands
 */
#ifndef ARCHIVE_ELISION_H
#define ARCHIVE_ELISION_H

#include <stdbool.h>

#include "lib/output.h"

/* Appends just `size` bytes of lines to a buffer, those of a frame. False where the frame is
 * not one of so many. */
bool elision_restore(struct span frame, size_t size, struct output *lines);

#endif
