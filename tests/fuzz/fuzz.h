/* What the fuzz targets have in common. A target is one file, FOLDER_SUBJECT.c, which
 * includes this one first: it takes the bytes that libFuzzer makes, does with them what the
 * program would, and compares the result with that of another way to it.
 *
 * Messages are not printed; what would end the program is a finding. */
#ifndef TESTS_FUZZ_FUZZ_H
#define TESTS_FUZZ_FUZZ_H

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#include "lib/input.h"
#include "lib/memory.h"
#include "lib/message.h"
#include "lib/output.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

const char program_name[] = "fuzz";

const char *message_name(void)
{
    return program_name;
}

void message(const char *file, const char *format, ...)
{
    (void)file;
    (void)format;
}

_Noreturn void message_die(int status, const char *file, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    fprintf(stderr, "ended with status %d: %s: ", status, file ? file : "");
    vfprintf(stderr, format, arguments);
    fputc('\n', stderr);
    abort();
}

/* ---- what is left of the fuzzer's bytes */

struct fuzz {
    const uint8_t *data;
    size_t size;
};

/* Takes a byte from the front; 0 where none is left. */
static inline unsigned fuzz_byte(struct fuzz *fuzz)
{
    if (!fuzz->size)
        return 0;
    fuzz->size--;
    return *fuzz->data++;
}

/* Takes all that is left. */
static inline struct span fuzz_rest(struct fuzz *fuzz)
{
    struct span rest = {(const char *)fuzz->data, fuzz->size};
    fuzz->size = 0;
    return rest;
}

/* A copy of its own size, so that the sanitizer sees who reads beyond it, or with bytes
 * behind it that may be read, as padding. To be freed. */
static inline char *fuzz_copy(struct span text, size_t padding)
{
    char *copy = memory_new(text.size + padding, 1);
    if (text.size)
        memcpy(copy, text.data, text.size);
    memset(copy + text.size, 'z', padding); /* an end that is passed shows */
    return copy;
}

/* ---- inputs */

struct fuzz_pieces {
    struct span left;
    uint64_t seed; /* of the pieces' sizes; 0: all at once */
};

/* A source of an input: pieces of random sizes, mostly small. */
static inline ssize_t fuzz_give(void *context, char *room, size_t size)
{
    struct fuzz_pieces *pieces = context;
    size_t part = pieces->left.size < size ? pieces->left.size : size;
    if (pieces->seed) {
        pieces->seed = pieces->seed * 6364136223846793005U + 1442695040888963407U;
        size_t most = (size_t)1 << (pieces->seed >> 60 & 7);
        size_t piece = 1 + (size_t)(pieces->seed >> 33) % most;
        part = piece < part ? piece : part;
    }
    if (part)
        memcpy(room, pieces->left.data, part);
    pieces->left = (struct span){pieces->left.data + part, pieces->left.size - part};
    return (ssize_t)part;
}

static inline void fuzz_input(struct input *input, struct fuzz_pieces *pieces)
{
    input_attach(input, -1, "fuzz");
    input->source = fuzz_give;
    input->context = pieces;
}

struct fuzz_file {
    int fd;
    char path[32];
};

/* A file without a name that holds the bytes, and a path that leads to it. */
static inline struct fuzz_file fuzz_file_new(struct span bytes)
{
    struct fuzz_file file = {.fd = memfd_create("fuzz", MFD_CLOEXEC)};
    if (file.fd < 0 || write(file.fd, bytes.data, bytes.size) != (ssize_t)bytes.size ||
        lseek(file.fd, 0, SEEK_SET) != 0)
        abort();
    snprintf(file.path, sizeof file.path, "/proc/self/fd/%d", file.fd);
    return file;
}

/* ---- outputs */

enum { FUZZ_OUTPUTS = 4, FUZZ_OUTPUT = 8 << 20 };

static inline struct output *fuzz_output_at(int which)
{
    static struct output outputs[FUZZ_OUTPUTS];
    return &outputs[which];
}

/* An output that keeps what is written, in the place of what it held before. */
static inline struct output *fuzz_output(int which)
{
    struct output *output = fuzz_output_at(which);
    if (!output->data)
        *output = (struct output){
            .fd = -1, .data = memory_new(FUZZ_OUTPUT, 1), .capacity = FUZZ_OUTPUT};
    output->used = 0;
    output->error = 0;
    return output;
}

static inline struct span fuzz_written(const struct output *output)
{
    if (output->error)
        abort(); /* more than FUZZ_OUTPUT bytes */
    return (struct span){output->data, output->used};
}

static inline void fuzz_show(const char *name, struct span text, size_t from)
{
    fprintf(stderr, "%s (%zu bytes), from byte %zu: ", name, text.size, from);
    for (size_t i = from; i < text.size && i < from + 120; i++) {
        unsigned char byte = (unsigned char)text.data[i];
        fprintf(stderr, byte > 0x1F && byte < 0x7F ? "%c" : "\\x%02X", byte);
    }
    fputc('\n', stderr);
}

/* Two ways to one result: a finding where they differ. */
static inline void fuzz_same(const char *what, struct span expected, struct span got)
{
    if (span_equal(expected, got))
        return;
    size_t at = 0;
    while (at < expected.size && at < got.size && expected.data[at] == got.data[at])
        at++;
    at = at > 40 ? at - 40 : 0;
    fprintf(stderr, "%s\n", what);
    fuzz_show("expected", expected, at);
    fuzz_show("got", got, at);
    abort();
}

static inline void fuzz_check(bool good, const char *what)
{
    if (good)
        return;
    fprintf(stderr, "%s\n", what);
    abort();
}

#endif
