#include "tokenize/vertical_writer.h"

#include "lib/escape.h"
#include "tokenize/words/codepoint.h"

enum {
    WIDE =
        NORMALIZE_SHORT, /* bytes of a token copied at once, whether it has them or not */
    TAG_ROOM = 128,      /* bytes that hold any <s> tag */
};

/* ---------------------------------------------------------------- tags */

/* An attribute, unless it is empty. */
static void write_attribute(struct stream *stream, const char *name, struct span value)
{
    if (value.size == 0)
        return;
    output_print(stream->output, "\" %s=\"", name);
    escape_xml(stream->output, value);
}

void stream_open_document(struct stream *stream, struct span name, const char *language)
{
    if (stream->plain)
        return;
    struct arena arena = {0};
    output_text(stream->output, "<doc id=\"");
    escape_xml(stream->output, escape_name_new(&arena, name));
    output_text(stream->output, "\" lang=\"");
    output_text(stream->output, language);
    write_attribute(stream, "date", stream->date);
    write_attribute(stream, "title", escape_name_new(&arena, stream->title));
    output_text(stream->output, "\">\n");
    arena_free(&arena);
}

void stream_close_document(struct stream *stream)
{
    if (!stream->plain)
        output_text(stream->output, "</doc>\n");
}

void stream_open_paragraph(struct stream *stream, const char *language)
{
    if (stream->plain)
        return;
    if (!language) {
        output_write(stream->output, SPAN("<p>\n"));
        return;
    }
    output_text(stream->output, "<p lang=\"");
    output_text(stream->output, language);
    output_text(stream->output, "\">\n");
}

void stream_close_paragraph(struct stream *stream)
{
    if (!stream->plain)
        output_write(stream->output, SPAN("</p>\n"));
}

static char *put_text(char *room, struct span text)
{
    memcpy(room, text.data, text.size);
    return room + text.size;
}

static char *put_number(char *room, uint64_t number)
{
    char digits[20];
    size_t first = sizeof digits;
    do
        digits[--first] = (char)('0' + number % 10);
    while (number /= 10);
    return put_text(room, (struct span){digits + first, sizeof digits - first});
}

static void open_sentence(struct stream *stream, struct stream_sentence sentence)
{
    char *room = output_room(stream->output, TAG_ROOM), *at = room;
    at = put_text(at, SPAN("<s begin=\""));
    at = put_number(at, sentence.begin);
    at = put_text(at, SPAN("\" end=\""));
    at = put_number(at, sentence.end);
    if (sentence.language) {
        at = put_text(at, SPAN("\" lang=\""));
        at = put_text(at, span_of(sentence.language));
    }
    at = put_text(at, SPAN("\">\n"));
    output_used(stream->output, (size_t)(at - room));
}

/* ---------------------------------------------------------------- tokens */

static void end_token(struct stream *stream, struct span columns)
{
    if (columns.size && !stream->plain) {
        output_byte(stream->output, '\t');
        output_write(stream->output, columns);
    }
    output_byte(stream->output, '\n');
}

/* A token and the columns behind it, if any. One of which normalization leaves nothing is
 * none. */
static void write_token(
    struct stream *stream, struct span text, const struct token *token, struct span columns)
{
    struct span word = {text.data + token->begin, token_size(token)};
    bool rewritten = stream->fold || token->end & TOKEN_REWRITE;
    if (rewritten)
        word = normalize(stream->normalizer, word);
    if (!word.size)
        return;
    if (rewritten && !stream->plain)
        escape_xml(stream->output, word);
    else
        output_write(stream->output, word);
    end_token(stream, columns);
}

/* The tokens of one sentence, the short and plain ones by one wide copy each. */
static void write_tokens(
    struct stream *stream, struct span text, const struct token *tokens, size_t count)
{
    const struct token *end = tokens + count;
    while (tokens < end) {
        size_t most = OUTPUT_BLOCK / (WIDE + 1) / 2, left = (size_t)(end - tokens);
        const struct token *stop = tokens + (left < most ? left : most);
        char *room = output_room(stream->output, (size_t)(stop - tokens) * (WIDE + 1));
        char *at = room;
        for (; tokens < stop && tokens->end - tokens->begin <= WIDE; tokens++) {
            size_t size = tokens->end - tokens->begin;
            const char *word = text.data + tokens->begin;
            if (!stream->fold)
                memcpy(at, word, WIDE);
            else if (!normalize_short(stream->normalizer, word, size, at))
                break;
            at[size] = '\n';
            at += size + 1;
        }
        output_used(stream->output, (size_t)(at - room));
        if (tokens < stop)
            write_token(stream, text, tokens++, (struct span){0});
    }
}

/* Whether what stands between two tokens divides phrases: anything but white space,
 * hyphens, apostrophes and what joins words as a slash does; the sign of an address does. */
static bool divides(struct span gap)
{
    if (gap.size == 1 && gap.data[0] == '@')
        return true;
    for (size_t at = 0; at < gap.size;) {
        uint32_t code;
        at += codepoint_decode(gap, at, &code);
        if (code < 0x80 && strchr(" \t\r\n.-'/&%#@*+_\\^~$", (int)code))
            continue;
        uint32_t properties = codepoint_properties(code);
        bool quiet = code == 0x2010 || code == 0x2011 || code == 0x2018 || code == 0x2019 ||
                     codepoint_word(properties) == WORD_FORMAT ||
                     codepoint_word(properties) == WORD_EXTEND;
        if (!quiet && !(properties & (PROPERTY_SPACE | PROPERTY_CURRENCY)))
            return true;
    }
    return false;
}

static void write_break(
    struct stream *stream, struct span text, const struct token *tokens, size_t i)
{
    size_t end = i ? tokens[i - 1].end & TOKEN_END : 0;
    struct span gap = {text.data + end, i ? tokens[i].begin - end : 0};
    if (i && !(gap.size == 1 && gap.data[0] == ' ') && divides(gap))
        output_write(stream->output, SPAN("<!---->\n"));
}

static void write_with_breaks(
    struct stream *stream, struct span text, const struct token *tokens, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        write_break(stream, text, tokens, i);
        write_tokens(stream, text, &tokens[i], 1);
    }
}

void stream_sentence(struct stream *stream, struct stream_sentence sentence,
    struct span text, const struct token *tokens, size_t count)
{
    if (!stream->plain)
        open_sentence(stream, sentence);
    if (stream->breaks && !stream->plain)
        write_with_breaks(stream, text, tokens, count);
    else
        write_tokens(stream, text, tokens, count);
    if (!stream->plain)
        output_write(stream->output, SPAN("</s>\n"));
}

void stream_line(struct stream *stream, struct span line)
{
    if (stream->plain)
        return;
    output_write(stream->output, line);
    output_byte(stream->output, '\n');
}

void stream_tokens(struct stream *stream, struct span text, const struct token *tokens,
    size_t count, const struct stream_mark *marks, size_t mark_count)
{
    const struct stream_mark *next = marks, *end = marks + mark_count;
    struct stream_mark columns = {0};
    for (size_t i = 0; i < count; i++) {
        if (stream->breaks && !stream->plain)
            write_break(stream, text, tokens, i);
        for (; next < end && next->begin <= tokens[i].begin; next++)
            if (next->columns)
                columns = *next;
            else
                stream_line(stream, next->line);
        bool inside = tokens[i].begin < columns.end;
        write_token(stream, text, &tokens[i], inside ? columns.line : (struct span){0});
    }
    for (; next < end; next++)
        if (!next->columns)
            stream_line(stream, next->line);
}
