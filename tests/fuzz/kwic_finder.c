/* Places found with tokens in a window that moves: the same as with all tokens of a document
 * in a row, and the same of a stream in pieces. */
#include "tests/fuzz/fuzz.h"

#include "kwic/finder.h"

struct writer {
    struct finder_sink sink;
    struct output *output;
    size_t context;
};

static size_t words_of(struct span text)
{
    size_t words = text.size > 0;
    for (size_t i = 0; i < text.size; i++)
        words += text.data[i] == ' ';
    return words;
}

static void take(struct finder_sink *sink, const struct finder_hit *hit)
{
    struct writer *writer = (struct writer *)sink;
    fuzz_check(hit->match.size > 0, "a match has letters");
    if (writer->context == 0)
        fuzz_check(
            !hit->left.size && !hit->right.size, "no context where none is asked for");
    fuzz_check(writer->context > 0 || !words_of(hit->left), "no words beyond the context");
    const struct span cells[] = {hit->document, hit->left, hit->match, hit->right};
    for (int i = 0; i < 4; i++) {
        output_write(writer->output, cells[i]);
        output_byte(writer->output, '\t');
    }
    output_print(writer->output, "%llu\n", (unsigned long long)hit->begin);
}

static struct span run(const struct query *query, size_t context, struct span text,
    uint64_t seed, struct output *output)
{
    struct writer writer = {{take}, output, context};
    struct finder *finder = finder_new(query, 1, context, seed % 2, &writer.sink);
    struct fuzz_pieces pieces = {text, seed};
    struct input input;
    fuzz_input(&input, &pieces);
    finder_run(finder, &input);
    input_close(&input);
    finder_free(finder);
    return fuzz_written(output);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct fuzz fuzz = {data, size};
    size_t context = fuzz_byte(&fuzz) % 8;
    uint64_t seed = 1 + fuzz_byte(&fuzz);
    size_t letters = fuzz_byte(&fuzz) % 32;
    struct arena arena = {0};
    struct query query;
    struct span rest = fuzz_rest(&fuzz);
    letters = letters < rest.size ? letters : rest.size;
    const char *text = arena_copy(&arena, (struct span){rest.data, letters}).data;
    rest = (struct span){rest.data + letters, rest.size - letters};
    if (!query_read(&query, text, &arena)) {
        struct span whole = run(&query, context, rest, 0, fuzz_output(0));
        struct span pieces = run(&query, context, rest, seed, fuzz_output(1));
        fuzz_same("kwic", whole, pieces);
    }
    arena_free(&arena);
    return 0;
}
