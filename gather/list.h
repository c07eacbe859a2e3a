/* Writing the list of articles (lib/sources.h). */
#ifndef GATHER_LIST_H
#define GATHER_LIST_H

#include "lib/output.h"

/* A row of an article of this name, not escaped, whose text is in the file `path`; NULL: in
 * that of its name. The day that the name tells is the article's. */
void list_write(struct output *output, const char *name, const char *path);

/* Cells, from 0, that gather fills in a list. */
enum { LIST_OMITTED = 5, LIST_NEAR = 8 };

/* A line of a list, without its end, in which an empty cell gets a value. */
void list_write_cell(struct output *output, struct span line, int cell, struct span value);

#endif
