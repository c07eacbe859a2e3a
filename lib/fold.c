#include "lib/fold.h"

#include <stdlib.h>
#include <utf8proc.h>

#include "lib/memory.h"

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

size_t fold_case(struct span word, bool turkic, char *room)
{
    if (!turkic && fold_ascii(word, room))
        return word.size;
    utf8proc_uint8_t *folded = NULL;
    utf8proc_ssize_t size = utf8proc_map_custom((const utf8proc_uint8_t *)word.data,
        (utf8proc_ssize_t)word.size, &folded,
        UTF8PROC_CASEFOLD | UTF8PROC_COMPOSE | UTF8PROC_STABLE, turkic ? turkic_i : NULL,
        NULL);
    if (size == UTF8PROC_ERROR_NOMEM)
        memory_checked(NULL);
    if (size < 0 || (size_t)size > FOLD_GROWTH * word.size) {
        memcpy(room, word.data, word.size);
        size = (utf8proc_ssize_t)word.size;
    } else if (size > 0) {
        memcpy(room, folded, (size_t)size);
    }
    free(folded);
    return (size_t)size;
}

bool fold_is_turkic(struct span language)
{
    struct span code = {language.data, language.size < 2 ? language.size : 2};
    return (span_equal(code, SPAN("tr")) || span_equal(code, SPAN("az"))) &&
           (language.size == 2 || language.data[2] == '-');
}
