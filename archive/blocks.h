/* The articles of a part: their texts and their streams, in frames of some texts that can
 * be read or copied by themselves. A frame holds the texts of its articles, one behind the
 * other, and then the codes of their streams (archive/retrace.h). */
#ifndef ARCHIVE_BLOCKS_H
#define ARCHIVE_BLOCKS_H

#include "archive/articles.h"
#include "archive/retrace.h"

enum {
    BLOCK_FULL = 1 << 20, /* bytes of texts and codes that end a frame: larger ones take
                             hardly less space, smaller ones are read sooner */
};

/* ------------------------------------------------------------------ writing */

struct blocks {
    struct frames frames; /* its error is that of the file */
    struct retrace *retrace;
    struct output texts, codes; /* of the open frame */
};

/* Creates the file in a part's folder. False: see frames.error. */
bool blocks_create(struct blocks *blocks, int folder, const char *file);

/* Adds an article: its text (none: it is not kept) and the lines of its stream. Sets where
 * it is: text, code, bytes and frame. */
void blocks_add(
    struct blocks *blocks, struct article *article, struct span text, struct span lines);

/* Copies a frame as it is from an open file. Returns where it begins. */
uint64_t blocks_copy(struct blocks *blocks, int fd, uint64_t offset, uint64_t size);

/* Ends the file as frames_finish does. */
bool blocks_finish(struct blocks *blocks, unsigned char digest[SHA256_DIGEST]);

/* ------------------------------------------------------------------ reading */

struct blocks_reader {
    struct frames_reader file; /* its input's error is that of the file */
    struct retrace *retrace;
    struct output lines;
    const char *text, *code; /* of the frame's next article */
};

/* Opens the file as frames_open does. */
bool blocks_open(
    struct blocks_reader *reader, int folder, const char *file, const char *path);

/* Reads the frame of `size` bytes at `offset`, whose articles have so many bytes of texts
 * and codes together. False: see the input's error. */
bool blocks_seek(struct blocks_reader *reader, uint64_t offset, uint64_t size,
    uint64_t texts, uint64_t codes);

/* The text of the frame's next article, and the lines of its stream unless `lines` is NULL
 * (then no later article's lines can be had from this frame). Lent until the next call.
 * False where it is damaged. */
bool blocks_next(struct blocks_reader *reader, const struct article *article,
    struct span *text, struct span *lines);

void blocks_close(struct blocks_reader *reader);

#endif
