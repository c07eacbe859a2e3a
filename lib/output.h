/* Buffered output that remembers its first error, to be reported at the end. */
#ifndef LIB_OUTPUT_H
#define LIB_OUTPUT_H

#include <stdint.h>

#include "lib/span.h"

enum {
    OUTPUT_BLOCK = 64 * 1024,  /* bytes handed to the system at a time */
    OUTPUT_PIPE = 1024 * 1024, /* that a pipe holds, where the system lets it */
};

enum {
    OUTPUT_COPIES = 2, /* at most, of one output */
};

struct output {
    int fd;     /* -1: what is written stays in `data`, of which the caller takes care */
    char *data; /* owned by the output */
    size_t used, capacity;
    int error; /* errno of the first failed write, or 0; what follows it is dropped */
    struct output_copy {
        const char *name;
        int fd;
    } copies[OUTPUT_COPIES];
    size_t copy_count;
    const char *failed; /* name of the copy that had the error, or NULL */
};

/* Output to an open descriptor, which the caller owns. */
void output_open(struct output *output, int fd);

/* All that is written goes to these files too, which are created, and closed by the output;
 * where a name is /dev/fd/N, to the descriptor N itself. Ends the program with a message on an
 * error, or where there are more than OUTPUT_COPIES. */
void output_copy(struct output *output, const char *const *names, size_t count);

/* Hands everything to the system. False if any write has failed so far. */
bool output_flush(struct output *output);

/* Room for `size` more bytes, in one piece: write there, then call output_used. */
char *output_room_slow(struct output *output, size_t size);
static inline char *output_room(struct output *output, size_t size)
{
    if (output->capacity - output->used >= size)
        return output->data + output->used;
    return output_room_slow(output, size);
}
static inline void output_used(struct output *output, size_t size)
{
    output->used += size;
}

static inline void output_write(struct output *output, struct span bytes)
{
    if (bytes.size == 0)
        return;
    memcpy(output_room(output, bytes.size), bytes.data, bytes.size);
    output->used += bytes.size;
}
static inline void output_byte(struct output *output, char byte)
{
    *output_room(output, 1) = byte;
    output->used++;
}
static inline void output_text(struct output *output, const char *string)
{
    output_write(output, span_of(string));
}
void output_number(struct output *output, uint64_t number);

/* Writes a number's digits to `to`, which has room for OUTPUT_DIGITS. Returns their end. */
enum { OUTPUT_DIGITS = 20 };
char *output_digits_slow(char *to, uint64_t number);
static inline char *output_digits(char *to, uint64_t number)
{
    if (number > 9)
        return output_digits_slow(to, number);
    *to = (char)('0' + number);
    return to + 1;
}

/* As printf, always in the C locale as to numbers: no program here calls setlocale. */
void output_print(struct output *output, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Flushes and frees; closes the descriptors too, so that errors which only close reports are
 * not lost. Returns 0, or the errno of the first error. */
int output_close(struct output *output);

/* output_close for standard output at a program's end: on an error says
 * `program: write error: reason`, or with the name of the copy, and returns STATUS_USAGE, else
 * returns `status`. */
int output_finish(struct output *output, int status);

#endif
