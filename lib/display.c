#include "lib/display.h"

#include <utf8proc.h>

#include "lib/utf8.h"

static bool is_right_to_left(struct span text)
{
    uint32_t code;
    for (size_t at = 0; at < text.size;) {
        int length = utf8_decode(text.data + at, text.size - at, &code);
        utf8proc_propval_t class =
            code < 0x590 ? UTF8PROC_BIDI_CLASS_L
                         : utf8proc_get_property((utf8proc_int32_t)code)->bidi_class;
        if (class == UTF8PROC_BIDI_CLASS_R || class == UTF8PROC_BIDI_CLASS_AL)
            return true;
        at += (size_t)(length < 0 ? -length : length);
    }
    return false;
}

struct span display_apart(struct arena *arena, struct span text)
{
    if (!is_right_to_left(text))
        return text;
    return arena_print(arena, "\xE2\x80\x8E%.*s\xE2\x80\x8E", (int)text.size, text.data);
}

struct span display_cut(struct span text, size_t columns)
{
    size_t at = 0, width = 0;
    while (at < text.size) {
        uint32_t code;
        int length = utf8_decode(text.data + at, text.size - at, &code);
        int wide = utf8proc_charwidth((utf8proc_int32_t)code);
        width += wide > 0 ? (size_t)wide : 0;
        if (width > columns)
            break;
        at += (size_t)(length < 0 ? -length : length);
    }
    return (struct span){text.data, at};
}

size_t display_width(struct span text)
{
    size_t at = 0, width = 0;
    while (at < text.size) {
        uint32_t code;
        int length = utf8_decode(text.data + at, text.size - at, &code);
        int wide = utf8proc_charwidth((utf8proc_int32_t)code);
        width += wide > 0 ? (size_t)wide : 0;
        at += (size_t)(length < 0 ? -length : length);
    }
    return width;
}

static void write_spaces(struct output *output, size_t count)
{
    while (count-- > 0)
        output_byte(output, ' ');
}

void display_column(struct output *output, struct span text, size_t columns, bool right)
{
    size_t width = display_width(text);
    bool cut = width > columns;
    if (cut) {
        text = display_cut(text, columns ? columns - 1 : 0);
        width = display_width(text) + 1;
    }
    if (columns == 0)
        return;
    if (right)
        write_spaces(output, columns - width);
    output_write(output, text);
    if (cut)
        output_text(output, "…");
    if (!right)
        write_spaces(output, columns - width);
}
