/* Text measured for showing: on a terminal, in a page, in a table. Harmless text is what
 * harmless_new (lib/escape.h) gives. */
#ifndef REPORT_DRAW_DISPLAY_H
#define REPORT_DRAW_DISPLAY_H

#include <stdint.h>

#include "lib/arena.h"
#include "lib/output.h"

/* Harmless text between two left-to-right marks (U+200E) where it has right-to-left
 * letters, which else would draw numbers and words beside it into their direction; owned by
 * the arena then. The text itself where it has none. */
struct span display_apart(struct arena *arena, struct span text);

/* The columns that harmless text takes on a terminal (East Asian Width, combining marks).
 */
size_t display_width(struct span text);

/* The longest beginning of harmless text that takes at most `columns`. */
struct span display_cut(struct span text, size_t columns);

/* A number with its thousands divided (12,345), and the English name of a language with a
 * capital, or its code, harmless, where it has none. Owned by the arena. */
struct span display_number(struct arena *arena, uint64_t number);
struct span display_language(struct arena *arena, struct span lang);

/* Writes harmless text in exactly `columns`: cut with an ellipsis, or padded with spaces
 * behind it, or before it where `right`. */
void display_column(struct output *output, struct span text, size_t columns, bool right);

/* A part of a bar: 0 to 1, whatever the number. */
double display_part(double part);

/* Writes a bar of `part` (0 to 1) of `columns`, in eighths of a column, without padding;
 * anything above 0 shows. */
void display_bar(struct output *output, double part, size_t columns);

#endif
