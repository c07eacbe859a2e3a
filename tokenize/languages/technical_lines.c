#include "tokenize/languages/technical_lines.h"

#include <string.h>

static bool is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

static bool is_capital(char byte)
{
    return byte >= 'A' && byte <= 'Z';
}

static bool is_small(char byte)
{
    return byte >= 'a' && byte <= 'z';
}

static struct span rest_of(struct span line, size_t at)
{
    return (struct span){line.data + at, line.size - at};
}

static bool has_in(struct span line, const char *part)
{
    size_t size = strlen(part);
    for (size_t at = 0; at + size <= line.size; at++)
        if (memcmp(line.data + at, part, size) == 0)
            return true;
    return false;
}

static bool starts_with_one_of(struct span line, const char *const *starts)
{
    while (*starts && !(**starts == *line.data && span_starts(line, span_of(*starts))))
        starts++;
    return *starts;
}

static bool ends_with(struct span line, const char *end)
{
    size_t size = strlen(end);
    return line.size >= size && memcmp(line.data + line.size - size, end, size) == 0;
}

/* ---------------------------------------------------------------- logs */

/* Behind a time with its seconds, 12:33:22, that begins in the line's first bytes; 0 where there
 * is none. */
static size_t behind_time(struct span line)
{
    enum { REACH = 24, TIME = 8 };
    for (size_t at = 0; at < REACH && at + TIME <= line.size; at++) {
        const char *time = line.data + at;
        if (time[2] == ':' && time[5] == ':' && is_digit(time[0]) && is_digit(time[1]) &&
            is_digit(time[3]) && is_digit(time[4]) && is_digit(time[6]) &&
            is_digit(time[7]))
            return at + TIME;
    }
    return 0;
}

/* Whether it begins with a day or a time: a digit, a bracket and a digit, Oct 11. */
static bool begins_dated(struct span line)
{
    static const char months[] = "JanFebMarAprMayJunJulAugSepOctNovDec";
    if (line.size < 8)
        return false;
    if (is_digit(line.data[0]))
        return true;
    if (line.data[0] == '[')
        return is_digit(line.data[1]);
    bool month = false;
    for (size_t i = 0; i + 3 < sizeof months; i += 3)
        month |= memcmp(line.data, months + i, 3) == 0;
    return month && line.data[3] == ' ' &&
           (is_digit(line.data[4]) || is_digit(line.data[5]));
}

/* Whether it has what programs write and people do not: a level, a process and its number. */
static bool names_process(struct span line)
{
    static const char *const levels[] = {
        "INFO", "WARN", "ERROR", "DEBUG", "TRACE", "FATAL", "NOTICE", "CRITICAL", NULL};
    static const char *const small_levels[] = {
        "[error]", "[info]", "[warn]", "[notice]", "[debug]", "[crit]", NULL};
    for (const char *const *level = levels; *level; level++)
        if (has_in(line, *level))
            return true;
    for (const char *const *level = small_levels; *level; level++)
        if (has_in(line, *level))
            return true;
    for (size_t at = 0; at + 2 < line.size; at++)
        if (line.data[at] == '[' && is_digit(line.data[at + 1]) && at > 0 &&
            is_small(line.data[at - 1]))
            return true;
    return has_in(line, "kernel: ") || has_in(line, "HTTP/");
}

static bool is_log(struct span line)
{
    if (!begins_dated(line))
        return false;
    size_t behind = behind_time(line);
    return behind && names_process(rest_of(line, behind));
}

/* ---------------------------------------------------------------- mail and news */

static bool is_header(struct span line)
{
    static const char *const names[] = {"Received: ", "Message-I", "NNTP-Posting-",
        "MIME-Version: ", "Mime-Version: ", "Content-T", "Content-Disposition: ",
        "In-Reply-To: ", "Reply-To: ", "Return-Path: ", "Delivered-To: ", "References: <",
        "Xref: ", "Newsgroups: ", "Followup-To: ", "User-Agent: ", "DKIM-", "ARC-",
        "Authentication-Results: ", "List-", "Precedence: ", "Path: ", NULL};
    bool own = line.size > 3 && span_starts(line, SPAN("X-")) && is_capital(line.data[2]);
    if (!own && !starts_with_one_of(line, names))
        return false;
    const char *colon = memchr(line.data, ':', line.size);
    const char *space = memchr(line.data, ' ', line.size);
    return colon && (!space || colon < space);
}

/* ---------------------------------------------------------------- changes, traces, code */

static bool is_change(struct span line)
{
    static const char *const starts[] = {"diff --git ", "@@ -", "--- a/", "+++ b/",
        "index ", "(This file must be converted with BinHex ", NULL};
    return starts_with_one_of(line, starts) && (*line.data != 'i' || has_in(line, ".."));
}

/* Whether it is as AttributeError and java.lang.NullPointerException are. */
static bool is_error_name(struct span name)
{
    enum { SHORTEST = 8 };
    return name.size > SHORTEST &&
           (ends_with(name, "Error") || ends_with(name, "Exception"));
}

static bool is_trace(struct span line)
{
    static const char *const starts[] = {
        "Traceback (most recent call", "Exception in thread ", "Caused by: ", NULL};
    if (starts_with_one_of(line, starts))
        return true;
    if (span_starts(line, SPAN("File \"")))
        return has_in(line, "line ");
    const char *colon = memchr(line.data, ':', line.size);
    struct span name = {line.data, colon ? (size_t)(colon - line.data) : line.size};
    if (!memchr(name.data, ' ', name.size) && is_error_name(name))
        return true;
    return span_starts(line, SPAN("at ")) && ends_with(line, ")") && has_in(line, ".");
}

/* A line that begins as code does and ends in a way that sentences do not. */
static bool is_code(struct span line)
{
    static const char *const starts[] = {"#include", "import ", "from ", "def ", "class ",
        "for ", "if ", "elif ", "else", "while ", "with ", "try", "except ", "return ",
        "const ", "let ", "var ", "function ", "public ", "private ", "static ", "export ",
        "SELECT ", "FROM ", "WHERE ", "INSERT ", "UPDATE ", "CREATE ", "JOIN ", NULL};
    static const char *const ends[] = {
        "{", "):", ");", "};", "()", "\";", "';", "=>", NULL};
    if (!starts_with_one_of(line, starts))
        return false;
    if (span_starts(line, SPAN("#include")) ||
        (is_capital(*line.data) && (has_in(line, " = ") || ends_with(line, ";"))))
        return true;
    for (const char *const *end = ends; *end; end++)
        if (ends_with(line, *end))
            return true;
    bool block = ends_with(line, ":") && has_in(line, " in ") && line.size < 48;
    return block && span_starts(line, SPAN("for "));
}

bool is_technical_line(struct span line)
{
    if (!line.size || *line.data & 0x80)
        return false;
    return is_log(line) || is_header(line) || is_change(line) || is_trace(line) ||
           is_code(line);
}
