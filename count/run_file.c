#include "count/run_file.h"

#include <errno.h>
#include <stdlib.h>
#include <unistd.h>
#include <zstd.h>

#include "lib/memory.h"

enum {
    PACKED_BLOCK = 64 * 1024, /* bytes of rows compressed at a time */
    FILE_BLOCK = 32 * 1024,   /* bytes of the file read or written at a time */
    WINDOW_LOG = 17,          /* of zstd: bounds what a reader takes */
    LEVEL = 1,                /* of zstd: its fastest ordinary one */
    NUMBER_MOST = 10,         /* bytes of a packed number */
    NUMBERS = 8,              /* of a row */
};

/* ------------------------------------------------------------------ writing */

static bool write_block(struct run_writer *writer, size_t size)
{
    for (size_t done = 0; done < size && !writer->error;) {
        ssize_t put = write(writer->fd, writer->block + done, size - done);
        if (put >= 0)
            done += (size_t)put;
        else if (errno != EINTR)
            writer->error = errno;
    }
    return !writer->error;
}

static bool run_file_compress(struct run_writer *writer, ZSTD_EndDirective end)
{
    ZSTD_inBuffer from = {writer->packed.data, writer->packed.used, 0};
    size_t left;
    do {
        ZSTD_outBuffer to = {writer->block, FILE_BLOCK, 0};
        left = ZSTD_compressStream2(writer->zstd, &to, &from, end);
        if (ZSTD_isError(left))
            writer->error = EIO;
        else
            write_block(writer, to.pos);
    } while (!writer->error && (end == ZSTD_e_end ? left > 0 : from.pos < from.size));
    writer->packed.used = 0;
    return !writer->error;
}

/* Seven bits a byte, the least first; the high bit says that more follow. */
static char *pack_number(char *to, uint64_t number)
{
    for (; number >= 0x80; number >>= 7)
        *to++ = (char)(number | 0x80);
    *to++ = (char)number;
    return to;
}

static char *pack_bytes(char *to, struct span bytes)
{
    if (bytes.size)
        memcpy(to, bytes.data, bytes.size);
    return to + bytes.size;
}

static bool put_row(struct row_sink *sink, const struct part_row *part)
{
    struct run_writer *writer = (struct run_writer *)sink;
    const struct counts_row *row = &part->row;
    size_t most = NUMBERS * NUMBER_MOST + row->unit.size + row->term.size + row->lang.size +
                  row->forms.size;
    if (writer->packed.used + most > writer->packed.capacity &&
        !run_file_compress(writer, ZSTD_e_continue))
        return false;
    if (most > writer->packed.capacity)
        writer->packed.data =
            memory_grow(writer->packed.data, &writer->packed.capacity, most, 1);
    char *begin = writer->packed.data + writer->packed.used, *to = begin;
    const uint64_t numbers[NUMBERS] = {row->unit.size, row->term.size, row->lang.size,
        row->forms.size, row->count, row->documents, part->first_open, part->last_open};
    for (int i = 0; i < NUMBERS; i++)
        to = pack_number(to, numbers[i]);
    to = pack_bytes(to, row->unit);
    to = pack_bytes(to, row->term);
    to = pack_bytes(to, row->lang);
    to = pack_bytes(to, row->forms);
    writer->packed.used += (size_t)(to - begin);
    return true;
}

void run_writer_open(struct run_writer *writer, int fd)
{
    *writer = (struct run_writer){
        .sink = {put_row}, .fd = fd, .zstd = memory_checked(ZSTD_createCCtx())};
    writer->packed.data = memory_new(PACKED_BLOCK, 1);
    writer->packed.capacity = PACKED_BLOCK;
    writer->block = memory_new(FILE_BLOCK, 1);
    if (!writer->zstd ||
        ZSTD_isError(
            ZSTD_CCtx_setParameter(writer->zstd, ZSTD_c_compressionLevel, LEVEL)) ||
        ZSTD_isError(ZSTD_CCtx_setParameter(writer->zstd, ZSTD_c_windowLog, WINDOW_LOG)) ||
        ZSTD_isError(ZSTD_CCtx_setParameter(writer->zstd, ZSTD_c_checksumFlag, 1)))
        writer->error = ENOMEM;
}

