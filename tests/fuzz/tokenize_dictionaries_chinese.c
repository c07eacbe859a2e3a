/* A damaged Chinese dictionary: see tests/fuzz/damage.h and divided.h. */
#include "tests/fuzz/damage.h"
#include "tests/fuzz/divided.h"

#include "lib/utf8.h"
#include "tokenize/dictionaries/chinese.h"

/* Two bytes a character: Han, some beyond the first plane. */
static size_t make_run(struct fuzz *fuzz, char *run)
{
    size_t size = 0;
    for (int i = 0; fuzz->size > 1 && i < DIVIDED_MOST; i++) {
        uint32_t code = (uint32_t)damage_number(fuzz, 2);
        code = code < 0xF000 ? 0x4E00 + code % 0x5200 : 0x20000 + code;
        size += (size_t)utf8_encode(code, run + size);
    }
    return size;
}

static void divide(struct chinese *chinese, struct span run)
{
    static uint32_t ends[DIVIDED_MOST];
    if (run.size)
        fuzz_divided(run, ends, chinese_divide(chinese, run, ends));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct fuzz fuzz = {data, size};
    damage_begin(&fuzz, "dictionaries/chinese.bin");
    struct chinese *chinese = chinese_new();
    char *run = memory_new(4 * DIVIDED_MOST, 1);
    if (chinese) {
        divide(chinese, SPAN("港口管理局保留起重机司机一百二十三名王小明先生"));
        divide(chinese, (struct span){run, make_run(&fuzz, run)});
        chinese_free(chinese);
    }
    free(run);
    damage_end();
    return 0;
}
