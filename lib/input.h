/* Buffered input from a file or a pipe, in blocks or lines. Bounded memory: the buffer
 * grows only if the caller asks for more without consuming what is there. */
#ifndef LIB_INPUT_H
#define LIB_INPUT_H

#include <stdint.h>
#include <sys/types.h>

#include "lib/span.h"

enum {
    INPUT_BLOCK = 256 * 1024, /* bytes asked of the system at a time */
    INPUT_PADDING = 64,       /* readable zero bytes behind the last one, for wide loads */
    INPUT_FIELD_MOST = 256 * 1024 * 1024, /* bytes of a field */
};

struct input {
    const char *name;  /* as given, "-" is standard input; borrowed */
    int fd;            /* -1: not open */
    char *data;        /* owned by the input */
    size_t begin, end; /* what is there and not yet consumed: data[begin, end) */
    size_t capacity;
    uint64_t position; /* of data[begin] in the file, in bytes */
    bool finished;     /* nothing comes after data[end - 1] */
    int error;         /* errno of a failed open or read, or 0 */
    /* If set, this is called for the bytes instead of read(2). */
    ssize_t (*source)(void *context, char *room, size_t size);
    void *context; /* borrowed */
};

/* Opens a file, or standard input for "-". A directory is an error (EISDIR).
 * False on failure: see error. The name must outlive the input. */
bool input_open(struct input *input, const char *name);

/* Reads from an open descriptor, which the input then owns (0 is not closed). */
void input_attach(struct input *input, int fd, const char *name);

/* Reads up to `size` bytes past the buffer, as read(2) does. */
ssize_t input_read(struct input *input, char *room, size_t size);

/* Reads at least one byte more behind data[end); may move the data (begin and end change,
 * the unconsumed bytes do not). False at the end of the file or on an error. */
bool input_more(struct input *input);

/* Consumes the first bytes of what is there. */
static inline void input_skip(struct input *input, size_t bytes)
{
    input->begin += bytes;
    input->position += bytes;
}

/* Consumes the byte order mark that a file may begin with. */
void input_skip_mark(struct input *input);

/* The next field without the byte that ends it, consumed; lent until the next call. The
 * last one may lack that byte. False at the end or on an error; a field of more than
 * INPUT_FIELD_MOST bytes is one (EFBIG). */
bool input_field(struct input *input, char end, struct span *field);

/* The same, of at most `most` bytes: a longer field comes in pieces, none of which ends
 * within a character of UTF-8, and *whole is false for all but the last one. */
bool input_piece(
    struct input *input, char end, size_t most, struct span *piece, bool *whole);

/* The next line: a field that LF ends. */
bool input_line(struct input *input, struct span *line);

/* Closes and frees. */
void input_close(struct input *input);

#endif
