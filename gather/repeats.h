/* Lines that repeat across the articles of a site: comment forms, share buttons, notices. A
 * line is boilerplate where at least three articles of a site have it, and at least one in
 * twenty of them. An article that would lose most of its text stays whole: it is a version of others.
 *
 * A site is what holds the article: its folder, the file whose record it is, and within
 * that file the host in the record's name. So the names of a file's records never change
 * another file's articles.
 *
 * Each text is read once. What is kept of its lines, 24 bytes each, goes to a temporary
 * file; in memory are a sketch of SKETCH_MOST cells and 16 bytes for each line that three
 * articles have, of which there may be REPEATS_MOST. */
#ifndef GATHER_REPEATS_H
#define GATHER_REPEATS_H

#include "lib/input.h"
#include "lib/output.h"

enum {
    REPEATS_LEAST = 3,        /* articles that have a line */
    REPEATS_SHARE = 20,       /* of so many of a site one must have it */
    REPEATS_LINE = 16 * 1024, /* bytes of the longest line that is looked at */
    REPEATS_MOST = 1 << 24,   /* lines that repeat; of more none is left out */
};

struct repeats_sums {
    uint64_t lines, bytes, articles; /* of what is left out */
    uint64_t text;                   /* bytes of all texts */
};

struct repeats;

/* `bytes` is about how much text there is, 0: not known. NULL where there can be no
 * temporary file in the folder (errno). */
struct repeats *repeats_new(const char *folder, uint64_t bytes);
void repeats_free(struct repeats *repeats);

/* Reads the text of the next article, of this name (not escaped). */
void repeats_read(struct repeats *repeats, struct span name, struct input *text);

/* An article, from 1 in the order in which they were read, is left out: its lines count for
 * nothing. */
void repeats_drop(struct repeats *repeats, uint32_t article);

/* Ends the reading; false where the temporary file failed (errno). */
bool repeats_count(struct repeats *repeats);

/* Of the articles in the order in which they were read: writes the ranges that are left out
 * of the next one, as the list of articles has them. False where the temporary file could
 * not be read (errno). */
bool repeats_next(struct repeats *repeats, struct output *ranges); /* fd -1 */

struct repeats_sums repeats_sums(const struct repeats *repeats);

/* The part of a name that says its site. */
struct span repeats_site(struct span name);

#endif
