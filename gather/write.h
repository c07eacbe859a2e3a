/* Files that gather writes: what cannot be written ends the program with a message. */
#ifndef GATHER_WRITE_H
#define GATHER_WRITE_H

#include "lib/output.h"

/* Opens a new file; one of that name is emptied, a link is not followed. */
void write_open(struct output *output, const char *path);

/* The same in a folder. */
void write_open_in(struct output *output, const char *folder, const char *name);

/* Ends a file. */
void write_close(struct output *output, const char *path);

#endif
