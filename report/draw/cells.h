/* Cells of tables that TABs divide. */
#ifndef REPORT_DRAW_CELLS_H
#define REPORT_DRAW_CELLS_H

#include "lib/arena.h"
#include "lib/output.h"

/* Writes a cell: TAB, line breaks and backslash as \t, \n and \\, the rest made harmless. A name
 * of a document is `escaped` already. For a spreadsheet, ' goes before what it would run as a
 * formula. The arena is for what is made on the way. */
void cells_write(struct output *output, struct span text, bool escaped, bool spreadsheet,
    struct arena *arena);

#endif
