/* vertical: a token stream is tokenized again. Its tags and their attributes stay, and the
 * columns behind a token, with every token that it is divided into; the tokens of a
 * sentence are its text, divided by spaces. What has no tags gets them, and a document
 * whose language no tag states gets one. */
#include <inttypes.h>
#include <stdlib.h>

#include "lib/arena.h"
#include "lib/escape.h"
#include "lib/memory.h"
#include "lib/vertical_context.h"
#include "tokenize/formats/formats.h"

enum { LANGUAGE_MAX = 63 /* bytes of a language's code */ };

struct buffer {
    char *data; /* owned */
    size_t size, capacity;
};

struct reader {
    struct tokenizer *tokenizer;
    struct vertical stream;
    struct hash_strings languages;
    struct vertical_context context;
    bool own;            /* the reader opened the document, and a paragraph in it */
    struct buffer held;  /* lines behind a tag of a document that states no language, which
                            waits for text: that tag is the first */
    struct buffer text;  /* of the sentence so far */
    struct buffer lines; /* of its marks */
    struct stream_mark *marks; /* owned; the lines' data are set at the end */
    size_t mark_count, mark_capacity;
    uint64_t position; /* of the sentence, where the stream has no ranges */
};

static void vertical_append(struct buffer *buffer, struct span bytes)
{
    size_t need = buffer->size + bytes.size + TOKENIZER_PADDING;
    if (need > buffer->capacity)
        buffer->data = memory_grow(buffer->data, &buffer->capacity, need, 1);
    if (bytes.size)
        memcpy(buffer->data + buffer->size, bytes.data, bytes.size);
    buffer->size += bytes.size;
}

/* ---------------------------------------------------------------- lines */

/* Writes a line, or holds it behind the tag that waits. */
static void vertical_pass(struct reader *reader, struct span line)
{
    if (!reader->held.size) {
        tokenizer_line(reader->tokenizer, line);
        return;
    }
    vertical_append(&reader->held, line);
    vertical_append(&reader->held, SPAN("\n"));
}

/* Writes a tag with the language instead of the one that it states. */
static void write_tag(
    struct reader *reader, const struct vertical_line *line, const char *language)
{
    struct output tag = {.fd = -1};
    struct span stated = vertical_attribute(line, SPAN("lang"));
    const char *end = line->raw.data + line->raw.size;
    const char *before = stated.data ? stated.data : end - 1;
    output_write(&tag, (struct span){line->raw.data, (size_t)(before - line->raw.data)});
    output_text(&tag, stated.data ? "" : " lang=\"");
    output_text(&tag, language);
    output_text(&tag, stated.data ? "" : "\"");
    output_write(
        &tag, (struct span){before + stated.size, (size_t)(end - before) - stated.size});
    vertical_pass(reader, (struct span){tag.data, tag.used});
    free(tag.data);
}

/* Writes the document's tag that waits, and the lines behind it, now that there is text. */
static void release(struct reader *reader, struct span text)
{
    struct span held = {reader->held.data, reader->held.size};
    if (!held.size)
        return;
    const char *language = tokenizer_language(reader->tokenizer, text);
    size_t end = (size_t)((const char *)memchr(held.data, '\n', held.size) - held.data);
    struct vertical_line tag = {.raw = {held.data, end}, .name = {held.data + 1, 3}};
    reader->held.size = 0; /* its bytes stay until something is appended */
    write_tag(reader, &tag, language);
    if (held.size > end + 1)
        tokenizer_line(
            reader->tokenizer, (struct span){held.data + end + 1, held.size - end - 2});
    reader->context.stated[VERTICAL_DOC] =
        hash_strings_add(&reader->languages, span_of(language));
}

/* A mark in the sentence; the columns of a stream without tags are not yet escaped. */
static void add_mark(
    struct reader *reader, struct stream_mark mark, struct span line, bool escaped)
{
    struct output escape = {.fd = -1};
    if (!escaped) {
        escape_xml(&escape, line);
        line = (struct span){escape.data, escape.used};
    }
    mark.line = (struct span){NULL, line.size};
    vertical_append(&reader->lines, line);
    reader->marks = memory_grow(reader->marks, &reader->mark_capacity,
        reader->mark_count + 1, sizeof *reader->marks);
    reader->marks[reader->mark_count++] = mark;
    free(escape.data);
}

/* ---------------------------------------------------------------- text */

static const char *language_of(const struct reader *reader, struct span text)
{
    uint32_t number = vertical_context_language(&reader->context);
    return number ? reader->languages.strings[number].data
                  : tokenizer_language(reader->tokenizer, text);
}

static void open_own_document(struct reader *reader)
{
    struct output tag = {.fd = -1};
    struct arena arena = {0};
    output_text(&tag, "<doc id=\"");
    escape_xml(&tag, escape_name_new(&arena, span_of(reader->stream.input->name)));
    output_text(&tag, "\">\n<p>\n");
    vertical_append(&reader->held, (struct span){tag.data, tag.used});
    reader->context.open[VERTICAL_DOC] = reader->own = true;
    reader->position = 0;
    free(tag.data);
    arena_free(&arena);
}

/* Opens the sentence of a text that no tag of one encloses. */
static void open_own_sentence(struct reader *reader)
{
    struct arena arena = {0};
    vertical_pass(
        reader, arena_print(&arena, "<s begin=\"%" PRIu64 "\" end=\"%" PRIu64 "\">",
                    reader->position, reader->position + reader->text.size - 1));
    arena_free(&arena);
}

