/* Every format, with every rule: read in pieces of any size, the stream is the same. */
#include "tests/fuzz/tokenizing.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct fuzz fuzz = {data, size};
    struct tokenizer_options options = options_of(&fuzz);
    int format = (int)(fuzz_byte(&fuzz) % 5);
    uint64_t seed = 1 + fuzz_byte(&fuzz);
    options.plain = seed % 8 == 0;
    struct span text = fuzz_rest(&fuzz);
    struct span whole = tokenize_run(&options, format, text, 0, fuzz_output(0));
    struct span pieces = tokenize_run(&options, format, text, seed, fuzz_output(1));
    fuzz_same(formats[format].name, whole, pieces);
    return 0;
}
