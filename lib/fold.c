#include "lib/fold.h"

#include <stdlib.h>
#include <utf8proc.h>

#include "lib/decompose.h"
#include "lib/memory.h"

enum {
    CODES_A_BYTE = 4, /* code points that a byte becomes at the most, with room to spare */
    CODES_FEW = 64,   /* bytes of a word that is folded without allocating */
};

/* utf8proc's own callback type gives no context, so there is one function a choice. */
static utf8proc_int32_t turkic_i(utf8proc_int32_t code, void *unused)
{
    (void)unused;
    return code == 'I' ? 0x131 : code == 0x130 ? 'i' : code;
}

static bool fold_ascii(struct span word, char *room)
{
    unsigned char high = 0;
    for (size_t i = 0; i < word.size; i++) {
        unsigned char byte = (unsigned char)word.data[i];
        high |= byte;
        room[i] = (char)(byte >= 'A' && byte <= 'Z' ? byte | 0x20 : byte);
    }
    return high < 0x80;
}

/* Folds into codes, and encodes there. Returns the bytes, or a negative error. */
static utf8proc_ssize_t fold_codes(
    struct span word, bool turkic, utf8proc_int32_t *codes, size_t most)
{
    utf8proc_option_t options = UTF8PROC_CASEFOLD | UTF8PROC_COMPOSE | UTF8PROC_STABLE;
    utf8proc_ssize_t count =
        decompose(word, codes, most, options, turkic ? turkic_i : NULL);
    return count < 0 ? count : utf8proc_reencode(codes, count, options);
}

size_t fold_case(struct span word, bool turkic, char *room)
{
    if (!turkic && fold_ascii(word, room))
        return word.size;
    utf8proc_int32_t few[CODES_FEW * CODES_A_BYTE + 1], *codes = few;
    size_t most = CODES_A_BYTE * word.size;
    if (word.size > CODES_FEW)
        codes = memory_new(most + 1, sizeof *codes); /* utf8proc_reencode writes a NUL */
    utf8proc_ssize_t size = fold_codes(word, turkic, codes, most);
    if (size == UTF8PROC_ERROR_NOMEM)
        memory_checked(NULL);
    if (size < 0 || (size_t)size > FOLD_GROWTH * word.size) {
        memcpy(room, word.data, word.size);
        size = (utf8proc_ssize_t)word.size;
    } else if (size > 0) {
        memcpy(room, codes, (size_t)size);
    }
    if (codes != few)
        free(codes);
    return (size_t)size;
}

bool fold_is_turkic(struct span language)
{
    struct span code = {language.data, language.size < 2 ? language.size : 2};
    return (span_equal(code, SPAN("tr")) || span_equal(code, SPAN("az"))) &&
           (language.size == 2 || language.data[2] == '-');
}
