/* Compressed files of an archive: zstd frames, one behind the other (RFC 8878), so that
 * `zstd -dc` reads a whole file, and a frame can be read or copied by itself. */
#ifndef ARCHIVE_FRAMES_H
#define ARCHIVE_FRAMES_H

#include <stdint.h>

#include "archive/failure.h"
#include "lib/input.h"
#include "lib/sha256.h"

/* Levels of compression: those from which on more time hardly saves space. Texts at 17 would
 * take 6 % less and five times as long. */
enum {
    FRAMES_LEVEL = 15,
    FRAMES_LEVEL_TEXTS = 12,
};

/* A file being written. */
struct frames {
    int fd;
    void *context; /* of zstd */
    char *text;    /* what waits to be compressed */
    size_t used;
    char *packed;        /* room for what comes out */
    uint64_t begin;      /* where the open frame begins in the file */
    uint64_t size;       /* bytes written to the file */
    uint64_t frame_text; /* bytes of text in the open frame */
    struct sha256 sha256;
    int error; /* errno of the first failure, or 0 */
};

/* Creates a file in a folder, where it must not be. False: see error. */
bool frames_create(struct frames *frames, int folder, const char *file, int level);

void frames_write(struct frames *frames, struct span text);

/* Ends the open frame, if it holds anything. */
void frames_cut(struct frames *frames);

/* Copies `size` bytes of whole frames at `offset` of a file, as they are. */
void frames_copy(struct frames *frames, int fd, uint64_t offset, uint64_t size);

/* Ends the file and brings it to the disk; gives its digest. False: see error. */
bool frames_finish(struct frames *frames, unsigned char digest[SHA256_DIGEST]);

/* A file being read: an input whose bytes are the text of its frames. */
struct frames_reader {
    struct input input; /* its error is EBADMSG where the file is damaged */
    int fd;
    void *context;
    char *packed;
    size_t begin, end; /* of what was read and not yet decompressed */
    uint64_t left;     /* bytes of the file still to be read */
    bool open;         /* a frame has begun and not ended */
};

/* Opens a file in a folder; `path` names it in messages and must outlive the reader. False:
 * see input.error; frames_close is to be called all the same. */
bool frames_open(
    struct frames_reader *reader, int folder, const char *file, const char *path);

/* From now on reads the frames in `size` bytes at `offset`. */
void frames_seek(struct frames_reader *reader, uint64_t offset, uint64_t size);

void frames_close(struct frames_reader *reader);

#endif
