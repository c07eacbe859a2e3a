/* Tokens and classes of bytes by vectors are those of the plain code. */
#include "tests/fuzz/fuzz.h"

#include "tokenize/words/tokens.h"

static const char *const languages[] = {"en", "ja", "zh", "th"};

static void compare_classes(struct span text, struct bytes *fast)
{
    struct bytes plain = {0};
    bytes_classify(fast, text);
    bytes_classify_scalar(&plain, text);
    fuzz_check(fast->count == plain.count && fast->other == plain.other,
        "bytes_classify: another number of blocks, or other bytes or none");
    size_t size = plain.count * sizeof *plain.blocks;
    fuzz_same("bytes_classify", (struct span){(char *)plain.blocks, size},
        (struct span){(char *)fast->blocks, size});
    bytes_free(&plain);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct dictionaries *dictionaries;
    if (!dictionaries)
        dictionaries = dictionaries_new();
    struct fuzz fuzz = {data, size};
    const char *language = languages[fuzz_byte(&fuzz) % 4];
    struct span rest = fuzz_rest(&fuzz);
    char *copy = fuzz_copy(rest, 64);
    struct span text = {copy, rest.size};
    struct bytes bytes = {0};
    struct tokens fast = {.dictionaries = dictionaries}, plain = fast;
    compare_classes(text, &bytes);
    tokens_find(&fast, text, &bytes, language);
    tokens_find_scalar(&plain, text, language);
    fuzz_check(fast.invalid == plain.invalid && fast.cut == plain.cut,
        "tokens_find: another number of invalid bytes or of words cut");
    fuzz_same("tokens_find",
        (struct span){(char *)plain.items, plain.count * sizeof *plain.items},
        (struct span){(char *)fast.items, fast.count * sizeof *fast.items});
    bytes_free(&bytes);
    tokens_free(&fast);
    tokens_free(&plain);
    free(copy);
    return 0;
}
