/* A damaged lexicon: see tests/fuzz/damage.h. */
#include "tests/fuzz/damage.h"

#include "report/language/lexicon.h"

enum { WORDS_MOST = 8 };

static void use(const struct lexicon *lexicon, struct span text)
{
    struct word_shares shares[WORDS_MOST];
    size_t count = 0;
    lexicon_head_first(lexicon);
    while (text.size) {
        const char *space = memchr(text.data, ' ', text.size);
        size_t size = space ? (size_t)(space - text.data) : text.size;
        if (size)
            shares[count++] = lexicon_word(lexicon, (struct span){text.data, size});
        size += space != NULL;
        text = (struct span){text.data + size, text.size - size};
        if (count == WORDS_MOST || !text.size) {
            lexicon_tag(lexicon, shares, count);
            if (count)
                lexicon_nominal(lexicon, shares, count);
            count = 0;
        }
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct fuzz fuzz = {data, size};
    damage_begin(&fuzz, "lexicons/en.bin");
    struct lexicon *lexicon = lexicon_new(SPAN("en"));
    if (lexicon) {
        use(lexicon, SPAN("the old harbour's cranes were driven quickly by 12 Kelvin"));
        use(lexicon, fuzz_rest(&fuzz));
        lexicon_free(lexicon);
    }
    damage_end();
    return 0;
}
