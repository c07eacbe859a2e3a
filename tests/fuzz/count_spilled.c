/* Counted with hardly any memory, in runs on disk, or from pieces: the same table. */
#include "tests/fuzz/counting.h"

enum { TEXT_MOST = 1500 }; /* bytes: nearly each token is a run */

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct fuzz fuzz = {data, size};
    struct counter_options options = counting_of(&fuzz);
    uint64_t seed = 1 + fuzz_byte(&fuzz);
    struct span text = fuzz_rest(&fuzz);
    if (text.size > TEXT_MOST)
        text.size = TEXT_MOST;
    struct span whole = counting_run(&options, text, 0, fuzz_output(0));
    options.memory = 0;
    struct span spilled = counting_run(&options, text, seed, fuzz_output(1));
    fuzz_same("spilled", whole, spilled);
    return 0;
}
