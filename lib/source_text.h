/* The text of an article as its row of the list of articles has it (lib/sources.h): the
 * bytes of its place, with a line break for each byte that is omitted, so that ranges in
 * the text stay valid. Holds nothing of the text: memory does not depend on it. */
#ifndef LIB_SOURCE_TEXT_H
#define LIB_SOURCE_TEXT_H

#include "lib/sources.h"

/* The file that the last text was read from, which stays open: texts that share a file stand
 * together in a list. Begins as SOURCE_FILE_NONE. */
struct source_file {
    int fd;
    char *path; /* owned */
};

#define SOURCE_FILE_NONE ((struct source_file){.fd = -1})

struct source_text {
    int fd;
    bool lent;           /* the descriptor is that of a source_file */
    uint64_t begin, end; /* of the text in the file; end may be SOURCE_TO_END */
    struct span omitted; /* borrowed from the row */
    /* The range of it at hand, the end of the one before, and the ranges behind. */
    uint64_t range_begin, range_end, passed;
    struct span omitted_left;
    uint64_t position; /* of what source_text_input gives next */
};

/* Opens the text of a row, which must outlive it. False on failure: errno says why (EISDIR:
 * a directory). */
bool source_text_open(struct source_text *text, const struct source *row);

/* The same, of a file that stays open where the text is a part of it; *file must outlive the
 * text, and the input that gives it. */
bool source_text_open_in(
    struct source_file *file, struct source_text *text, const struct source *row);

void source_file_close(struct source_file *file);

/* Reads up to `size` bytes from `offset` of the text, as pread(2) does: 0 at the end, -1 on
 * an error (errno; ENODATA: the file is shorter than the place). */
ssize_t source_text_read(
    struct source_text *text, uint64_t offset, char *room, size_t size);

/* An input that gives the text from its beginning; *text must outlive it. The descriptor
 * then is the input's, which closes it if it is not lent; source_text_close is not called. */
void source_text_input(struct source_text *text, struct input *input);

void source_text_close(struct source_text *text);

#endif
