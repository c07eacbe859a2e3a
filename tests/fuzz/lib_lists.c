/* The small lists that users write: of sources and of stop words. */
#include "tests/fuzz/fuzz.h"

#include "lib/escape.h"
#include "lib/sources.h"
#include "lib/stopwords.h"

/* Every line that holds a TAB is found again by its name, or another of that name. */
static void sources(const char *path, struct span text)
{
    struct sources sources = {.rows = NULL};
    struct arena arena = {0};
    bool good = sources_read(&sources, path);
    while (good && text.size) {
        const char *end = memchr(text.data, '\n', text.size);
        size_t size = end ? (size_t)(end - text.data) : text.size;
        const char *tab = memchr(text.data, '\t', size);
        fuzz_check(tab != NULL, "a line without a TAB is taken");
        struct span name = {text.data, (size_t)(tab - text.data)};
        struct source *row = sources.rows;
        while (row < sources.rows + sources.count && !span_equal(row->name, name))
            row++;
        fuzz_check(row < sources.rows + sources.count, "a name is lost");
        fuzz_check(sources_path(&sources, name, &arena) != NULL, "a name without a path");
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
