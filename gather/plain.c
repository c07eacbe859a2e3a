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

static bool is_space(char byte)
{
    return byte == ' ' || byte == '\x1e' || (byte >= '\t' && byte <= '\r');
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
        text = span_behind(text, 1);
    return text;
}

/* The first place from `from` on that has the byte; the text's size: there is none. */
static size_t find_byte(struct span text, size_t from, char byte)
{
    size_t rest = from < text.size ? text.size - from : 0;
    const char *found = rest ? memchr(text.data + from, (unsigned char)byte, rest) : NULL;
    return found ? (size_t)(found - text.data) : text.size;
}

/* Whether all is UTF-8; a character that the end of the head cuts is. */
static bool is_utf8(struct span head)
{
    struct span left = span_behind(head, utf8_valid(head.data, head.size));
    return !left.size || (head.size == PLAIN_HEAD && utf8_is_cut(left.data, left.size));
}

static bool begins_with(struct span text, const char *const *begins)
{
    for (; *begins; begins++)
        if (span_starts(text, span_of(*begins)))
            return true;
    return false;
}

/* A tag, a JSON object or list, or how a file of some kind begins. */
static bool is_marked(struct span text)
{
    static const char *const begins[] = {"%", "{\\", "WARC/", "WEBVTT", "\\", "---\n",
        "---\r\n", "+++", "#", "@", "=", "sep=", "TY  -", "PMID-", "____", "[Script Info]",
        "filedesc:", "HTTP/", "-DOCSTART-", "FN ", "PT ", "[0", "[LINE]", "KakaoTalk",
        "--- Log opened", "**** BEGIN LOGGING", "\x01\x01\x01\x01", NULL};
    if (begins_with(text, begins))
        return true;
    if (text.size < 2)
        return false;
    if (text.data[0] == '<')
        return is_letter(text.data[1]) || text.data[1] == '!' || text.data[1] == '?';
    if (text.data[0] != '{' && text.data[0] != '[')
        return false;
    text = skip_space(span_behind(text, 1));
    return text.size && strchr("\"'{[", text.data[0]);
}

/* `name = [`, `name({`: records that a script is given. */
static bool is_script(struct span text)
{
    size_t size = 0;
    while (size < text.size &&
           (is_word(text.data[size]) || strchr(" .$)]}'", text.data[size])))
        size++;
    if (!size || size == text.size || !strchr("=({[,\n", text.data[size]))
        return false;
    bool assigned = strchr("=(,\n", text.data[size]);
    text = skip_space(span_behind(text, size + assigned));
    return text.size > 1 && (text.data[0] == '[' || text.data[0] == '{') &&
           strchr("\"'{[ \n", text.data[1]);
}

/* A part that begins with a space is looked for by its second byte: spaces are many. */
static bool contains(struct span text, const char *part)
{
    struct span whole = span_of(part);
    size_t anchor = part[0] == ' ';
    for (size_t at = find_byte(text, anchor, part[anchor]); at < text.size;
         at = find_byte(text, at + 1, part[anchor]))
        if (span_starts(span_behind(text, at - anchor), whole))
            return true;
    return false;
}

/* What light markup, subtitles and exports of press databases have anywhere, and charsets whose
 * bytes are ASCII. */
static bool has_signs(struct span text)
{
    static const char *const signs[] = {"](", "\n```", "\n# ", "\n## ", "-->", "\n.. ",
        "\n== ", "\n[0", "\n:PROPERTIES:", "\n#+", "[[", "'''", " O\n", "}{", "</", "<br",
        "<BR", "<?xml", "<html", "\nDocument ", "End of Document", "DOKUMENT", "DOCUMENT",
        "Dokument 1 ", "Documento 1 ", "Document 1 ", "Gale Document Number", "\nAN  ",
        "\n==========", "\x1b$", "~{", "|\n", "] [", NULL};
    for (const char *const *sign = signs; *sign; sign++)
        if (contains(text, *sign))
            return true;
    return false;
}

