#include "lib/input.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "lib/memory.h"

void input_attach(struct input *input, int fd, const char *name)
{
    *input = (struct input){.name = name, .fd = fd};
}

/* Has the system read ahead of what fills a block; of what is smaller it has all already. */
static void advise(const struct input *input)
{
#ifdef POSIX_FADV_SEQUENTIAL
    posix_fadvise(input->fd, 0, 0, POSIX_FADV_SEQUENTIAL);
#else
    (void)input;
#endif
}

bool input_open(struct input *input, const char *name)
{
    int fd = 0;
    if (strcmp(name, "-") != 0)
        fd = open(name, O_RDONLY | O_CLOEXEC);
    struct stat status = {0};
    int error = fd < 0 || fstat(fd, &status) < 0 ? errno : 0;
    if (S_ISDIR(status.st_mode))
        error = EISDIR;
    input_attach(input, fd, name);
    if (!error)
        return true;
    input_close(input);
    input->error = error;
    input->finished = true;
    return false;
}

/* Room for a block behind data[end) and the padding: moves what is there to the front, and
 * grows only where that is not enough. */
static void make_room(struct input *input)
{
    size_t there = input->end - input->begin;
    size_t need = there + INPUT_BLOCK + INPUT_PADDING;
    if (need > input->capacity) {
        size_t capacity = input->capacity;
        char *data = memory_grow(NULL, &capacity, need, 1);
        if (there)
            memcpy(data, input->data + input->begin, there);
        free(input->data);
        input->data = data;
        input->capacity = capacity;
    } else if (input->begin > 0) {
        memmove(input->data, input->data + input->begin, there);
    }
    input->begin = 0;
    input->end = there;
}

ssize_t input_read(struct input *input, char *room, size_t size)
{
    ssize_t got;
    do
        got = input->source ? input->source(input->context, room, size)
                            : read(input->fd, room, size);
    while (got < 0 && errno == EINTR);
    return got;
}

bool input_more(struct input *input)
{
    if (input->finished)
        return false;
    if (input->capacity - input->end < INPUT_BLOCK + INPUT_PADDING)
        make_room(input);
    size_t room = input->capacity - input->end - INPUT_PADDING;
    ssize_t got = input_read(input, input->data + input->end, room);
    if (got < 0)
        input->error = errno;
    if (got >= INPUT_BLOCK && input->position + input->begin == 0)
        advise(input);
    if (got > 0)
        input->end += (size_t)got;
    memset(input->data + input->end, 0, INPUT_PADDING);
    input->finished = got <= 0;
    return !input->finished;
}

/* Consumes a piece, and the byte that ends it. */
static struct span input_take(struct input *input, size_t size, bool ended)
{
    struct span piece = {input->data + input->begin, size};
    input_skip(input, size + ended);
    return piece;
}

/* `most` bytes, or the few less that leave no character of UTF-8 cut. */
static size_t cut_size(const char *text, size_t most)
{
    size_t size = most;
    while (size > 1 && most - size < 3 && ((unsigned char)text[size] & 0xC0) == 0x80)
        size--;
    return ((unsigned char)text[size] & 0xC0) == 0x80 ? most : size;
}

bool input_piece(
    struct input *input, char end, size_t most, struct span *piece, bool *whole)
{
    size_t searched = 0;
    for (;;) {
        const char *start = input->data + input->begin;
        size_t there = input->end - input->begin;
        size_t reach = there > most ? most + 1 : there;
        const char *found =
            reach > searched ? memchr(start + searched, end, reach - searched) : NULL;
        *whole = found || there <= most;
        if (found || !*whole) {
            size_t size = found ? (size_t)(found - start) : cut_size(start, most);
            *piece = input_take(input, size, found != NULL);
            return true;
        }
        searched = there;
        if (!input_more(input)) {
            if (there == 0 || input->error)
                return false;
            *piece = input_take(input, there, false);
            return true;
        }
    }
}

void input_skip_mark(struct input *input)
{
    static const char mark[] = "\xEF\xBB\xBF";
    while (input->end - input->begin < sizeof mark - 1 && input_more(input))
        ;
    struct span beginning = {input->data + input->begin, input->end - input->begin};
    if (beginning.size && span_starts(beginning, SPAN(mark)))
        input_skip(input, sizeof mark - 1);
}

bool input_field(struct input *input, char end, struct span *field)
{
    bool whole;
    if (!input_piece(input, end, INPUT_FIELD_MOST, field, &whole))
        return false;
    if (whole)
        return true;
    input->error = EFBIG;
    input->finished = true;
    return false;
}

bool input_line(struct input *input, struct span *line)
{
    size_t there = input->end - input->begin;
    const char *start = input->data + input->begin;
    const char *found = there ? memchr(start, '\n', there) : NULL;
    if (!found)
        return input_field(input, '\n', line);
    *line = input_take(input, (size_t)(found - start), true);
    return true;
}

void input_close(struct input *input)
{
    if (input->fd > 0)
        close(input->fd);
    free(input->data);
    input->data = NULL;
    input->fd = -1;
    input->begin = input->end = input->capacity = 0;
    input->finished = true;
}
