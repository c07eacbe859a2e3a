/* Files of an archive's part, damaged: reading ends, with articles or an error. */
#include "tests/fuzz/fuzz.h"

#include <fcntl.h>
#include <zstd.h>

#include "archive/select.h"

/* Where bringing a file to the disk costs nothing. */
static char name[] = "/dev/shm/fuzz.XXXXXX";
static int folder = -1;

static void end(void)
{
    unlinkat(folder, part_files[PART_TEXTS], 0);
    unlinkat(folder, part_files[PART_ARTICLES], 0);
    rmdir(name);
}

static void begin(void)
{
    if (folder >= 0)
        return;
    if (!mkdtemp(name))
        abort();
    folder = open(name, O_RDONLY | O_DIRECTORY);
    atexit(end);
}

/* The bytes themselves, or what decompresses to them. Returns the size of the file. */
static uint64_t put(const char *file, struct span text, bool packed)
{
    size_t most = ZSTD_compressBound(text.size);
    char *room = memory_new(most + 1, 1);
    struct span bytes = text;
    if (packed)
        bytes = (struct span){room, ZSTD_compress(room, most, text.data, text.size, 1)};
    int fd = openat(folder, file, O_WRONLY | O_CREAT | O_TRUNC, 0600);
    if (fd < 0 || write(fd, bytes.data, bytes.size) != (ssize_t)bytes.size)
        abort();
    close(fd);
    free(room);
    return bytes.size;
}

static bool take(
    struct select_sink *sink, struct article *article, struct span text, struct span lines)
{
    fuzz_check(strlen(article->date) < DATE_SIZE, "a date of another length");
    fuzz_check(text.size == article->text, "a text of another size");
    fuzz_check(
        lines.size == (sink->texts_only ? 0 : article->bytes), "lines of another size");
    return true;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct fuzz fuzz = {data, size};
    unsigned kind = fuzz_byte(&fuzz);
    size_t cut = fuzz_byte(&fuzz) << 8 | fuzz_byte(&fuzz);
    struct part part = {.name = "part.aaaaaa", .run = 1, .articles = kind >> 2 & 7};
    struct store store = {.name = "fuzz", .folder = -1, .lock = -1};
    struct span rest = fuzz_rest(&fuzz);
    struct selection all = select_all();
    struct select_sink sink = {take, NULL, kind >> 5 & 1};
    begin();
    cut = cut < rest.size ? cut : rest.size;
    part.lock = folder;
    put(part_files[PART_ARTICLES], (struct span){rest.data, cut}, kind & 1);
    part.files[PART_TEXTS].size = put(
        part_files[PART_TEXTS], (struct span){rest.data + cut, rest.size - cut}, kind & 2);
    bool good = select_part(&store, &part, &all, &sink);
    fuzz_check(good == !store.failure.reason, "an error without a word");
    return 0;
}
