/* Writing the list of articles (lib/sources.h). */
#ifndef GATHER_LIST_H
#define GATHER_LIST_H

#include "lib/output.h"

/* A row of an article of this name, not escaped, whose text is in the file `path`; NULL: in
 * that of its name. The day that the name tells is the article's. */
void list_write(struct output *output, const char *name, const char *path);

/* The row that a line of a list is, with the ranges that are left out of its text. */
void list_write_omitted(struct output *output, struct span line, struct span omitted);

#endif
