/* Numbers, names and bars for showing: on a terminal, in a page, in a table; beside
 * lib/display.h. */
#ifndef REPORT_DRAW_DISPLAY_H
#define REPORT_DRAW_DISPLAY_H

#include <stdint.h>

#include "lib/display.h"

/* A number with its thousands divided (12,345), and the English name of a language with a
 * capital, or its code, harmless, where it has none. Owned by the arena. */
struct span display_number(struct arena *arena, uint64_t number);
struct span display_language(struct arena *arena, struct span lang);

/* A part of a bar: 0 to 1, whatever the number. */
double display_part(double part);

/* Writes a bar of `part` (0 to 1) of `columns`, in eighths of a column, without padding;
 * anything above 0 shows. */
void display_bar(struct output *output, double part, size_t columns);

#endif
