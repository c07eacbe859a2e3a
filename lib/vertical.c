#include "lib/vertical.h"

#include "lib/escape.h"
#include "lib/memory.h"

static bool is_letter(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

static bool ends_name(char byte)
{
    return byte == ' ' || byte == '\t' || byte == '>' || byte == '/';
}

static struct span name_at(struct span raw, size_t begin)
{
    size_t end = begin;
    while (end < raw.size && !ends_name(raw.data[end]))
        end++;
    return (struct span){raw.data + begin, end - begin};
}

static void vertical_classify(struct vertical_line *line)
{
    struct span raw = line->raw;
    line->kind = raw.size ? VERTICAL_TOKEN : VERTICAL_BLANK;
    line->name = (struct span){NULL, 0};
    if (raw.size < 3 || raw.data[0] != '<' || raw.data[raw.size - 1] != '>')
        return;
    char second = raw.data[1];
    if (second == '/') {
        line->kind = VERTICAL_CLOSE;
        line->name = name_at(raw, 2);
    } else if (second == '!' || second == '?') {
        line->kind = VERTICAL_OTHER;
    } else if (is_letter(second)) {
        line->kind = raw.data[raw.size - 2] == '/' ? VERTICAL_OTHER : VERTICAL_OPEN;
        line->name = name_at(raw, 1);
    }
}

/* Leaves an entity that the end of a piece cuts to the next one. */
static void leave_entity(struct input *input, struct span *piece)
{
    enum { ENTITY_MOST = 6 };
    for (size_t back = 1; back < ENTITY_MOST && back < piece->size; back++) {
        char byte = piece->data[piece->size - back];
        if (byte == ';')
            return;
        if (byte == '&') {
            piece->size -= back;
            input->begin -= back;
            input->position -= back;
            return;
        }
    }
}

enum vertical_kind vertical_next(struct vertical *stream, struct vertical_line *line)
{
    bool whole;
    if (!input_piece(stream->input, '\n', VERTICAL_MAX, &line->raw, &whole)) {
        *line = (struct vertical_line){.kind = VERTICAL_END};
        return VERTICAL_END;
    }
    if (!whole)
        leave_entity(stream->input, &line->raw);
    if (whole && !stream->rest)
        vertical_classify(line);
    else
        line->kind = VERTICAL_TOKEN;
    stream->cut += !whole && !stream->rest;
    stream->rest = !whole;
    if (line->kind != VERTICAL_TOKEN && line->kind != VERTICAL_BLANK)
        stream->tagged = true;
    return line->kind;
}

/* Where the last LF of the bytes stands, plus 1; 0 where there is none. */
static size_t after_last_break(const char *bytes, size_t size)
{
    while (size && bytes[size - 1] != '\n')
        size--;
    return size;
}

bool vertical_lines(struct vertical *stream, struct span *lines)
{
    struct input *input = stream->input;
    size_t searched = 0;
    while (!stream->rest) {
        size_t there = input->end - input->begin;
        const char *data = input->data + input->begin;
        size_t whole =
            there > searched ? after_last_break(data + searched, there - searched) : 0;
        if (whole) {
            *lines = (struct span){data, searched + whole};
            return true;
        }
        searched = there;
        if (there > VERTICAL_MAX || !input_more(input))
            return false;
    }
    return false;
}

static bool is_space(char byte)
{
    return byte == ' ' || byte == '\t';
}

/* Reads name="value" at text[*at], which is behind white space; false where none is. */
static bool next_attribute(
    struct span text, size_t *at, struct span *name, struct span *value)
{
    size_t i = *at;
    while (i < text.size && is_space(text.data[i]))
        i++;
    size_t begin = i;
    while (i < text.size && text.data[i] != '=')
        i++;
    *name = (struct span){text.data + begin, i - begin};
    if (i + 1 >= text.size || (text.data[i + 1] != '"' && text.data[i + 1] != '\''))
        return false;
    const char *first = text.data + i + 2;
    const char *last = memchr(first, first[-1], (size_t)(text.data + text.size - first));
    if (!last)
        return false;
    *value = (struct span){first, (size_t)(last - first)};
    *at = (size_t)(last + 1 - text.data);
    return true;
}

/* Most tags lack the attribute that is asked for: that is found out quickly. */
static bool mentions(struct span text, size_t at, struct span name)
{
    for (; at + name.size < text.size; at++)
        if (text.data[at] == name.data[0] &&
            memcmp(text.data + at, name.data, name.size) == 0)
            return true;
    return false;
}

struct span vertical_attribute(const struct vertical_line *line, struct span name)
{
    size_t at = (size_t)(line->name.data - line->raw.data) + line->name.size;
    struct span text = {line->raw.data, line->raw.size - 1}; /* without the closing `>` */
    struct span found, value;
    if (!mentions(text, at, name))
        return (struct span){NULL, 0};
    while (next_attribute(text, &at, &found, &value))
        if (span_equal(found, name))
            return value;
    return (struct span){NULL, 0};
}

struct span vertical_value_new(const struct vertical_line *line, struct span name)
{
    enum { LONGEST = 4 }; /* \xHH */
    static const char digits[] = "0123456789ABCDEF";
    struct span value = vertical_attribute(line, name);
    if (!value.data)
        return value;
    char *room = memory_new(value.size * (LONGEST + 1) + 1, 1);
    char *from = room + value.size * LONGEST, *to = room;
    size_t size = unescape_xml(value, from);
    for (size_t i = 0; i < size; i++) {
        unsigned char byte = (unsigned char)from[i];
        if (byte >= 0x20 && byte != 0x7F) {
            *to++ = (char)byte;
        } else {
            char escape[LONGEST] = {'\\', 'x', digits[byte >> 4], digits[byte & 15]};
            memcpy(to, escape, LONGEST);
            to += LONGEST;
        }
    }
    return (struct span){room, (size_t)(to - room)};
}

struct span vertical_column(const struct vertical_line *line, size_t index)
{
    const char *begin = line->raw.data, *end = begin + line->raw.size;
    for (; index > 0; index--) {
        const char *tab = memchr(begin, '\t', (size_t)(end - begin));
        if (!tab)
            return (struct span){NULL, 0};
        begin = tab + 1;
    }
    const char *tab = memchr(begin, '\t', (size_t)(end - begin));
    return (struct span){begin, (size_t)((tab ? tab : end) - begin)};
}
