/* Text measured for showing in columns, as on a terminal. Harmless text is what harmless_new
 * (lib/escape.h) gives. */
#ifndef LIB_DISPLAY_H
#define LIB_DISPLAY_H

#include "lib/arena.h"
#include "lib/output.h"

/* Harmless text between two left-to-right marks (U+200E) where it has right-to-left
 * letters, which would otherwise pull adjacent numbers and words into their direction; then
 * owned by the arena. The text itself where it has none. */
struct span display_apart(struct arena *arena, struct span text);

/* The columns that harmless text takes on a terminal (East Asian Width, combining marks).
 */
size_t display_width(struct span text);

/* The longest beginning of harmless text that takes at most `columns`. */
struct span display_cut(struct span text, size_t columns);

/* Writes harmless text in exactly `columns`: cut with an ellipsis, or padded with spaces
 * behind it, or before it where `right`. */
void display_column(struct output *output, struct span text, size_t columns, bool right);

#endif
