#include "tokenize/formats/formats.h"

const struct format formats[] = {
    {"text", format_text},
    {"lines", format_lines},
    {"jsonl", format_jsonl},
    {"vertical", format_vertical},
    {"wet", format_wet},
    {NULL, NULL},
};

void format_skip_mark(struct input *input)
{
    const struct span mark = SPAN("\xEF\xBB\xBF");
    while (input->end - input->begin < mark.size && input_more(input))
        ;
    struct span text = {input->data + input->begin, input->end - input->begin};
    if (text.size && span_starts(text, mark))
        input_skip(input, mark.size);
}

/* Passes over the rest of a line. */
static void skip_line(struct input *input)
{
    do {
        const char *text = input->data + input->begin;
        size_t there = input->end - input->begin;
        const char *found = memchr(text, '\n', there);
        input_skip(input, found ? (size_t)(found - text) + 1 : there);
        if (found)
            return;
    } while (input_more(input));
}

bool format_line(struct input *input, size_t most, struct span *line, bool *whole)
{
    size_t searched = 0;
    *whole = true;
    for (;;) {
        const char *text = input->data + input->begin;
        size_t there = input->end - input->begin;
        const char *found =
            there > searched ? memchr(text + searched, '\n', there - searched) : NULL;
        size_t size = found ? (size_t)(found - text) : there;
        if (found && size <= most) {
            *line = (struct span){text, size};
            input_skip(input, size + 1);
            return true;
        }
        if (size > most) {
            skip_line(input);
            *line = SPAN("?");
            *whole = false;
            return true;
        }
        searched = there;
        if (!input_more(input)) {
            *line = (struct span){input->data + input->begin, there};
            input_skip(input, there);
            return there > 0;
        }
    }
}

uint64_t format_feed(struct tokenizer *tokenizer, struct input *input, uint64_t limit)
{
    uint64_t fed = 0;
    for (;;) {
        size_t there = input->end - input->begin;
        bool whole = there >= limit - fed;
        struct span text = {
            input->data + input->begin, whole ? (size_t)(limit - fed) : there};
        size_t taken = tokenizer_feed(tokenizer, text, whole || input->finished);
        input_skip(input, taken);
        fed += taken;
        if (whole || input->finished)
            return fed;
        input_more(input);
    }
}
