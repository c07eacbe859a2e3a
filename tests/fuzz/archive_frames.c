/* Compressed files of an archive, damaged: reading ends, with the text or an error, and
 * lists of articles are read or refused. */
#include "tests/fuzz/fuzz.h"

#include <zstd.h>

#include "archive/articles.h"

/* What is read must not be more than a frame can hold by far: the fuzzer's are small. */
static void read_text(const char *path, bool stream)
{
    enum { TEXT_MOST = 64 << 20 };
    struct frames_reader reader;
    if (frames_open(&reader, path, stream))
        while (reader.input.position < TEXT_MOST && input_more(&reader.input))
            input_skip(&reader.input, reader.input.end - reader.input.begin);
    frames_close(&reader);
}

static void read_articles(const char *path)
{
    struct frames_reader reader;
    struct article article;
    if (frames_open(&reader, path, false))
        while (articles_next(&reader, &article)) {
            fuzz_check(strlen(article.date) < DATE_SIZE, "a date of another length");
            fuzz_check(article.id.size > 0, "an article without an id");
        }
    frames_close(&reader);
}

/* The bytes themselves, or what decompresses to them. */
static struct span pack(struct span text, bool packed, char **room)
{
    *room = NULL;
    if (!packed)
        return text;
    size_t most = ZSTD_compressBound(text.size);
    *room = memory_new(most + 1, 1);
    return (struct span){*room, ZSTD_compress(*room, most, text.data, text.size, 1)};
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct fuzz fuzz = {data, size};
    unsigned some = fuzz_byte(&fuzz);
    char *room;
    struct span bytes = pack(fuzz_rest(&fuzz), some & 1, &room);
    struct fuzz_file file = fuzz_file_new(bytes);
    if (some & 2)
        read_articles(file.path);
    else
        read_text(file.path, some & 4);
    close(file.fd);
    free(room);
    return 0;
}
