#include "gather/plain.h"

#include <ctype.h>
#include <strings.h>

#include "lib/utf8.h"

/* What stands before the first line break, if one does. */
static struct span first_line(struct span text)
{
    const char *end = text.size ? memchr(text.data, '\n', text.size) : NULL;
    return (struct span){text.data, end ? (size_t)(end - text.data) : text.size};
}

static struct span behind(struct span text, size_t size)
{
    return (struct span){text.data + size, text.size - size};
}

static bool is_space(char byte)
{
    return byte == ' ' || (byte >= '\t' && byte <= '\r');
}

static bool is_letter(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

static bool is_word(char byte)
{
    return is_letter(byte) || (byte >= '0' && byte <= '9') || byte == '_';
}

static struct span skip_space(struct span text)
{
    while (text.size && is_space(text.data[0]))
        text = behind(text, 1);
    return text;
}

/* UTF-8 but for the odd slip; a character that the end of the head cuts is none. */
static bool is_utf8(struct span head)
{
    size_t right = 0, wrong = 0, size;
    for (size_t i = 0; i < head.size; i += size) {
        uint32_t code;
        if ((unsigned char)head.data[i] < 0x80) {
            size = 1;
            continue;
        }
        int length = utf8_decode(head.data + i, head.size - i, &code);
        size = (size_t)(length < 0 ? -length : length);
        if (length > 0)
            right++;
        else if (i + size < head.size)
            wrong += size;
    }
    return wrong == 0 || right > wrong;
}

/* A tag, a JSON object or list, or how a file of some kind begins. */
static bool is_marked(struct span text)
{
    static const char *const begins[] = {
        "%PDF", "{\\rtf", "WARC/", "WEBVTT", "\\document", "---\n", "---\r\n"};
    for (size_t i = 0; i < sizeof begins / sizeof *begins; i++)
        if (span_starts(text, span_of(begins[i])))
            return true;
    if (text.size < 2)
        return false;
    if (text.data[0] == '<')
        return is_letter(text.data[1]) || text.data[1] == '!' || text.data[1] == '?';
    if (text.data[0] != '{' && text.data[0] != '[')
        return false;
    text = skip_space(behind(text, 1));
    return text.size && (text.data[0] == '"' || text.data[0] == '{');
}

/* `From somebody Tue Nov 24 10:00`: a mailbox. */
static bool is_mailbox(struct span text)
{
    struct span line = first_line(text);
    if (!span_starts(line, SPAN("From ")))
        return false;
    for (size_t i = 7; i + 2 < line.size; i++)
        if (line.data[i] == ':' && isdigit((unsigned char)line.data[i - 1]) &&
            isdigit((unsigned char)line.data[i + 1]))
            return true;
    return false;
}

/* The size of `Name: ` at the beginning of a line, or 0. */
static size_t field_size(struct span line)
{
    size_t size = 0;
    while (size < line.size && (is_word(line.data[size]) || line.data[size] == '-'))
        size++;
    bool named = size && is_letter(line.data[0]) && size + 1 < line.size;
    return named && line.data[size] == ':' && is_space(line.data[size + 1]) ? size + 2 : 0;
}

/* Two fields, as at the head of a mail. */
static bool has_fields(struct span text)
{
    struct span line = first_line(text);
    if (!field_size(line) || line.size == text.size)
        return false;
    struct span next = first_line(behind(text, line.size + 1));
    return field_size(next) || (next.size && (next.data[0] == ' ' || next.data[0] == '\t'));
}

/* Takes a column's name from the front of a line; false where none is there. */
static bool take_column(struct span *line)
{
    enum { NAME = 41 };
    size_t size = 0;
    if (line->size && line->data[0] == '"')
        *line = behind(*line, 1);
    if (!line->size || !is_word(line->data[0]))
        return false;
    while (size < line->size && size < NAME &&
           (is_word(line->data[size]) || (size && strchr(" .-", line->data[size]))))
        size++;
    *line = behind(*line, size);
    if (line->size && line->data[0] == '"')
        *line = behind(*line, 1);
    return true;
}

/* A table's line of column names. */
static bool has_columns(struct span text)
{
    struct span line = first_line(text);
    if (line.size == text.size)
        return false;
    if (line.size && line.data[line.size - 1] == '\r')
        line.size--;
    int columns = 0;
    while (take_column(&line)) {
        columns++;
        if (!line.size)
            return columns > 1;
        if (!strchr(",;\t", line.data[0]))
            return false;
        line = behind(line, 1);
    }
    return false;
}

bool plain_is_sure(struct span head)
{
    const struct span mark = SPAN("\xEF\xBB\xBF");
    if (!head.size)
        return true;
    if (memchr(head.data, '\0', head.size) || !is_utf8(head))
        return false;
    struct span text = span_starts(head, mark) ? behind(head, mark.size) : head;
    return !is_marked(skip_space(text)) && !is_mailbox(skip_space(text)) &&
           !has_fields(text) && !has_columns(text);
}
