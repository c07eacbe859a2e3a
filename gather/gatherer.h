/* Writes the articles that are found: their names, or the list of them; then input that can be
 * read only once is copied, and files that may not be plain text are listed separately. */
#ifndef GATHER_GATHERER_H
#define GATHER_GATHERER_H

#include <sys/stat.h>

#include "gather/find.h"
#include "lib/options.h"
#include "lib/output.h"

struct gatherer_options {
    bool list;                  /* the list of articles, else names */
    bool quiet;                 /* do not report what is skipped */
    const char *folder;         /* NULL: all goes to standard output */
    struct option_list refused; /* with a folder: files that may be no articles */
};

struct file_identity {
    dev_t device;
    ino_t inode;
};

struct gatherer {
    struct gatherer_options options;
    struct output names;           /* to which all articles go */
    struct output suspects;        /* with a folder: those that may be no plain text */
    struct output left;            /* with a folder: what is not used, and why */
    char *head;                    /* room for a file's beginning; owned */
    struct file_identity *refused; /* owned */
    size_t refused_count;
    struct file_identity own; /* the folder that is written to */
    uint64_t count, suspect_count, copies, failed;
    uint64_t bytes;  /* of all articles */
    uint64_t memory; /* that a run may take */
};

/* Opens what it writes; ends the program where it cannot. */
void gatherer_open(struct gatherer *gatherer, const struct gatherer_options *options);

struct find_sink gatherer_sink(struct gatherer *gatherer);

/* Whether an open file is a device, which is reported and not to be read. Standard input is
 * the user's own. */
bool gatherer_refuses(struct gatherer *gatherer, const char *name, int fd);

/* Reports what cannot be read, and counts it. */
void gatherer_failed(void *gatherer, const char *name, const char *reason);

/* Closes all that was written, with a folder prints how much that was, and returns the
 * program's status. */
int gatherer_close(struct gatherer *gatherer);

#endif
