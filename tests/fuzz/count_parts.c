/* A stream is cut between documents: the parts' tables, merged, are the whole's. */
#include "tests/fuzz/counting.h"

/* The bytes up to the line that opens a document and is the first behind the middle. */
static size_t cut(struct span text)
{
    for (size_t i = text.size / 2; i < text.size; i++)
        if ((i == 0 || text.data[i - 1] == '\n') &&
            span_starts((struct span){text.data + i, text.size - i}, SPAN("<doc ")))
            return i;
    return text.size;
}

/* A line that begins so is a tag only where it ends so. */
static bool is_tag(struct span text, size_t at)
{
    const char *end = memchr(text.data + at, '\n', text.size - at);
    const char *last = end ? end : text.data + text.size;
    return last[-1] == '>' && last[-2] != '/';
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct fuzz fuzz = {data, size};
    struct counter_options options = counting_of(&fuzz);
    if (options.by == COUNTS_PARAGRAPH || options.by == COUNTS_SENTENCE)
        options.by = COUNTS_DOCUMENT; /* ranges may be those in the stream */
    struct span text = fuzz_rest(&fuzz);
    size_t at = cut(text);
    if (at == text.size || !is_tag(text, at))
        return 0;
    struct span whole = counting_run(&options, text, 0, fuzz_output(0));
    struct span parts[2] = {
        counting_run(&options, (struct span){text.data, at}, 0, fuzz_output(1)),
        counting_run(
            &options, (struct span){text.data + at, text.size - at}, 0, fuzz_output(2)),
    };
    struct output *merged = fuzz_output(3);
    fuzz_check(counting_merge(parts, 2, merged), "a table of ours is none");
    fuzz_same("merged", whole, fuzz_written(merged));
    return 0;
}
