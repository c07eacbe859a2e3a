#include "kwic/joining.h"

#include "lib/utf8.h"
#include "unicode/properties.h"
#include "unicode/tables.h"

static bool is_unspaced(uint32_t code)
{
    size_t block = unicode_blocks[code / UNICODE_BLOCK];
    uint32_t properties =
        unicode_properties[unicode_classes[block * UNICODE_BLOCK + code % UNICODE_BLOCK]];
    return properties & PROPERTY_UNSPACED;
}

static uint32_t first(struct span text)
{
    uint32_t code;
    utf8_decode(text.data, text.size, &code);
    return code;
}

static uint32_t last(struct span text)
{
    size_t at = text.size - 1;
    while (at > 0 && ((unsigned char)text.data[at] & 0xC0) == 0x80)
        at--;
    return first((struct span){text.data + at, text.size - at});
}

bool joining_spaced(struct span before, struct span after)
{
    return !before.size || !after.size || !is_unspaced(last(before)) ||
           !is_unspaced(first(after));
}
