#include "lib/source_text.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "lib/memory.h"

static void next_range(struct source_text *text)
{
    text->passed = text->range_end;
    if (!source_next_omitted(&text->omitted_left, &text->range_begin, &text->range_end))
        text->range_begin = text->range_end = UINT64_MAX;
}

static void rewind_ranges(struct source_text *text)
{
    text->omitted_left = text->omitted;
    text->range_end = 0;
    next_range(text);
}

static int source_text_check(int fd)
{
    struct stat status;
    if (fd < 0 || fstat(fd, &status) < 0)
        return errno;
    return S_ISDIR(status.st_mode) ? EISDIR : 0;
}

bool source_text_open(struct source_text *text, const struct source *row)
{
    *text = (struct source_text){
        .fd = open(row->path, O_RDONLY | O_CLOEXEC),
        .begin = row->begin,
        .end = row->end,
        .omitted = row->omitted,
    };
    rewind_ranges(text);
    int error = source_text_check(text->fd);
    if (!error)
        return true;
    source_text_close(text);
    errno = error;
    return false;
}

/* Opens the file of a row if it is not the one that is open. False as source_text_open. */
static bool source_file_open(struct source_file *file, const char *path)
{
    if (file->path && strcmp(file->path, path) == 0)
        return true;
    source_file_close(file);
    file->fd = open(path, O_RDONLY | O_CLOEXEC);
    int error = source_text_check(file->fd);
    if (!error) {
        file->path = memory_checked(strdup(path));
        return true;
    }
    source_file_close(file);
    errno = error;
    return false;
}

bool source_text_open_in(
    struct source_file *file, struct source_text *text, const struct source *row)
{
    if (row->end == SOURCE_TO_END)
        return source_text_open(text, row);
    if (!source_file_open(file, row->path))
        return false;
    *text = (struct source_text){
        .fd = file->fd,
        .lent = true,
        .begin = row->begin,
        .end = row->end,
        .omitted = row->omitted,
    };
    rewind_ranges(text);
    return true;
}

void source_file_close(struct source_file *file)
{
    if (file->fd >= 0)
        close(file->fd);
    free(file->path);
    file->path = NULL;
    file->fd = -1;
}

/* Makes line breaks of the omitted ones of the text's bytes [offset, offset + size). */
static void omit(struct source_text *text, uint64_t offset, char *room, size_t size)
{
    uint64_t end = offset + size;
    if (offset < text->passed)
        rewind_ranges(text);
    while (text->range_begin < end) {
        uint64_t from = text->range_begin > offset ? text->range_begin : offset;
        uint64_t to = text->range_end < end ? text->range_end : end;
        if (from < to)
            memset(room + (from - offset), '\n', (size_t)(to - from));
        if (text->range_end > end)
            return;
        next_range(text);
    }
}

ssize_t source_text_read(struct source_text *text, uint64_t offset, char *room, size_t size)
{
    bool bounded = text->end != SOURCE_TO_END;
    uint64_t left = bounded ? text->end - text->begin : UINT64_MAX;
    left = offset < left ? left - offset : 0;
    if (size > left)
        size = (size_t)left;
    if (size == 0)
        return 0;
    if (text->begin > INT64_MAX || offset > INT64_MAX - text->begin) {
        errno = EOVERFLOW;
        return -1;
    }
    ssize_t got = pread(text->fd, room, size, (off_t)(text->begin + offset));
    if (got == 0 && bounded) {
        errno = ENODATA;
        return -1;
    }
    if (got > 0)
        omit(text, offset, room, (size_t)got);
    return got;
}

static ssize_t source_text_give(void *context, char *room, size_t size)
{
    struct source_text *text = context;
    ssize_t got = source_text_read(text, text->position, room, size);
    if (got > 0)
        text->position += (uint64_t)got;
    return got;
}

void source_text_input(struct source_text *text, struct input *input)
{
    if (text->lent)
        *input = (struct input){.name = "", .fd = -1};
    else
        input_attach(input, text->fd, "");
    if (text->lent || text->begin || text->end != SOURCE_TO_END || text->omitted.size) {
        input->source = source_text_give;
        input->context = text;
    }
}

void source_text_close(struct source_text *text)
{
    if (text->fd >= 0 && !text->lent)
        close(text->fd);
    text->fd = -1;
}
