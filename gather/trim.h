/* Reads a list of articles, and writes it without the lines that repeat across a site, and
 * without articles that have the text of one before them. */
#ifndef GATHER_TRIM_H
#define GATHER_TRIM_H

#include <stdbool.h>

struct trim {
    const char *list;
    const char *folder; /* to write to; NULL: standard output */
    bool keep;          /* the lines that repeat */
    bool duplicates;    /* keep articles with the text of another */
    bool quiet;         /* do not report what is left out */
    bool verbose;       /* name the copies */
};

/* The folder of its temporary file, and of all that it writes. */
const char *trim_temporary(const struct trim *trim);

/* Does all of it, reports errors, and returns the program's status. */
int trim_run(const struct trim *trim);

#endif
