/* A damaged Chinese dictionary: see tests/fuzz/damage.h. Whatever it says, the ends of
 * words ascend, stand between characters and reach the end. */
#include "tests/fuzz/damage.h"

#include "lib/utf8.h"
#include "tokenize/chinese.h"

enum { RUN_MOST = 4096 }; /* characters */

/* Two bytes a character: Han, some beyond the first plane. */
static size_t make_run(struct fuzz *fuzz, char *run)
{
    size_t size = 0;
    for (int i = 0; fuzz->size > 1 && i < RUN_MOST; i++) {
        uint32_t code = (uint32_t)damage_number(fuzz, 2);
        code = code < 0xF000 ? 0x4E00 + code % 0x5200 : 0x20000 + code;
        size += (size_t)utf8_encode(code, run + size);
    }
    return size;
}

static void divide(struct chinese *chinese, struct span run)
{
    static uint32_t ends[RUN_MOST];
    if (!run.size)
        return;
    size_t count = chinese_divide(chinese, run, ends);
    fuzz_check(count > 0 && ends[count - 1] == run.size, "the run is not divided whole");
    for (size_t i = 0; i + 1 < count; i++)
        fuzz_check(ends[i] < ends[i + 1] && (run.data[ends[i]] & 0xC0) != 0x80,
            "the ends do not ascend, or a character is torn");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct fuzz fuzz = {data, size};
    damage_begin(&fuzz, "dictionaries/chinese.bin");
    struct chinese *chinese = chinese_new();
    char *run = memory_new(4 * RUN_MOST, 1);
    if (chinese) {
        divide(chinese, SPAN("港口管理局保留起重机司机一百二十三名王小明先生"));
        divide(chinese, (struct span){run, make_run(&fuzz, run)});
        chinese_free(chinese);
    }
    free(run);
    damage_end();
    return 0;
}
