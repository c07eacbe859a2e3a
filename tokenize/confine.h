/* The sandbox of tokenize: only what was named may be read. */
#ifndef TOKENIZE_CONFINE_H
#define TOKENIZE_CONFINE_H

#include "lib/sources.h"

struct named {
    char **files; /* NULL where a list names them */
    size_t count;
    const char *files0_from, *articles; /* lists, or NULL */
    const struct sources *sources;      /* where else texts are; may have no rows */
};

/* Enters the sandbox. A list that is a file is read for it, once more; where it cannot be
 * read twice, as standard input, all files may be read. */
void confine(const struct named *named);

#endif
