#ifdef __linux__
#define _GNU_SOURCE /* F_SETPIPE_SZ */ // NOLINT(bugprone-reserved-identifier)
#endif
#include "lib/output.h"

#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "lib/memory.h"
#include "lib/message.h"

/* A pipe that holds many blocks keeps both its ends at work; what is no pipe, or may not
 * have so much, stays as it is. */
static void widen(int pipe)
{
#ifdef F_SETPIPE_SZ
    (void)fcntl(pipe, F_SETPIPE_SZ, OUTPUT_PIPE);
#else
    (void)pipe;
#endif
}

void output_open(struct output *output, int fd)
{
    widen(fd);
    *output = (struct output){.fd = fd, .capacity = OUTPUT_BLOCK};
    output->data = memory_resize(NULL, OUTPUT_BLOCK, 1);
}

bool output_flush(struct output *output)
{
    size_t done = 0;
    while (!output->error && done < output->used) {
        ssize_t put = write(output->fd, output->data + done, output->used - done);
        if (put >= 0)
            done += (size_t)put;
        else if (errno != EINTR)
            output->error = errno;
    }
    output->used = 0;
    return !output->error;
}

char *output_room_slow(struct output *output, size_t size)
{
    if (output->fd >= 0)
        output_flush(output);
    output->data = memory_grow(output->data, &output->capacity, output->used + size, 1);
    return output->data + output->used;
}

char *output_digits(char *to, uint64_t number)
{
    char digits[OUTPUT_DIGITS];
    size_t first = sizeof digits;
    if (number < 10) {
        *to = (char)('0' + number);
        return to + 1;
    }
    do
        digits[--first] = (char)('0' + number % 10);
    while (number /= 10);
    memcpy(to, digits + first, sizeof digits - first);
    return to + sizeof digits - first;
}

void output_number(struct output *output, uint64_t number)
{
    char *room = output_room(output, OUTPUT_DIGITS);
    output_used(output, (size_t)(output_digits(room, number) - room));
}

void output_print(struct output *output, const char *format, ...)
{
    char *room = output_room(output, 256);
    va_list arguments;
    va_start(arguments, format);
    int size = vsnprintf(room, 256, format, arguments);
    va_end(arguments);
    if (size >= 256) {
        room = output_room(output, (size_t)size + 1);
        va_start(arguments, format);
        vsnprintf(room, (size_t)size + 1, format, arguments);
        va_end(arguments);
    }
    if (size > 0)
        output_used(output, (size_t)size);
}

int output_close(struct output *output)
{
    output_flush(output);
    if (close(output->fd) < 0 && !output->error && errno != EINTR)
        output->error = errno;
    free(output->data);
    output->data = NULL;
    output->used = output->capacity = 0;
    return output->error;
}

int output_finish(struct output *output, int status)
{
    int error = output_close(output);
    if (!error)
        return status;
    message(NULL, "write error: %s", strerror(error));
    return STATUS_USAGE;
}
