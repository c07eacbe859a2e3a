/* The lists that users and programs write: of articles and of stop words. */
#include "tests/fuzz/fuzz.h"

#include "lib/escape.h"
#include "lib/source_text.h"
#include "lib/stopwords.h"

/* The text of a row, read at once and byte by byte from the end, is the same. */
static void read_text(const struct source *row, const char *path)
{
    enum { MOST = 4096 };
    struct source own = *row;
    struct source_text text;
    char whole[MOST];
    own.path = path;
    if (!source_text_open(&text, &own))
        return;
    ssize_t size = source_text_read(&text, 0, whole, sizeof whole);
    for (ssize_t at = size; at-- > 0;) {
        char byte;
        fuzz_check(source_text_read(&text, (uint64_t)at, &byte, 1) == 1, "a byte is lost");
        fuzz_check(byte == whole[at], "a byte is another");
    }
    source_text_close(&text);
}

/* Every line is found again by its name, or another of that name. */
static void sources(const char *path, struct span text)
{
    struct sources sources = {.rows = NULL};
    struct arena arena = {0};
    bool good = sources_read(&sources, path);
    while (good && text.size) {
        const char *end = memchr(text.data, '\n', text.size);
        size_t size = end ? (size_t)(end - text.data) : text.size;
        struct source row;
        fuzz_check(
            source_parse(&arena, (struct span){text.data, size}, &row), "no row is taken");
        fuzz_check(sources_find(&sources, row.name) != NULL, "a name is lost");
        read_text(&row, path);
        size_t used = size + (end != NULL);
        text = (struct span){text.data + used, text.size - used};
    }
    sources_free(&sources);
    arena_free(&arena);
}

static void stopwords(const char *path, struct span text)
{
    struct stopwords *words = stopwords_read_new(path);
    fuzz_check(words != NULL, "a list of stop words is not read");
    stopwords_has(words, text);
    stopwords_free(words);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct fuzz fuzz = {data, size};
    unsigned kind = fuzz_byte(&fuzz);
    struct span text = fuzz_rest(&fuzz);
    struct fuzz_file file = fuzz_file_new(text);
    if (kind & 1)
        stopwords(file.path, text);
    else
        sources(file.path, text);
    close(file.fd);
    return 0;
}
