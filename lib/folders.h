/* The folders that hold the files of a long list: few enough to be passed to the sandbox
 * (lib/sandbox.h). Where they are too many, the folders above them stand for them. */
#ifndef LIB_FOLDERS_H
#define LIB_FOLDERS_H

#include "lib/arena.h"

enum { FOLDERS_MOST = 128 };

/* Begins zero-initialised. */
struct folders {
    struct arena arena;
    char *paths[FOLDERS_MOST]; /* NUL-terminated, the arena's */
    size_t count, links;
    bool all; /* the list cannot be put so: it may lead anywhere */
};

/* Adds the folder of a file, or, of a symbolic link, the link, which may lead elsewhere. */
void folders_add(struct folders *folders, const char *file);

enum list_form {
    LIST_ARTICLES, /* lib/sources.h */
    LIST_LINES,    /* names that end with LF */
    LIST_NULS,     /* names that end with NUL */
};

/* Adds the folders of the files that a list names. False where it cannot be read twice, as
 * standard input, or is no list. */
bool folders_add_list(struct folders *folders, const char *list, enum list_form form);

void folders_free(struct folders *folders);

#endif
