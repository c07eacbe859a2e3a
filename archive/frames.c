#include "archive/frames.h"

#include <errno.h>
#include <stdlib.h>
#include <unistd.h>
#include <zstd.h>

#include "archive/folder.h"
#include "lib/memory.h"

enum {
    TEXT_BLOCK = 128 * 1024,
    PACKED_BLOCK = 256 * 1024,
    WINDOW_LOG = 21,      /* 2 MiB: more than a frame of texts usually has */
    WINDOW_LOG_READ = 24, /* archives of version 1 */
};

/* ------------------------------------------------------------------ writing */

bool frames_create(struct frames *frames, int folder, const char *file, int level)
{
    *frames = (struct frames){.fd = folder_create(folder, file)};
    if (frames->fd < 0)
        frames->error = errno;
    frames->context = memory_checked(ZSTD_createCCtx());
    ZSTD_CCtx_setParameter(frames->context, ZSTD_c_compressionLevel, level);
    ZSTD_CCtx_setParameter(frames->context, ZSTD_c_windowLog, WINDOW_LOG);
    ZSTD_CCtx_setParameter(frames->context, ZSTD_c_checksumFlag, 1);
    frames->text = memory_resize(NULL, TEXT_BLOCK, 1);
    frames->packed = memory_resize(NULL, PACKED_BLOCK, 1);
    sha256_begin(&frames->sha256);
    return !frames->error;
}

static void frames_put(struct frames *frames, const char *bytes, size_t size)
{
    sha256_add(&frames->sha256, (struct span){bytes, size});
    frames->size += size;
    while (size && !frames->error) {
        ssize_t wrote = write(frames->fd, bytes, size);
        if (wrote < 0 && errno != EINTR)
            frames->error = errno;
        if (wrote > 0) {
            bytes += wrote;
            size -= (size_t)wrote;
        }
    }
}

static void frames_compress(struct frames *frames, ZSTD_EndDirective end)
{
    ZSTD_inBuffer in = {frames->text, frames->used, 0};
    size_t left = 1;
    while (!frames->error && (in.pos < in.size || (end == ZSTD_e_end && left))) {
        ZSTD_outBuffer out = {frames->packed, PACKED_BLOCK, 0};
        left = ZSTD_compressStream2(frames->context, &out, &in, end);
        if (ZSTD_isError(left))
            frames->error = ENOMEM;
        else
            frames_put(frames, frames->packed, out.pos);
    }
    frames->used = 0;
}

void frames_write(struct frames *frames, struct span text)
{
    frames->frame_text += text.size;
    while (text.size) {
        size_t room = TEXT_BLOCK - frames->used;
        size_t part = text.size < room ? text.size : room;
        memcpy(frames->text + frames->used, text.data, part);
        frames->used += part;
        text.data += part;
        text.size -= part;
        if (frames->used == TEXT_BLOCK)
            frames_compress(frames, ZSTD_e_continue);
    }
}

void frames_cut(struct frames *frames)
{
    if (frames->frame_text)
        frames_compress(frames, ZSTD_e_end);
    frames->frame_text = 0;
    frames->begin = frames->size;
}

void frames_copy(struct frames *frames, int fd, uint64_t offset, uint64_t size)
{
    frames_cut(frames);
    while (size && !frames->error) {
        size_t part = size < PACKED_BLOCK ? (size_t)size : PACKED_BLOCK;
        ssize_t got = pread(fd, frames->packed, part, (off_t)offset);
        if (got == 0)
            frames->error = EBADMSG;
        else if (got < 0 && errno != EINTR)
            frames->error = errno;
        if (got > 0) {
            frames_put(frames, frames->packed, (size_t)got);
            offset += (uint64_t)got;
            size -= (uint64_t)got;
        }
    }
    frames->begin = frames->size;
}

bool frames_finish(struct frames *frames, unsigned char digest[SHA256_DIGEST])
{
    if (!frames->error)
        frames_cut(frames);
    sha256_end(&frames->sha256, digest);
    if (!frames->error && fsync(frames->fd) < 0)
        frames->error = errno;
    if (frames->fd >= 0 && close(frames->fd) < 0 && !frames->error)
        frames->error = errno;
    ZSTD_freeCCtx(frames->context);
    free(frames->text);
    free(frames->packed);
    return !frames->error;
}

/* ------------------------------------------------------------------ reading */

static ssize_t refill(struct frames_reader *reader)
{
    size_t part = reader->left < PACKED_BLOCK ? (size_t)reader->left : PACKED_BLOCK;
    ssize_t got = part ? read(reader->fd, reader->packed, part) : 0;
    reader->begin = 0;
    reader->end = got > 0 ? (size_t)got : 0;
    reader->left -= reader->end;
    return got;
}

/* A source of an input (lib/input.h): text of one frame. 0 at the end of the file, -1 on an
 * error. */
static ssize_t decompress(void *context, char *room, size_t size)
{
    struct frames_reader *reader = context;
    ZSTD_outBuffer out = {room, size, 0};
    while (out.pos == 0) {
        if (reader->begin == reader->end) {
            ssize_t got = refill(reader);
            if (got < 0)
                return -1;
            if (got == 0 && !reader->open && !reader->left)
                return 0;
            if (got == 0) {
                errno = EBADMSG;
                return -1;
            }
        }
        ZSTD_inBuffer in = {reader->packed, reader->end, reader->begin};
        size_t hint = ZSTD_decompressStream(reader->context, &out, &in);
        reader->begin = in.pos;
        reader->open = hint != 0;
        if (ZSTD_isError(hint)) {
            errno = EBADMSG;
            return -1;
        }
    }
    return (ssize_t)out.pos;
}

bool frames_open(
    struct frames_reader *reader, int folder, const char *file, const char *path)
{
    *reader = (struct frames_reader){.fd = folder_file(folder, file)};
    reader->context = memory_checked(ZSTD_createDCtx());
    ZSTD_DCtx_setParameter(reader->context, ZSTD_d_windowLogMax, WINDOW_LOG_READ);
    reader->packed = memory_resize(NULL, PACKED_BLOCK, 1);
    int error = errno;
    input_attach(&reader->input, reader->fd, path);
    reader->input.source = decompress;
    reader->input.context = reader;
    reader->left = UINT64_MAX;
    off_t size = reader->fd >= 0 ? lseek(reader->fd, 0, SEEK_END) : -1;
    if (size >= 0)
        frames_seek(reader, 0, (uint64_t)size);
    else
        reader->input.error = reader->fd < 0 ? error : errno;
    return size >= 0;
}

void frames_seek(struct frames_reader *reader, uint64_t offset, uint64_t size)
{
    if (lseek(reader->fd, (off_t)offset, SEEK_SET) < 0)
        reader->input.error = errno;
    ZSTD_DCtx_reset(reader->context, ZSTD_reset_session_only);
    reader->begin = reader->end = 0;
    reader->left = size;
    reader->open = false;
    reader->input.begin = reader->input.end = 0;
    reader->input.finished = false;
}

void frames_close(struct frames_reader *reader)
{
    input_close(&reader->input);
    ZSTD_freeDCtx(reader->context);
    free(reader->packed);
}
