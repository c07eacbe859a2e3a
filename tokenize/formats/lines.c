/* lines: a line is a document, named FILE:LINE. Blank lines are none. */
#include <inttypes.h>
#include <stdio.h>

#include "lib/arena.h"
#include "tokenize/formats/formats.h"

/* Feeds what is before the next LF, and passes over that. */
static void feed_line(struct tokenizer *tokenizer, struct input *input)
{
    size_t searched = 0;
    for (;;) {
        const char *text = input->data + input->begin;
        size_t there = input->end - input->begin;
        const char *found = memchr(text + searched, '\n', there - searched);
        searched = found ? (size_t)(found - text) : there;
        size_t taken = tokenizer_feed(
            tokenizer, (struct span){text, searched}, found || input->finished);
        input_skip(input, taken);
        searched -= taken;
        if (found)
            input_skip(input, 1);
        if (found || input->finished)
            return;
        input_more(input);
    }
}

/* Passes over white space, counting lines; false at the end of the input. */
static bool skip_blank(struct input *input, uint64_t *line)
{
    for (;;) {
        while (input->begin < input->end) {
            char byte = input->data[input->begin];
            if (byte != ' ' && byte != '\t' && byte != '\r' && byte != '\n')
                return true;
            *line += byte == '\n';
            input_skip(input, 1);
        }
        if (!input_more(input))
            return false;
    }
}

const char *format_lines(
    struct tokenizer *tokenizer, struct input *input, const struct format_options *options)
{
    (void)options;
    format_skip_mark(input);
    for (uint64_t line = 1; skip_blank(input, &line); line++) {
        struct arena arena = {0};
        struct span name = arena_print(&arena, "%s:%" PRIu64, input->name, line);
        tokenizer_begin(tokenizer, name, 0);
        feed_line(tokenizer, input);
        tokenizer_end(tokenizer);
        arena_free(&arena);
    }
    return NULL;
}
