/* The sandbox of tokenize: only what was named may be read. */
#ifndef TOKENIZE_CONFINE_H
#define TOKENIZE_CONFINE_H

#include "lib/sources.h"

struct named {
    char **files; /* NULL where a list names them */
    size_t count;
    const char *files0_from, *articles; /* lists, or NULL */
    bool lists;                         /* these or others say where texts are */
};

/* Enters the sandbox, before anything is read. */
void confine(const struct named *named);

/* If lists name files, only those may be read from now on, and those of `sources`, which
 * may be empty. For this, a list that is a file is read once more; if it cannot be read
 * twice, like standard input, all files may be read. */
void confine_to_listed(const struct named *named, const struct sources *sources);

#endif
