/* vertical: a token stream is tokenized again. Documents, paragraphs and sentences stay,
 * with the byte ranges that they have; the tokens of a sentence are its text, divided by
 * spaces. */
#include <stdlib.h>

#include "lib/arena.h"
#include "lib/escape.h"
#include "lib/memory.h"
#include "lib/vertical.h"
#include "tokenize/formats.h"

struct reader {
    struct tokenizer *tokenizer;
    const char *name; /* of the stream */
    bool inside;      /* a document */
    char *text;       /* of the sentence so far; owned */
    size_t size, capacity;
    uint64_t begin, end; /* its range as the stream has it */
    bool ranged;
    uint64_t position; /* of the sentence where the stream has no ranges */
};

static void open_document(struct reader *reader, struct span name)
{
    tokenizer_begin(reader->tokenizer, name, 0);
    reader->inside = true;
    reader->position = 0;
}

static void end_sentence(struct reader *reader)
{
    if (reader->size) {
        if (!reader->inside)
            open_document(reader, span_of(reader->name));
        if (!reader->ranged) {
            reader->begin = reader->position;
            reader->end = reader->position + reader->size - 1;
        }
        reader->position += reader->size;
        memset(reader->text + reader->size, 0, TOKENIZER_PADDING);
        struct span text = {reader->text, reader->size - 1};
        tokenizer_sentence(reader->tokenizer, text, reader->begin, reader->end);
    }
    reader->size = 0;
    reader->ranged = false;
}

static void end_document(struct reader *reader)
{
    end_sentence(reader);
    if (reader->inside)
        tokenizer_end(reader->tokenizer);
    reader->inside = false;
}

/* The bytes of a token that fit: a longer one is cut before a character and outside an
 * entity. */
static size_t fitting(struct span token)
{
    enum { ENTITY_MOST = 6 };
    size_t size = TOKENIZER_WINDOW;
    if (token.size <= size)
        return token.size;
    for (size_t back = 1; back < ENTITY_MOST; back++)
        if (token.data[size - back] == '&')
            return size - back;
    while (size > TOKENIZER_WINDOW - ENTITY_MOST && (token.data[size] & 0xC0) == 0x80)
        size--;
    return size;
}

static void add_piece(struct reader *reader, struct span piece, bool tagged)
{
    reader->text = memory_grow(reader->text, &reader->capacity,
        reader->size + piece.size + 1 + TOKENIZER_PADDING, 1);
    char *room = reader->text + reader->size;
    size_t size = piece.size;
    if (tagged)
        size = unescape_xml(piece, room);
    else
        memcpy(room, piece.data, piece.size);
    room[size] = ' ';
    reader->size += size + 1;
    if (reader->size >= TOKENIZER_WINDOW)
        end_sentence(reader);
}

static void add_token(struct reader *reader, const struct vertical_line *line, bool tagged)
{
    struct span token = vertical_column(line, 0);
    do {
        size_t size = fitting(token);
        add_piece(reader, (struct span){token.data, size}, tagged);
        token = (struct span){token.data + size, token.size - size};
    } while (token.size);
}

/* A decimal attribute; false where there is none. */
static bool number_attribute(
    const struct vertical_line *line, struct span name, uint64_t *number)
{
    struct span value = vertical_attribute(line, name);
    *number = 0;
    for (size_t i = 0; i < value.size; i++) {
        if (value.data[i] < '0' || value.data[i] > '9')
            return false;
        *number = *number * 10 + (uint64_t)(value.data[i] - '0');
    }
    return value.size > 0;
}

static void open_tag(struct reader *reader, const struct vertical_line *line)
{
    if (span_equal(line->name, SPAN("doc"))) {
        end_document(reader);
        struct arena arena = {0};
        struct span id = vertical_attribute(line, SPAN("id"));
        char *room = arena_new(&arena, id.size + 1, 1);
        struct span escaped = {room, unescape_xml(id, room)};
        open_document(reader, unescape_name_new(&arena, escaped));
        struct span language = vertical_attribute(line, SPAN("lang"));
        tokenizer_language(reader->tokenizer, language);
        arena_free(&arena);
    } else if (span_equal(line->name, SPAN("p"))) {
        end_sentence(reader);
        tokenizer_end_paragraph(reader->tokenizer);
    } else if (span_equal(line->name, SPAN("s"))) {
        end_sentence(reader);
        reader->ranged = number_attribute(line, SPAN("begin"), &reader->begin) &&
                         number_attribute(line, SPAN("end"), &reader->end);
    }
}

static void close_tag(struct reader *reader, const struct vertical_line *line)
{
    if (span_equal(line->name, SPAN("doc"))) {
        end_document(reader);
    } else if (span_equal(line->name, SPAN("p"))) {
        end_sentence(reader);
        tokenizer_end_paragraph(reader->tokenizer);
    } else if (span_equal(line->name, SPAN("s"))) {
        end_sentence(reader);
    }
}

const char *format_vertical(struct tokenizer *tokenizer, struct input *input,
    const struct format_settings *settings)
{
    (void)settings;
    struct vertical stream = {.input = input};
    struct reader reader = {.tokenizer = tokenizer, .name = input->name};
    struct vertical_line line;
    while (vertical_next(&stream, &line) != VERTICAL_END) {
        if (line.kind == VERTICAL_TOKEN)
            add_token(&reader, &line, stream.tagged);
        else if (line.kind == VERTICAL_OPEN)
            open_tag(&reader, &line);
        else if (line.kind == VERTICAL_CLOSE)
            close_tag(&reader, &line);
        else if (line.kind == VERTICAL_BLANK)
            end_sentence(&reader);
    }
    end_document(&reader);
    free(reader.text);
    return NULL;
}
