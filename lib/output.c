#ifdef __linux__
#define _GNU_SOURCE /* F_SETPIPE_SZ */ // NOLINT(bugprone-reserved-identifier)
#endif
#include "lib/output.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
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

/* -1 with errno on an error. */
static int open_copy(const char *name)
{
    static const char descriptors[] = "/dev/fd/";
    char *end;
    if (strncmp(name, descriptors, sizeof descriptors - 1) != 0)
        return open(name, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    long fd = strtol(name + sizeof descriptors - 1, &end, 10);
    if (*end || end == name + sizeof descriptors - 1 || fd < 0 || fd > INT_MAX) {
        errno = ENOENT;
        return -1;
    }
    return fcntl((int)fd, F_SETFD, FD_CLOEXEC) < 0 ? -1 : (int)fd;
}

void output_copy(struct output *output, const char *const *names, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (i == OUTPUT_COPIES)
            message_die(STATUS_USAGE, names[i], "more than %d copies", OUTPUT_COPIES);
        int fd = open_copy(names[i]);
        if (fd < 0)
            message_die(STATUS_USAGE, names[i], "%s", strerror(errno));
        widen(fd);
        output->copies[output->copy_count++] = (struct output_copy){names[i], fd};
    }
}

/* Writes all that is there. Returns 0 or errno. */
static int write_all(int fd, const char *data, size_t size)
{
    size_t done = 0;
    while (done < size) {
        ssize_t put = write(fd, data + done, size - done);
        if (put >= 0)
            done += (size_t)put;
        else if (errno != EINTR)
            return errno;
    }
    return 0;
}

/* The name is that of a copy, or NULL. */
static void note_error(struct output *output, const char *name, int error)
{
    if (output->error || !error)
        return;
    output->error = error;
    output->failed = name;
}

bool output_flush(struct output *output)
{
    if (!output->error)
        note_error(output, NULL, write_all(output->fd, output->data, output->used));
    for (size_t i = 0; i < output->copy_count && !output->error; i++)
        note_error(output, output->copies[i].name,
            write_all(output->copies[i].fd, output->data, output->used));
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

char *output_digits_slow(char *to, uint64_t number)
{
    char digits[OUTPUT_DIGITS];
    size_t first = sizeof digits;
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

/* Returns 0 or errno. */
static int close_file(int fd)
{
    return close(fd) < 0 && errno != EINTR ? errno : 0;
}

int output_close(struct output *output)
{
    output_flush(output);
    note_error(output, NULL, close_file(output->fd));
    for (size_t i = 0; i < output->copy_count; i++)
        note_error(output, output->copies[i].name, close_file(output->copies[i].fd));
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
    if (output->failed)
        message(output->failed, "%s", strerror(error));
    else
        message(NULL, "write error: %s", strerror(error));
    return STATUS_USAGE;
}
