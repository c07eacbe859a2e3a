/* A stream without what follows from its text: of an article's lines, those that follow from the
 * text are only counted.
 *
 * Both sides predict each next line: from the text the words, where punctuation divides
 * them and where sentences and paragraphs end; from the lines before what stands behind a
 * word (its term). A stream of prose so takes a twentieth of its text; any other lines are
 * kept as exactly, in more bytes. How lines are predicted is part of the archive's format
 * and never changes.
 *
 * The code of an article is a sequence of numbers (LEB128): how many lines are as
 * predicted, then an operation of enum retrace_operation with its operands, and so on; it
 * ends with a number of lines. */
#ifndef ARCHIVE_RETRACE_H
#define ARCHIVE_RETRACE_H

#include <stdbool.h>

#include "lib/output.h"

struct retrace; /* what stood behind which word */

/* What is known of an article beside its stream. */
struct retrace_article {
    struct span text;      /* empty: not kept */
    struct span id, title; /* as in the doc's attributes, escaped for XML */
};

struct retrace *retrace_new(void);

/* Forgets all words. */
void retrace_reset(struct retrace *retrace);

/* Appends the code of an article's lines, which end with LF, to a buffer. */
void retrace_shorten(struct retrace *retrace, const struct retrace_article *article,
    struct span lines, struct output *code);

/* The inverse: appends just `size` bytes of lines to a buffer. False where the code is not
 * that of so many bytes. */
bool retrace_restore(struct retrace *retrace, const struct retrace_article *article,
    struct span code, size_t size, struct output *lines);

void retrace_free(struct retrace *retrace);

#endif
