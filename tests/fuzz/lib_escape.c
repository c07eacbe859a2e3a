/* What is escaped is unescaped to the same bytes, and holds nothing that confuses. */
#include "tests/fuzz/fuzz.h"

#include "lib/escape.h"
#include "lib/fold.h"
#include "lib/utf8.h"

static void names(struct span text)
{
    struct arena arena = {0};
    struct span escaped = escape_name_new(&arena, text);
    for (size_t i = 0; i < escaped.size; i++)
        fuzz_check((unsigned char)escaped.data[i] >= 0x20 && escaped.data[i] != 0x7F,
            "a control character in a name");
    fuzz_same("unescape_name_new", text, unescape_name_new(&arena, escaped));
    unescape_name_new(&arena, text);
    arena_free(&arena);
}

static void entities(struct span text)
{
    struct output *output = fuzz_output(0);
    escape_xml(output, text);
    struct span escaped = fuzz_written(output);
    for (size_t i = 0; i < escaped.size; i++)
        fuzz_check(
            !strchr("<>\"", escaped.data[i]) || !escaped.data[i], "a bare < > or \"");
    char *room = fuzz_copy(escaped, 0);
    size_t size = unescape_xml((struct span){room, escaped.size}, room);
    fuzz_same("unescape_xml", text, (struct span){room, size});
    free(room);
    room = fuzz_copy(text, 0);
    fuzz_check(unescape_xml((struct span){room, text.size}, room) <= text.size,
        "unescape_xml grows");
    free(room);
}

static bool is_utf8(struct span text)
{
    uint32_t code;
    for (size_t i = 0; i < text.size;) {
        int size = utf8_decode(text.data + i, text.size - i, &code);
        if (size < 0)
            return false;
        i += (size_t)size;
    }
    return true;
}

/* Folded once is folded: the second time changes nothing. */
static void folds(struct span text, bool turkic)
{
    char *once = memory_new(FOLD_GROWTH * text.size + 1, 1);
    size_t size = fold_case(text, turkic, once);
    char *room = memory_new(FOLD_GROWTH * size + 1, 1);
    size_t again = fold_case((struct span){once, size}, turkic, room);
    fuzz_check(!is_utf8(text) || is_utf8((struct span){once, size}), "fold_case: no UTF-8");
    if (!turkic && is_utf8(text))
        fuzz_same("fold_case", (struct span){once, size}, (struct span){room, again});
    free(once);
    free(room);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct fuzz fuzz = {data, size};
    bool turkic = fuzz_byte(&fuzz) & 1;
    struct span rest = fuzz_rest(&fuzz);
    char *copy = fuzz_copy(rest, 0);
    struct span text = {copy, rest.size};
    names(text);
    entities(text);
    folds(text, turkic);
    free(copy);
    return 0;
}