/* Tokenizes the text so far, with its marks. */
static void end_text(struct reader *reader)
{
    bool own = !reader->context.open[VERTICAL_S] && reader->text.size > 0;
    if (!reader->text.size && !reader->mark_count)
        return;
    if (!reader->context.open[VERTICAL_DOC])
        open_own_document(reader);
    vertical_append(&reader->text, SPAN("")); /* there are bytes to read behind it */
    memset(reader->text.data + reader->text.size, 0, TOKENIZER_PADDING);
    struct span text = {reader->text.data, reader->text.size ? reader->text.size - 1 : 0};
    release(reader, text);
    if (own)
        open_own_sentence(reader);
    const char *line = reader->lines.data;
    for (size_t i = 0; i < reader->mark_count; line += reader->marks[i++].line.size)
        reader->marks[i].line.data = line;
    tokenizer_tokens(reader->tokenizer, text, language_of(reader, text), reader->marks,
        reader->mark_count);
    if (own)
        vertical_pass(reader, SPAN("</s>"));
    reader->position += reader->text.size;
    reader->text.size = reader->lines.size = reader->mark_count = 0;
}

static void add_word(struct reader *reader, struct span word)
{
    vertical_append(&reader->text, word);
    char *room = reader->text.data + reader->text.size - word.size;
    if (reader->stream.tagged)
        reader->text.size -= word.size - unescape_xml(word, room);
    vertical_append(&reader->text, SPAN(" "));
}

static void add_token(struct reader *reader, const struct vertical_line *line)
{
    if (reader->text.size + reader->lines.size >= TOKENIZER_WINDOW)
        end_text(reader);
    struct stream_mark mark = {.begin = reader->text.size, .columns = true};
    struct span token = vertical_column(line, 0);
    add_word(reader, token);
    mark.end = reader->text.size - 1;
    if (token.size < line->raw.size)
        add_mark(reader, mark,
            (struct span){token.data + token.size + 1, line->raw.size - token.size - 1},
            reader->stream.tagged);
}

/* ---------------------------------------------------------------- tags */

static void end_document(struct reader *reader)
{
    end_text(reader);
    release(reader, (struct span){"", 0});
    if (reader->own)
        vertical_pass(reader, SPAN("</p>"));
    if (reader->context.open[VERTICAL_DOC])
        vertical_pass(reader, SPAN("</doc>"));
    vertical_context_reset(&reader->context);
    reader->own = false;
}

/* Follows a tag that opens a document, a paragraph or a sentence, and writes it. */
static void open_level(
    struct reader *reader, const struct vertical_line *line, enum vertical_level level)
{
    struct span stated = vertical_attribute(line, SPAN("lang"));
    bool fits = stated.size > 0 && stated.size <= LANGUAGE_MAX;
    const char *given = tokenizer_given_language(reader->tokenizer);
    if (level == VERTICAL_DOC) {
        end_document(reader);
        reader->position = 0;
    }
    vertical_context_follow(&reader->context, line);
    if (!fits || given)
        reader->context.stated[level] = 0;
    if (given && (level == VERTICAL_DOC || stated.data))
        write_tag(reader, line, given);
    else if (level == VERTICAL_DOC && !fits) {
        vertical_append(&reader->held, line->raw);
        vertical_append(&reader->held, SPAN("\n"));
    } else {
        vertical_pass(reader, line->raw);
    }
}

/* A tag that the reader does not know: within a sentence among its tokens, else a boundary
 * unless it is empty. */
static void other_tag(struct reader *reader, const struct vertical_line *line)
{
    bool boundary = line->kind != VERTICAL_OTHER;
    bool full = reader->text.size + reader->lines.size >= TOKENIZER_WINDOW;
    if (reader->text.size && !full && (reader->context.open[VERTICAL_S] || !boundary)) {
        struct stream_mark mark = {.begin = reader->text.size};
        add_mark(reader, mark, line->raw, true);
        return;
    }
    end_text(reader);
    if (reader->held.size >= TOKENIZER_WINDOW)
        release(reader, (struct span){"", 0});
    vertical_pass(reader, line->raw);
}

static void close_level(
    struct reader *reader, const struct vertical_line *line, enum vertical_level level)
{
    end_text(reader);
    if (level == VERTICAL_DOC && reader->context.open[VERTICAL_DOC]) {
        end_document(reader);
        return;
    }
    vertical_context_follow(&reader->context, line);
    vertical_pass(reader, line->raw);
}

static void take_tag(struct reader *reader, const struct vertical_line *line)
{
    enum vertical_level level =
        line->kind == VERTICAL_OTHER ? VERTICAL_LEVELS : vertical_level_of(line->name);
    if (level == VERTICAL_LEVELS) {
        other_tag(reader, line);
        return;
    }
    end_text(reader);
    if (line->kind == VERTICAL_OPEN)
        open_level(reader, line, level);
    else
        close_level(reader, line, level);
}

const char *format_vertical(
    struct tokenizer *tokenizer, struct input *input, const struct format_options *options)
{
    (void)options;
    struct reader reader = {.tokenizer = tokenizer, .stream.input = input};
    hash_strings_open(&reader.languages);
    reader.context.languages = &reader.languages;
    struct vertical_line line;
    while (vertical_next(&reader.stream, &line) != VERTICAL_END) {
        if (line.kind == VERTICAL_TOKEN)
            add_token(&reader, &line);
        else if (line.kind == VERTICAL_BLANK)
            end_text(&reader);
        else
            take_tag(&reader, &line);
    }
    end_document(&reader);
    hash_strings_close(&reader.languages);
    free(reader.held.data);
    free(reader.text.data);
    free(reader.lines.data);
    free(reader.marks);
    return NULL;
}
