/* Damaged frequencies: see tests/fuzz/damage.h. */
#include "tests/fuzz/damage.h"

#include "lib/frequencies.h"

static void use(const struct frequencies *frequencies, struct span text)
{
    while (text.size) {
        const char *space = memchr(text.data, ' ', text.size);
        size_t size = space ? (size_t)(space - text.data) : text.size;
        frequencies_of(frequencies, (struct span){text.data, size});
        size += space != NULL;
        text = (struct span){text.data + size, text.size - size};
    }
    frequencies_floor(frequencies);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct fuzz fuzz = {data, size};
    damage_begin(&fuzz, "frequencies/sr.bin");
    struct frequencies *frequencies = frequencies_new(SPAN("sr"));
    if (frequencies) {
        use(frequencies, SPAN("i je \u0438 \u0458\u0435 2024 12,5 crno-beli l'homme 007"));
        use(frequencies, fuzz_rest(&fuzz));
        frequencies_free(frequencies);
    }
    damage_end();
    return 0;
}
