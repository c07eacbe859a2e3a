#include "lib/escape.h"

#include <stdio.h>

#include "lib/memory.h"
#include "lib/utf8.h"

enum {
    ESCAPE_GROWTH = 4, /* a byte becomes \xHH at the most */
};

static size_t escape_hex(const char *bytes, size_t count, char *room)
{
    static const char digits[] = "0123456789ABCDEF";
    for (size_t i = 0; i < count; i++) {
        unsigned char byte = (unsigned char)bytes[i];
        room[4 * i] = '\\';
        room[4 * i + 1] = 'x';
        room[4 * i + 2] = digits[byte >> 4];
        room[4 * i + 3] = digits[byte & 15];
    }
    return 4 * count;
}

/* Escapes what stands at text; sets how many bytes of it were read. */
static size_t escape_one(const char *text, size_t size, char *room, size_t *read)
{
    uint32_t code;
    int length = utf8_decode(text, size, &code);
    *read = (size_t)(length < 0 ? -length : length);
    char letter = code == '\t' ? 't' : code == '\n' ? 'n' : code == '\\' ? '\\' : 0;
    if (letter) {
        room[0] = '\\';
        room[1] = letter;
        return 2;
    }
    if (length < 0 || utf8_is_harmful(code))
        return escape_hex(text, *read, room);
    memcpy(room, text, *read);
    return *read;
}

static size_t escape_into(struct span name, char *room)
{
    size_t size = 0, read;
    for (size_t i = 0; i < name.size; i += read)
        size += escape_one(name.data + i, name.size - i, room + size, &read);
    return size;
}

struct span escape_name_new(struct arena *arena, struct span name)
{
    char *room = arena_new(arena, ESCAPE_GROWTH * name.size + 1, 1);
    return (struct span){room, escape_into(name, room)};
}

static int hex_digit(char byte)
{
    if (byte >= '0' && byte <= '9')
        return byte - '0';
    if (byte >= 'A' && byte <= 'F')
        return byte - 'A' + 10;
    if (byte >= 'a' && byte <= 'f')
        return byte - 'a' + 10;
    return -1;
}

/* Reads the escape at text; returns its length, or 0 where there is none. */
static size_t unescape_one(const char *text, size_t size, char *byte)
{
    if (size < 2 || text[0] != '\\')
        return 0;
    if (text[1] == 'x' && size >= 4) {
        int high = hex_digit(text[2]), low = hex_digit(text[3]);
        *byte = (char)(high * 16 + low);
        return high < 0 || low < 0 ? 0 : 4;
    }
    *byte = text[1] == 't' ? '\t' : text[1] == 'n' ? '\n' : '\\';
    return text[1] == 't' || text[1] == 'n' || text[1] == '\\' ? 2 : 0;
}

struct span unescape_name_new(struct arena *arena, struct span name)
{
    char *room = arena_new(arena, name.size + 1, 1);
    size_t size = 0;
    for (size_t i = 0; i < name.size;) {
        size_t length = unescape_one(name.data + i, name.size - i, room + size);
        if (!length) {
            room[size] = name.data[i];
            length = 1;
        }
        size++;
        i += length;
    }
    return (struct span){room, size};
}

static const struct entity {
    char byte;
    struct span text;
} entities[] = {
    {'&', {"&amp;", 5}}, {'<', {"&lt;", 4}}, {'>', {"&gt;", 4}}, {'"', {"&quot;", 6}},
    {'\'', {"&apos;", 6}}, /* read, not written */
};

enum {
    ENTITIES_WRITTEN = 4,
    ENTITIES_READ = 5,
};

static struct span entity_of(char byte)
{
    for (size_t i = 0; i < ENTITIES_WRITTEN; i++)
        if (entities[i].byte == byte)
            return entities[i].text;
    return (struct span){NULL, 0};
}

void escape_xml(struct output *output, struct span text)
{
    size_t plain = 0;
    for (size_t i = 0; i < text.size; i++) {
        struct span entity = entity_of(text.data[i]);
        if (!entity.size)
            continue;
        output_write(output, (struct span){text.data + plain, i - plain});
        output_write(output, entity);
        plain = i + 1;
    }
    output_write(output, (struct span){text.data + plain, text.size - plain});
}

static const struct entity *entity_at(struct span text)
{
    for (size_t i = 0; i < ENTITIES_READ; i++)
        if (span_starts(text, entities[i].text))
            return &entities[i];
    return NULL;
}

size_t unescape_xml(struct span text, char *room)
{
    size_t size = 0;
    for (size_t i = 0; i < text.size;) {
        const struct entity *entity = NULL;
        if (text.data[i] == '&')
            entity = entity_at((struct span){text.data + i, text.size - i});
        room[size++] = entity ? entity->byte : text.data[i];
        i += entity ? entity->text.size : 1;
    }
    return size;
}

struct span harmless_new(struct arena *arena, struct span text)
{
    static const char replacement[] = "\xEF\xBF\xBD"; /* U+FFFD */
    size_t at = 0, size = 0;
    uint32_t code;
    while (at < text.size) {
        int length = utf8_decode(text.data + at, text.size - at, &code);
        if (length < 0 || utf8_is_harmful(code))
            break;
        at += (size_t)length;
    }
    if (at == text.size)
        return text;
    char *room = arena_new(arena, at + 3 * (text.size - at) + 1, 1);
    memcpy(room, text.data, at);
    for (size = at; at < text.size;) {
        int length = utf8_decode(text.data + at, text.size - at, &code);
        size_t taken = (size_t)(length < 0 ? -length : length);
        bool harmful = length < 0 || utf8_is_harmful(code);
        size_t written = harmful ? sizeof replacement - 1 : taken;
        memcpy(room + size, harmful ? replacement : text.data + at, written);
        size += written;
        at += taken;
    }
    return (struct span){room, size};
}
