/* jsonl: a line is a JSON object, which holds a document. */
#include <inttypes.h>
#include <jansson.h>
#include <stdlib.h>

#include "lib/arena.h"
#include "lib/memory.h"
#include "lib/message.h"
#include "tokenize/formats/formats.h"

enum {
    RECORD_MAX = 8 * 1024 * 1024, /* bytes of a record: it is held in memory thrice */
};

/* The record's id, or FILE:LINE where it has none. */
static struct span id_of(
    struct arena *arena, const json_t *id, const struct input *input, uint64_t line)
{
    if (json_is_string(id))
        return (struct span){json_string_value(id), json_string_length(id)};
    if (json_is_integer(id))
        return arena_print(arena, "%" JSON_INTEGER_FORMAT, json_integer_value(id));
    return arena_print(arena, "%s:%" PRIu64, input->name, line);
}

/* Feeds the text from a copy that has readable bytes behind it. */
static void jsonl_feed(struct tokenizer *tokenizer, struct span text)
{
    char *copy = memory_new(text.size + TOKENIZER_PADDING, 1);
    memcpy(copy, text.data, text.size);
    tokenizer_feed(tokenizer, (struct span){copy, text.size}, true);
    free(copy);
}

/* Returns NULL, or what is wrong with the record. */
static const char *take_record(struct tokenizer *tokenizer, const struct input *input,
    const struct format_options *options, struct span record, uint64_t line)
{
    json_error_t error;
    json_t *object = json_loadb(record.data, record.size, JSON_ALLOW_NUL, &error);
    const json_t *text = json_object_get(object, options->text_field);
    const char *reason = NULL;
    if (!object)
        reason = "is not JSON";
    else if (!json_is_string(text))
        reason = "has no text";
    if (!reason) {
        struct arena arena = {0};
        const json_t *id = json_object_get(object, options->id_field);
        tokenizer_begin(tokenizer, id_of(&arena, id, input, line), 0);
        jsonl_feed(
            tokenizer, (struct span){json_string_value(text), json_string_length(text)});
        tokenizer_end(tokenizer);
        arena_free(&arena);
    }
    json_decref(object);
    return reason;
}

/* Jansson takes some failures of malloc badly: there are none. */
static void *allocate(size_t size)
{
    return memory_new(1, size);
}

static bool is_blank(struct span line)
{
    for (size_t i = 0; i < line.size; i++)
        if (!memchr(" \t\r", line.data[i], 3))
            return false;
    return true;
}

const char *format_jsonl(
    struct tokenizer *tokenizer, struct input *input, const struct format_options *options)
{
    struct span record;
    bool whole;
    uint64_t wrong = 0;
    json_set_alloc_funcs(allocate, free);
    format_skip_mark(input);
    for (uint64_t line = 1; format_line(input, RECORD_MAX, &record, &whole); line++) {
        if (is_blank(record))
            continue;
        const char *reason = "is longer than 8 MiB";
        if (whole)
            reason = take_record(tokenizer, input, options, record, line);
        if (reason && wrong++ == 0)
            message(input->name, "line %" PRIu64 " %s", line, reason);
    }
    if (wrong > 1)
        message(input->name, "%" PRIu64 " more lines like that", wrong - 1);
    return wrong ? "some records were left out" : NULL;
}
