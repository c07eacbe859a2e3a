/* What is left out of texts is what a line by line search in memory leaves out; and whether
 * a beginning is plain text is decided of any bytes. */
#include "tests/fuzz/fuzz.h"

#include "gather/plain.h"
#include "gather/repeats.h"
#include "lib/arena.h"
#include "lib/sources.h"

enum { TEXTS = 8 };

/* The next of texts that NUL divides; the last has the rest. */
static struct span take_text(struct span *left, bool last)
{
    const char *end = last || !left->size ? NULL : memchr(left->data, '\0', left->size);
    struct span text = {left->data, end ? (size_t)(end - left->data) : left->size};
    size_t used = text.size + (end != NULL);
    *left = (struct span){left->data + used, left->size - used};
    return text;
}

/* The trimmed line is somewhere a line of the text. */
static bool has_line(struct span text, struct span line)
{
    for (size_t begin = 0, i = 0; i <= text.size; i++) {
        if (i < text.size && text.data[i] != '\n' && text.data[i] != '\r')
            continue;
        size_t from = begin, to = i;
        while (from < to && strchr(" \t\v\f", text.data[from]) && text.data[from])
            from++;
        while (to > from && strchr(" \t\v\f", text.data[to - 1]) && text.data[to - 1])
            to--;
        if (span_equal((struct span){text.data + from, to - from}, line))
            return true;
        begin = i + 1;
    }
    return false;
}

/* Each line of a range is one that enough texts have. */
static void check_range(struct span range, const struct span *texts, size_t count)
{
    while (range.size) {
        size_t size = 0;
        while (size < range.size && range.data[size] != '\n' && range.data[size] != '\r')
            size++;
        struct span line = {range.data, size};
        while (line.size && strchr(" \t\v\f", line.data[0]) && line.data[0])
            line = (struct span){line.data + 1, line.size - 1};
        while (line.size && strchr(" \t\v\f", line.data[line.size - 1]) &&
               line.data[line.size - 1])
            line.size--;
        size_t have = 0;
        for (size_t i = 0; i < count; i++)
            have += has_line(texts[i], line);
        fuzz_check(!line.size || have >= REPEATS_LEAST, "a line that is rare is left out");
        size += size < range.size;
        range = (struct span){range.data + size, range.size - size};
    }
}

static void check_ranges(
    struct output *ranges, const struct span *texts, size_t count, struct span text)
{
    struct arena arena = {0};
    struct source row;
    uint64_t begin, end;
    output_byte(ranges, '\0');
    struct span line = arena_print(&arena, "n\t\t\t\t\t%s", ranges->data);
    fuzz_check(source_parse(&arena, line, &row), "ranges that are none");
    while (source_next_omitted(&row.omitted, &begin, &end)) {
        fuzz_check(end <= text.size && begin < end, "a range beyond the text");
        struct span range = {text.data + begin, (size_t)(end - begin)};
        check_range(range, texts, count);
    }
    arena_free(&arena);
    free(ranges->data);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct fuzz fuzz = {data, size};
    uint64_t seed = fuzz_byte(&fuzz);
    struct span left = fuzz_rest(&fuzz), texts[TEXTS];
    plain_is_sure(left);
    struct repeats *repeats = repeats_new("/tmp", size);
    if (!repeats)
        abort();
    for (size_t i = 0; i < TEXTS; i++) {
        texts[i] = take_text(&left, i + 1 == TEXTS);
        struct fuzz_pieces pieces = {texts[i], seed};
        struct input input;
        fuzz_input(&input, &pieces);
        repeats_read(repeats, SPAN("in/a"), &input);
        input_close(&input);
    }
    fuzz_check(repeats_count(repeats), "the lines cannot be counted");
    for (size_t i = 0; i < TEXTS; i++) {
        struct output ranges = {.fd = -1};
        fuzz_check(repeats_next(repeats, &ranges), "the lines cannot be read");
        check_ranges(&ranges, texts, TEXTS, texts[i]);
    }
    repeats_free(repeats);
    return 0;
}