/* Whether a character begins at text, behind its sign, that is written with others. */
typedef bool written(struct span text);

/* How many bytes, at most so many, are of a word or that sign. */
static size_t count_of_word(struct span text, char sign, size_t most)
{
    size_t size = 0;
    while (size < text.size && size < most &&
           (is_word(text.data[size]) || text.data[size] == sign))
        size++;
    return size;
}

/* `rsquo;`, `#8217;`: as in HTML. */
static bool is_entity(struct span text)
{
    enum { MOST = 10 };
    size_t size = count_of_word(text, '#', MOST);
    return size > 1 && size < text.size && text.data[size] == ';';
}

/* `APY`: as in UTF-7. */
static bool is_base64(struct span text)
{
    enum { LEAST = 3 };
    return count_of_word(text, '/', LEAST) == LEAST && is_letter(text.data[0]);
}

/* Whether there are so many of them. */
static bool has_written(struct span text, char sign, written *is_written, size_t least)
{
    const char *found;
    while (least && text.size && (found = memchr(text.data, sign, text.size))) {
        text = span_behind(text, (size_t)(found - text.data) + 1);
        least -= is_written(text);
    }
    return !least;
}

static bool is_tag(struct span text)
{
    return text.size && is_letter(text.data[0]);
}

/* Entities that may make a text a part of a page: of a whole text without tags three do, as
 * is_fragment of convert/readers/shapes.py has it. */
static bool has_entities(struct span text, bool whole)
{
    enum { LEAST = 3 };
    bool tagged = !whole || has_written(text, '<', is_tag, 1);
    return has_written(text, '&', is_entity, tagged ? 1 : LEAST);
}

/* Whether the line that ends with the line break at text[at] ends with a hyphen. */
static bool is_broken(struct span text, size_t at)
{
    static const char soft[] = "\xC2\xAD";
    size_t end = text.data[at - 1] == '\r' ? at - 1 : at;
    if (end < 2)
        return false;
    const char *last = text.data + end - 2;
    return (last[1] == '-' && is_letter(last[0])) || memcmp(last, soft, 2) == 0;
}

