/* A damaged Thai dictionary: see tests/fuzz/damage.h and divided.h. */
#include "tests/fuzz/damage.h"
#include "tests/fuzz/divided.h"

#include "lib/utf8.h"
#include "tokenize/dictionaries/maximal_matching.h"

/* A byte a character of the script, and now and then another one. */
static size_t make_run(struct fuzz *fuzz, char *run)
{
    size_t size = 0;
    for (int i = 0; fuzz->size > 0 && i < DIVIDED_MOST; i++) {
        uint32_t code = (uint32_t)damage_number(fuzz, 1);
        code = code < 0xE0 ? 0xE00 + code % 0x60 : 0x300 + code;
        size += (size_t)utf8_encode(code, run + size);
    }
    return size;
}

static void divide(struct matching *matching, struct span run)
{
    static uint32_t ends[DIVIDED_MOST];
    if (run.size)
        fuzz_divided(run, ends, matching_divide(matching, run, ends));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct fuzz fuzz = {data, size};
    damage_begin(&fuzz, "dictionaries/thai.bin");
    struct matching *matching = matching_new("thai");
    char *run = memory_new(4 * DIVIDED_MOST, 1);
    if (matching) {
        divide(matching, SPAN("ท่าเรือเก่าเปิดรถเครนใหม่อีกครั้งๆ"));
        divide(matching, (struct span){run, make_run(&fuzz, run)});
        matching_free(matching);
    }
    free(run);
    damage_end();
    return 0;
}
