/* Finds the articles that names lead to: files, and all files below folders, in byte order
 * of their names. */
#ifndef GATHER_FIND_H
#define GATHER_FIND_H

#include <stdbool.h>
#include <stdint.h>

enum {
    FIND_DEPTH = 4096, /* folders within folders: what is deeper is reported and skipped */
};

/* Receives what is found. A name is lent, NUL-terminated. */
struct find_sink {
    /* A file: `entry` of the open folder leads to it. */
    void (*file)(void *context, const char *name, int folder, const char *entry);
    /* What can be read only once: standard input for "-", or a pipe. */
    void (*once)(void *context, const char *name);
    /* What cannot be read, and why. */
    void (*failed)(void *context, const char *name, const char *reason);
    /* What was left out below a folder: {"hidden file", "hidden files"}, and how many. */
    void (*skipped)(
        void *context, const char *name, const char *const what[2], uint64_t count);
    /* Whether an open folder is one of our own: what is in it is no article. */
    bool (*own)(void *context, int folder);
    void *context;
};

/* Finds what one name leads to. Below a folder hidden files and links to folders are left
 * out; a link to a file is followed where the file is below the folder that was named. */
void find(const struct find_sink *sink, const char *name);

#endif
