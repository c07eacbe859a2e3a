/* One run: a temporary file (lib/temporary.h), with rows in order, zstd-compressed. */
#ifndef COUNT_RUN_FILE_H
#define COUNT_RUN_FILE_H

#include "count/row.h"

struct run_writer {
    struct row_sink sink;
    int fd;
    int error;                /* errno of the first failure, 0: none */
    struct ZSTD_CCtx_s *zstd; /* owned */
    struct output packed;     /* rows, not yet compressed; goes nowhere */
    char *block;              /* owned; compressed, not yet written */
};

/* Writes rows to a descriptor, which the caller owns. */
void run_writer_open(struct run_writer *writer, int fd);

/* Writes what is left and frees. False if anything failed: see error. */
bool run_writer_close(struct run_writer *writer);

struct run_reader {
    struct row_source source;
    int fd;
    int error;
    struct ZSTD_DCtx_s *zstd; /* owned */
    char *block;              /* owned; compressed, as read */
    size_t block_begin, block_end;
    char *rows; /* owned; decompressed: rows[begin, end) not yet read */
    size_t begin, end, capacity;
};

/* Reads the rows of a descriptor from its beginning; the caller owns it. */
void run_reader_open(struct run_reader *reader, int fd);
void run_reader_close(struct run_reader *reader);

#endif
