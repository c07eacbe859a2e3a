/* A stream that is shortened comes back, in pieces of any size; and what was not shortened
 * by us is restored to something. */
#include "tests/fuzz/fuzz.h"

#include "archive/elision.h"

static struct span pass(struct span text, uint64_t seed,
    void (*handle)(struct elision *, struct span, struct output *), struct output *output)
{
    struct elision *elision = elision_new();
    struct fuzz_pieces pieces = {text, seed};
    char *room = memory_new(text.size + 1, 1);
    while (pieces.left.size) {
        size_t size = (size_t)fuzz_give(&pieces, room, text.size);
        handle(elision, (struct span){room, size}, output);
    }
    free(room);
    elision_free(elision);
    return fuzz_written(output);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct fuzz fuzz = {data, size};
    uint64_t seed = 1 + fuzz_byte(&fuzz);
    struct span text = fuzz_rest(&fuzz);
    pass(text, seed, elision_restore, fuzz_output(0));
    while (text.size && text.data[text.size - 1] != '\n') /* whole lines only */
        text.size--;
    struct span whole = pass(text, 0, elision_shorten, fuzz_output(0));
    struct span pieces = pass(text, seed, elision_shorten, fuzz_output(1));
    fuzz_same("shortened", whole, pieces);
    fuzz_same("restored", text, pass(whole, seed, elision_restore, fuzz_output(2)));
    return 0;
}
