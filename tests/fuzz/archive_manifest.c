/* A manifest may be anything: what is read is, written again, the same bytes. */
#include "tests/fuzz/fuzz.h"

#include <fcntl.h>

#include "archive/hex.h"
#include "archive/manifest.h"

/* Where bringing a file to the disk costs nothing. */
static char folder[] = "/dev/shm/fuzz.XXXXXX";
static char path[sizeof folder + 16];
static int in; /* a descriptor of the folder */

static void end(void)
{
    unlink(path);
    rmdir(folder);
}

static void begin(void)
{
    if (*path)
        return;
    if (!mkdtemp(folder))
        abort();
    snprintf(path, sizeof path, "%s/manifest", folder);
    in = open(folder, O_RDONLY | O_DIRECTORY);
    atexit(end);
}

static void put(struct span bytes, struct span more)
{
    int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0600);
    if (fd < 0 || write(fd, bytes.data, bytes.size) != (ssize_t)bytes.size ||
        write(fd, more.data, more.size) != (ssize_t)more.size)
        abort();
    close(fd);
}

/* The line that makes the lines before it hold. */
static struct span end_line(struct span lines, char room[2 * SHA256_DIGEST + 8])
{
    struct sha256 sha256;
    unsigned char digest[SHA256_DIGEST];
    sha256_begin(&sha256);
    sha256_add(&sha256, lines);
    sha256_end(&sha256, digest);
    memcpy(room, "end\t", 4);
    hex_write(digest, SHA256_DIGEST, room + 4);
    strcat(room, "\n");
    return span_of(room);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct fuzz fuzz = {data, size};
    struct manifest manifest, again;
    struct failure failure = {.reason = NULL};
    bool whole = fuzz_byte(&fuzz) & 1;
    char room[2 * SHA256_DIGEST + 8] = "";
    struct span lines = fuzz_rest(&fuzz);
    begin();
    put(lines, whole ? end_line(lines, room) : SPAN(""));
    bool good = manifest_read(&manifest, in, folder, &failure);
    fuzz_check(manifest.there && good == !failure.reason, "an error without a word");
    if (good && !manifest.outdated && manifest_write(&manifest, in, folder, &failure)) {
        fuzz_check(manifest_read(&again, in, folder, &failure), "what we wrote is bad");
        fuzz_check(again.count == manifest.count, "parts are lost");
        manifest_free(&again);
    }
    manifest_free(&manifest);
    return 0;
}
