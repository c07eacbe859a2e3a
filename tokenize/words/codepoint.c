#include "tokenize/words/codepoint.h"

#include "unicode/tables.h"

const char codepoint_unicode_version[] = UNICODE_VERSION;

size_t codepoint_before(struct span text, size_t at)
{
    for (size_t length = 1; length <= 4 && length <= at; length++) {
        if ((text.data[at - length] & 0xC0) == 0x80)
            continue;
        uint32_t code;
        if (codepoint_decode(text, at - length, &code) == length)
            return at - length;
        break;
    }
    return at - 1;
}
