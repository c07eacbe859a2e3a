/* Reads a list of articles, and writes it without the lines that repeat across a site. */
#ifndef GATHER_TRIM_H
#define GATHER_TRIM_H

#include <stdbool.h>

struct trim {
    const char *list;
    const char *folder; /* to write to; NULL: standard output */
    bool keep, quiet;   /* leave out nothing; do not report what is left out */
};

/* The folder of its temporary file, and of all that it writes. */
const char *trim_temporary(const struct trim *trim);

/* Does all of it, reports errors, and returns the program's status. */
int trim_run(const struct trim *trim);

#endif