bool run_writer_close(struct run_writer *writer)
{
    bool good = !writer->error && run_file_compress(writer, ZSTD_e_end);
    ZSTD_freeCCtx(writer->zstd);
    free(writer->packed.data);
    free(writer->block);
    return good;
}

/* ------------------------------------------------------------------ reading */

/* Decompresses at least one byte more behind rows[end). False at the end or on an error. */
static bool decompress(struct run_reader *reader)
{
    size_t there = reader->end - reader->begin;
    memmove(reader->rows, reader->rows + reader->begin, there);
    reader->begin = 0;
    reader->end = there;
    reader->rows = memory_grow(reader->rows, &reader->capacity, there + PACKED_BLOCK, 1);
    ZSTD_outBuffer to = {reader->rows, reader->capacity, there};
    while (to.pos == there && !reader->error) {
        if (reader->block_begin == reader->block_end) {
            ssize_t got = read(reader->fd, reader->block, FILE_BLOCK);
            if (got < 0 && errno == EINTR)
                continue;
            if (got < 0)
                reader->error = errno;
            if (got <= 0)
                return false;
            reader->block_begin = 0;
            reader->block_end = (size_t)got;
        }
        ZSTD_inBuffer from = {reader->block, reader->block_end, reader->block_begin};
        if (ZSTD_isError(ZSTD_decompressStream(reader->zstd, &to, &from)))
            reader->error = EIO;
        reader->block_begin = from.pos;
    }
    reader->end = to.pos;
    return !reader->error;
}

/* Reads a packed number; false where the bytes end before it does. */
static bool unpack_number(const struct run_reader *reader, size_t *at, uint64_t *number)
{
    *number = 0;
    for (unsigned shift = 0; *at < reader->end && shift < 7 * NUMBER_MOST; shift += 7) {
        unsigned char byte = (unsigned char)reader->rows[(*at)++];
        *number |= (uint64_t)(byte & 0x7F) << shift;
        if (byte < 0x80)
            return true;
    }
    return false;
}

static struct span unpack_bytes(const struct run_reader *reader, size_t *at, uint64_t size)
{
    struct span bytes = {reader->rows + *at, (size_t)size};
    *at += bytes.size;
    return bytes;
}

/* False where the row is not yet there whole. */
static bool unpack_row(struct run_reader *reader, struct part_row *part)
{
    size_t at = reader->begin;
    uint64_t numbers[NUMBERS], size = 0;
    for (int i = 0; i < NUMBERS; i++)
        if (!unpack_number(reader, &at, &numbers[i]))
            return false;
    for (int i = 0; i < 4; i++)
        size += numbers[i];
    if (reader->end - at < size)
        return false;
    *part = (struct part_row){.row = {.count = numbers[4], .documents = numbers[5]},
        .first_open = numbers[6],
        .last_open = numbers[7]};
    part->row.unit = unpack_bytes(reader, &at, numbers[0]);
    part->row.term = unpack_bytes(reader, &at, numbers[1]);
    part->row.lang = unpack_bytes(reader, &at, numbers[2]);
    part->row.forms = unpack_bytes(reader, &at, numbers[3]);
    reader->begin = at;
    return true;
}

static bool next_row(struct row_source *source, struct part_row *row)
{
    struct run_reader *reader = (struct run_reader *)source;
    while (!unpack_row(reader, row))
        if (!decompress(reader)) {
            if (!reader->error && reader->begin < reader->end)
                reader->error = EIO; /* cut short */
            return false;
        }
    return true;
}

void run_reader_open(struct run_reader *reader, int fd)
{
    *reader = (struct run_reader){
        .source = {next_row}, .fd = fd, .zstd = memory_checked(ZSTD_createDCtx())};
    reader->block = memory_new(FILE_BLOCK, 1);
    reader->rows = memory_grow(NULL, &reader->capacity, 2 * PACKED_BLOCK, 1);
    if (!reader->zstd)
        reader->error = ENOMEM;
    else if (lseek(fd, 0, SEEK_SET) < 0)
        reader->error = errno;
}

void run_reader_close(struct run_reader *reader)
{
    ZSTD_freeDCtx(reader->zstd);
    free(reader->block);
    free(reader->rows);
}
