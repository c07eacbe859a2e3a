/* wet: the texts of Common Crawl, a WARC file (ISO 28500) whose records of the type
 * `conversion` are documents named by their target's address. */
#include <strings.h>

#include "lib/arena.h"
#include "tokenize/formats/formats.h"

enum { HEADER_MAX = 64 * 1024 /* bytes of a line of a header */ };

struct record {
    struct span type, target; /* an arena owns them */
    uint64_t size;            /* bytes */
    bool sized;
};

static struct span trimmed(struct span text)
{
    while (text.size && strchr(" \t\r", text.data[text.size - 1]))
        text.size--;
    while (text.size && strchr(" \t", *text.data))
        text = (struct span){text.data + 1, text.size - 1};
    return text;
}

/* The value of the field where the line is of that name. */
static bool is_field(struct span line, struct span name, struct span *value)
{
    if (line.size <= name.size || line.data[name.size] != ':' ||
        strncasecmp(line.data, name.data, name.size) != 0)
        return false;
    *value = trimmed((struct span){line.data + name.size + 1, line.size - name.size - 1});
    return true;
}

static uint64_t number_of(struct span text)
{
    uint64_t number = 0;
    for (size_t i = 0; i < text.size && text.data[i] >= '0' && text.data[i] <= '9'; i++)
        number = number * 10 + (uint64_t)(text.data[i] - '0');
    return number;
}

static void read_field(struct record *record, struct span line, struct arena *arena)
{
    struct span value;
    if (is_field(line, SPAN("WARC-Type"), &value))
        record->type = arena_copy(arena, value);
    if (is_field(line, SPAN("WARC-Target-URI"), &value))
        record->target = arena_copy(arena, value);
    if (is_field(line, SPAN("Content-Length"), &value)) {
        record->size = number_of(value);
        record->sized = true;
    }
}

/* Reads a header up to its empty line. Returns NULL, or what is wrong with it. */
static const char *read_header(
    struct input *input, struct span first, struct record *record, struct arena *arena)
{
    struct span line;
    bool whole;
    if (span_starts(first, SPAN("\x1F\x8B")))
        return "is compressed: read it through zcat";
    if (!span_starts(first, SPAN("WARC/")))
        return "is not a WARC file, or is damaged";
    while (format_line(input, HEADER_MAX, &line, &whole) && trimmed(line).size)
        read_field(record, line, arena);
    return record->sized ? NULL : "holds a WARC record without a length";
}

/* False where the input ends before. */
static bool wet_skip(struct input *input, uint64_t bytes)
{
    while (bytes) {
        size_t there = input->end - input->begin;
        if (there > bytes)
            there = (size_t)bytes;
        input_skip(input, there);
        bytes -= there;
        if (bytes && !input_more(input))
            return false;
    }
    return true;
}

static const char *take_record(
    struct tokenizer *tokenizer, struct input *input, const struct record *record)
{
    static const char cut[] = "ends within a record";
    if (!span_equal(record->type, SPAN("conversion")))
        return wet_skip(input, record->size) ? NULL : cut;
    tokenizer_begin(tokenizer, record->target, 0);
    uint64_t fed = format_feed(tokenizer, input, record->size);
    tokenizer_end(tokenizer);
    return fed == record->size ? NULL : cut;
}

const char *format_wet(
    struct tokenizer *tokenizer, struct input *input, const struct format_options *options)
{
    (void)options;
    struct span line;
    bool whole;
    const char *reason = NULL;
    while (!reason && format_line(input, HEADER_MAX, &line, &whole)) {
        if (!trimmed(line).size)
            continue;
        struct arena arena = {0};
        struct record record = {.sized = false};
        reason = read_header(input, line, &record, &arena);
        if (!reason)
            reason = take_record(tokenizer, input, &record);
        arena_free(&arena);
    }
    return reason;
}
