#include "lib/list_text.h"

#include <errno.h>
#include <string.h>

#include "lib/utf8.h"

enum { WIDEST = 4 /* bytes of a character in UTF-8 */ };

/* What Windows-1252 has at 80 to 9F; 0: nothing. */
static const uint16_t windows[32] = {0x20AC, 0, 0x201A, 0x192, 0x201E, 0x2026, 0x2020,
    0x2021, 0x2C6, 0x2030, 0x160, 0x2039, 0x152, 0, 0x17D, 0, 0, 0x2018, 0x2019, 0x201C,
    0x201D, 0x2022, 0x2013, 0x2014, 0x2DC, 0x2122, 0x161, 0x203A, 0x153, 0, 0x17E, 0x178};

static bool is_utf8(struct span text)
{
    for (size_t at = 0; at < text.size;) {
        uint32_t code;
        int size = utf8_decode(text.data + at, text.size - at, &code);
        if (size < 0)
            return false;
        at += (size_t)size;
    }
    return true;
}

static uint32_t windows_code(unsigned char byte)
{
    return byte >= 0x80 && byte < 0xA0 ? windows[byte - 0x80] : byte;
}

static uint32_t unit_at(struct span text, size_t at, bool big)
{
    unsigned char first = (unsigned char)text.data[at];
    unsigned char second = (unsigned char)text.data[at + 1];
    return big ? (uint32_t)(first << 8 | second) : (uint32_t)(second << 8 | first);
}

/* Decodes UTF-16 at text[*at], which is moved behind it. */
static uint32_t decode_wide(struct span text, size_t *at, bool big)
{
    uint32_t unit = unit_at(text, *at, big);
    *at += 2;
    if (unit < 0xD800 || unit > 0xDFFF)
        return unit;
    uint32_t low = unit < 0xDC00 && *at + 1 < text.size ? unit_at(text, *at, big) : 0;
    if (low < 0xDC00 || low > 0xDFFF)
        return 0xFFFD;
    *at += 2;
    return 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00);
}

static struct span from_utf16(struct span text, struct arena *arena)
{
    bool big = text.data[0] == (char)0xFE;
    char *room = arena_new(arena, text.size * 2 + WIDEST, 1);
    size_t size = 0;
    for (size_t at = 2; at + 1 < text.size;)
        size += (size_t)utf8_encode(decode_wide(text, &at, big), room + size);
    return (struct span){room, size};
}

static struct span from_windows(struct span text, struct arena *arena)
{
    char *room = arena_new(arena, text.size * WIDEST + 1, 1);
    size_t size = 0;
    for (size_t at = 0; at < text.size; at++)
        size +=
            (size_t)utf8_encode(windows_code((unsigned char)text.data[at]), room + size);
    return (struct span){room, size};
}

struct span list_text_read(struct input *input, struct arena *arena)
{
    while (input->end - input->begin <= LIST_TEXT_MOST && input_more(input))
        ;
    if (input->end - input->begin > LIST_TEXT_MOST) {
        input->error = EFBIG;
        return (struct span){"", 0};
    }
    struct span text = {input->data + input->begin, input->end - input->begin};
    if (span_starts(text, SPAN("\xFF\xFE")) || span_starts(text, SPAN("\xFE\xFF")))
        return from_utf16(text, arena);
    if (!is_utf8(text))
        return from_windows(text, arena);
    input_skip_mark(input);
    return arena_copy(
        arena, (struct span){input->data + input->begin, input->end - input->begin});
}

bool list_text_line(struct span *text, struct span *line)
{
    if (!text->size)
        return false;
    size_t size = 0;
    while (size < text->size && text->data[size] != '\n' && text->data[size] != '\r')
        size++;
    *line = (struct span){text->data, size};
    bool pair = size + 1 < text->size && memcmp(text->data + size, "\r\n", 2) == 0;
    size += (size_t)(size < text->size) + pair;
    *text = (struct span){text->data + size, text->size - size};
    return true;
}
