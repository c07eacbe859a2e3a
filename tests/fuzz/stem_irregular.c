/* Damaged lists of irregular stems: see tests/fuzz/damage.h. */
#include "tests/fuzz/damage.h"

#include "stem/irregular.h"

static void use(const struct irregular *irregular, struct span text)
{
    while (text.size) {
        const char *space = memchr(text.data, ' ', text.size);
        size_t size = space ? (size_t)(space - text.data) : text.size;
        struct span term = irregular_find(irregular, (struct span){text.data, size});
        if (term.data)
            free(fuzz_copy(term, 0));
        size += space != NULL;
        text = (struct span){text.data + size, text.size - size};
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct fuzz fuzz = {data, size};
    damage_begin(&fuzz, "stems/pt.bin");
    struct irregular irregular;
    irregular_open(&irregular, damage.file);
    use(&irregular, SPAN("decis\u00F5es a\u00E7\u00F5es casas foi mulheres pa\u00EDses"));
    use(&irregular, fuzz_rest(&fuzz));
    damage_end();
    return 0;
}
