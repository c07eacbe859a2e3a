/* Tables that are merged may be anything. What is taken, merged with nothing else, is a
 * table that merges to itself, and it does not matter in which order tables come. */
#include "tests/fuzz/counting.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct fuzz fuzz = {data, size};
    struct span text = fuzz_rest(&fuzz);
    const char *middle = text.size ? memchr(text.data, '\f', text.size) : NULL;
    size_t first = middle ? (size_t)(middle - text.data) : text.size;
    struct span rest = {
        middle ? middle + 1 : text.data, middle ? text.size - first - 1 : 0};
    struct span tables[2] = {{text.data, first}, rest};
    struct span turned[2] = {tables[1], tables[0]};
    struct output *merged = fuzz_output(0), *again = fuzz_output(1),
                  *other = fuzz_output(2);
    bool good = counting_merge(tables, 2, merged);
    fuzz_check(counting_merge(turned, 2, other) == good, "the order of the tables matters");
    if (!good)
        return 0;
    fuzz_same("turned", fuzz_written(merged), fuzz_written(other));
    struct span table = fuzz_written(merged);
    fuzz_check(counting_merge(&table, 1, again), "a merged table is none");
    fuzz_same("merged again", table, fuzz_written(again));
    return 0;
}