/* A word that goes on in the next line, or a line that ends as on old machines. */
static bool has_broken_lines(struct span text)
{
    static const char not_sign[] = "\xC2\xAC";
    if (contains(text, not_sign))
        return true;
    for (size_t i = find_byte(text, 1, '\r'); i + 1 < text.size;
         i = find_byte(text, i + 1, '\r'))
        if (text.data[i + 1] != '\n')
            return true;
    for (size_t i = find_byte(text, 1, '\n'); i + 1 < text.size;
         i = find_byte(text, i + 1, '\n'))
        if (is_broken(text, i))
            return true;
    return false;
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

/* Whether a line begins like a field of a mail: `Name:`. */
static bool is_field(struct span line)
{
    size_t size = 0;
    while (size < line.size && (is_word(line.data[size]) || line.data[size] == '-'))
        size++;
    while (size < line.size && line.data[size] == ' ')
        size++;
    return size && is_letter(line.data[0]) && size < line.size && line.data[size] == ':';
}

/* Two fields, as at the head of a mail. */
static bool has_fields(struct span text)
{
    struct span line = first_line(text);
    if (!is_field(line) || line.size == text.size)
        return false;
    if (contains(line, "=?"))
        return true;
    struct span next = first_line(span_behind(text, line.size + 1));
    return is_field(next) || (next.size && (next.data[0] == ' ' || next.data[0] == '\t'));
}

/* `- title: ...`: a list in YAML. */
static bool is_listed(struct span text)
{
    if (!span_starts(text, SPAN("- ")))
        return false;
    struct span item = skip_space(span_behind(text, 2));
    return is_field(first_line(item)) || span_starts(item, SPAN("{"));
}

static struct span skip_digits(struct span text)
{
    while (text.size && isdigit((unsigned char)text.data[0]))
        text = span_behind(text, 1);
    return text;
}

/* `[06.01.26, 10:00`, `1/6/2026, 10:00`: what was said in a chat. */
static bool is_said(struct span text)
{
    if (span_starts(text, SPAN("\xE2\x80\x8E")))
        text = span_behind(text, 3);
    if (span_starts(text, SPAN("[")))
        text = span_behind(text, 1);
    for (int numbers = 0; numbers < 3; numbers++) {
        struct span rest = skip_digits(text);
        if (rest.size == text.size || !rest.size)
            return false;
        if (numbers < 2 && !strchr("./-", rest.data[0]))
            return false;
        text = span_behind(rest, numbers < 2);
    }
    return text.data[0] == ',' || text.data[0] == ' ';
}

/* `10:01 <ann> The ferry sails`, `[ann] [10:01]`: a line of a chat that begins with its time. */
static bool is_timed(struct span text)
{
    struct span begin = span_starts(text, SPAN("[")) ? span_behind(text, 1) : text;
    struct span rest = skip_digits(begin);
    if (rest.size == begin.size || begin.size - rest.size > 2 ||
        !span_starts(rest, SPAN(":")))
        return false;
    rest = span_behind(rest, 1);
    return rest.size && isdigit((unsigned char)rest.data[0]);
}

static struct span second_line(struct span text)
{
    struct span line = first_line(text);
    return line.size < text.size ? first_line(span_behind(text, line.size + 1))
                                 : (struct span){NULL, 0};
}

/* One word alone: the name of a table's only column, or the number or time of a subtitle. */
static bool is_one_word(struct span line)
{
    for (size_t i = 0; i < line.size; i++)
        if (!is_word(line.data[i]) && !strchr(":.,", line.data[i]) &&
            (line.data[i] != '\r' || i + 1 < line.size))
            return false;
    return line.size > 0;
}

/* Two lines with the same separator, the first of which is not a sentence: a table. */
static bool has_columns(struct span text)
{
    static const char delimiters[] = "\t;|,^~\x01";
    struct span line = first_line(text), next = second_line(text);
    if (line.size && line.data[0] == '"' && line.size < text.size &&
        !memchr(line.data, ' ', line.size))
        return true;
    if (!line.size || !next.size)
        return false;
    if (is_one_word(line))
        return true;
    if (strchr(".!?", line.data[line.size - 1]))
        return false;
    for (const char *delimiter = delimiters; *delimiter; delimiter++)
        if (memchr(line.data, *delimiter, line.size) &&
            memchr(next.data, *delimiter, next.size))
            return true;
    return false;
}

static size_t count_of(struct span line, char byte)
{
    size_t count = 0;
    for (size_t at = find_byte(line, 0, byte); at < line.size;
         at = find_byte(line, at + 1, byte))
        count++;
    return count;
}

/* Two lines one after the other, below a table's title, with as many of a delimiter. */
static bool has_rows(struct span text)
{
    enum { LINES = 12, COLUMNS = 3, DELIMITERS = 4 };
    static const char delimiters[] = "\t;|,";
    size_t before[DELIMITERS] = {0};
    for (int i = 0; i < LINES && text.size; i++) {
        struct span line = first_line(text);
        for (int k = 0; k < DELIMITERS; k++) {
            size_t count = count_of(line, delimiters[k]);
            if (count + 1 >= COLUMNS && count == before[k])
                return true;
            before[k] = count;
        }
        text = span_behind(text, line.size < text.size ? line.size + 1 : line.size);
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
    struct span text = span_starts(head, mark) ? span_behind(head, mark.size) : head;
    struct span start = skip_space(text);
    return !is_marked(start) && !is_mailbox(start) && !has_fields(start) &&
           !is_script(start) && !is_listed(start) && !is_said(start) && !is_timed(start) &&
           !has_entities(text, head.size < PLAIN_HEAD) &&
           !has_written(text, '+', is_base64, 1) && !has_columns(start) &&
           !has_rows(start) && !has_signs(text) && !has_broken_lines(text);
}
