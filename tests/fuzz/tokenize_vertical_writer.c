/* The stream that is written is read again: it has the tokens of --plain, every range lies
 * within what was read, and what opens closes. */
#include "tests/fuzz/tokenizing.h"

#include "lib/counts.h"
#include "lib/escape.h"
#include "lib/vertical.h"

enum { DEPTH = 3 };

/* doc, p and s, each within the one before. */
static int level_of(struct span name)
{
    static const char *const names[DEPTH] = {"doc", "p", "s"};
    for (int i = 0; i < DEPTH; i++)
        if (span_equal(name, span_of(names[i])))
            return i;
    fuzz_check(false, "a tag of another name");
    return -1;
}

static void check_range(const struct vertical_line *line, uint64_t *last, uint64_t size)
{
    uint64_t begin = 0, end = 0;
    fuzz_check(counts_number(vertical_attribute(line, SPAN("begin")), &begin) &&
                   counts_number(vertical_attribute(line, SPAN("end")), &end),
        "a sentence without its range");
    fuzz_check(*last <= begin && begin < end && end <= size,
        "a sentence's range is not behind the last one, or not within the text");
    *last = end;
}

static void copy_token(const struct vertical_line *line, struct output *tokens)
{
    struct span token = vertical_column(line, 0);
    char *room = output_room(tokens, token.size + 1);
    output_used(tokens, unescape_xml(token, room));
    output_byte(tokens, '\n');
}

/* Copies the tokens, unescaped. */
static void read_again(struct input *input, uint64_t size, struct output *tokens)
{
    struct vertical stream = {.input = input};
    struct vertical_line line;
    int depth = 0;
    uint64_t last = 0;
    while (vertical_next(&stream, &line) != VERTICAL_END) {
        if (line.kind == VERTICAL_OPEN) {
            fuzz_check(level_of(line.name) == depth++, "a tag out of its place");
            if (depth == DEPTH)
                check_range(&line, &last, size);
        } else if (line.kind == VERTICAL_CLOSE) {
            fuzz_check(level_of(line.name) == --depth, "a closing tag out of its place");
        } else if (line.kind == VERTICAL_TOKEN) {
            fuzz_check(depth == DEPTH, "a token outside a sentence");
            copy_token(&line, tokens);
        } else {
            fuzz_check(span_equal(line.raw, SPAN("<!---->")), "a line of another kind");
        }
    }
    fuzz_check(depth == 0, "a tag that is not closed");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct fuzz fuzz = {data, size};
    struct tokenizer_options options = options_of(&fuzz);
    /* Lines that are no prose end a word, but not with --plain. */
    options.keep_nonprose = options.refine.dehyphenate;
    struct span text = fuzz_rest(&fuzz);
    struct span stream = tokenize_run(&options, 0, text, 0, fuzz_output(0));
    stream.size--; /* the notes, a line of their own, are no part of it */
    while (stream.size && stream.data[stream.size - 1] != '\n')
        stream.size--;
    options.plain = true;
    options.breaks = false;
    struct span plain = tokenize_run(&options, 0, text, 0, fuzz_output(1));
    plain.size--;
    while (plain.size && plain.data[plain.size - 1] != '\n')
        plain.size--;
    struct fuzz_pieces pieces = {stream, 0};
    struct input input;
    fuzz_input(&input, &pieces);
    struct output *tokens = fuzz_output(2);
    read_again(&input, text.size, tokens);
    input_close(&input);
    fuzz_same("the stream's tokens", plain, fuzz_written(tokens));
    return 0;
}
