#include "count/stream_position.h"

#include <stdio.h>
#include <stdlib.h>

#include "lib/memory.h"

void stream_position_open(struct stream_position *position, enum counts_by by,
    struct stream_parts *parts, struct hash_strings *languages)
{
    *position = (struct stream_position){
        .by = by, .chosen = by, .parts = parts, .context = {.languages = languages}};
}

void stream_position_close(struct stream_position *position)
{
    free(position->name);
}

/* ------------------------------------------------------------------ units */

static void end_part(struct stream_position *position, const struct stream_range *place)
{
    char *name = position->name;
    size_t size = position->name_size;
    if (place) {
        enum { RANGE = 48 }; /* bytes of #BEGIN-END */
        name = memory_grow(name, &position->name_capacity, size + RANGE, 1);
        position->name = name;
        size += (size_t)snprintf(name + size, RANGE, "#%llu-%llu",
            (unsigned long long)place->begin, (unsigned long long)place->end);
    }
    position->parts->end(position->parts, (struct span){name, size});
    position->unit_tokens = 0;
}

/* Among parts that are smaller the whole of a document has a range, too, which is empty. */
static void end_whole(struct stream_position *position)
{
    static const struct stream_range whole = {.open = true};
    bool alone = position->chosen == COUNTS_DOCUMENT || position->chosen == COUNTS_TOTAL;
    end_part(position, alone ? NULL : &whole);
}

static void end_sentence(struct stream_position *position, uint64_t at)
{
    struct stream_range *sentence = &position->sentence;
    position->broken = true;
    if (!sentence->open)
        return;
    if (!sentence->stated)
        sentence->end = at;
    if (position->by == COUNTS_SENTENCE)
        end_part(position, sentence);
    sentence->open = false;
}

static void end_paragraph(struct stream_position *position, uint64_t at)
{
    struct stream_range *paragraph = &position->paragraph;
    end_sentence(position, at);
    if (!paragraph->open)
        return;
    if (!paragraph->stated)
        paragraph->end = at;
    if (position->by == COUNTS_PARAGRAPH)
        end_part(position, paragraph);
    *paragraph = (struct stream_range){.open = false};
}

static void end_document(struct stream_position *position, uint64_t at)
{
    end_paragraph(position, at);
    if (!position->in_document)
        return;
    if (position->by == COUNTS_DOCUMENT || position->by == COUNTS_TOTAL)
        end_whole(position);
    position->in_document = false;
}

/* `line` opens the document; NULL where no tag does. */
static void begin_document(
    struct stream_position *position, const struct vertical_line *line)
{
    struct span id = line ? vertical_value_new(line, SPAN("id")) : (struct span){NULL, 0};
    struct span name = id.data ? id : SPAN("-");
    position->name =
        memory_grow(position->name, &position->name_capacity, name.size + 1, 1);
    memcpy(position->name, name.data, name.size);
    position->name_size = name.size;
    free((char *)id.data);
    position->in_document = true;
    position->document++;
    bool divided = position->every <= 1 || position->document % position->every == 0;
    position->by = divided ? position->chosen : COUNTS_DOCUMENT;
    position->broken = true;
}

/* A paragraph's range is that of its sentences, if they have them. */
static void stretch_paragraph(
    struct stream_range *paragraph, const struct stream_range *sentence)
{
    if (!paragraph->open || (!paragraph->stated && sentence->stated))
        paragraph->begin = sentence->begin;
    paragraph->open = true;
    if (!sentence->stated)
        return;
    paragraph->stated = true;
    paragraph->end = sentence->end;
}

static void begin_sentence(
    struct stream_position *position, const struct vertical_line *line, uint64_t at)
{
    struct stream_range *sentence = &position->sentence;
    *sentence = (struct stream_range){.open = true, .begin = at};
    if (line && position->by != COUNTS_TOTAL)
        sentence->stated =
            counts_number(vertical_attribute(line, SPAN("begin")), &sentence->begin) &&
            counts_number(vertical_attribute(line, SPAN("end")), &sentence->end);
    if (!sentence->stated)
        sentence->begin = at;
    stretch_paragraph(&position->paragraph, sentence);
}

/* ------------------------------------------------------------------ tags */

static void choose_language(struct stream_position *position)
{
    position->language = vertical_context_language(&position->context);
    if (!position->language)
        position->language = hash_strings_add(position->context.languages, SPAN(""));
}

static void follow_tag(
    struct stream_position *position, const struct vertical_line *line, uint64_t at)
{
    enum vertical_level level = vertical_level_of(line->name);
    if (level == VERTICAL_LEVELS)
        return;
    if (level == VERTICAL_S)
        end_sentence(position, at);
    else if (level == VERTICAL_P)
        end_paragraph(position, at);
    else
        end_document(position, at);
    vertical_context_follow(&position->context, line);
    choose_language(position);
    if (line->kind == VERTICAL_CLOSE)
        return;
    if (level == VERTICAL_DOC)
        begin_document(position, line);
    else if (level == VERTICAL_P)
        position->paragraph = (struct stream_range){.open = true, .begin = at};
    else
        begin_sentence(position, line, at);
}

void stream_position_follow(
    struct stream_position *position, const struct vertical_line *line, uint64_t at)
{
    static const struct span breaks = {"<!---->", 7};
    if (line->kind == VERTICAL_BLANK)
        end_sentence(position, at);
    else if (line->kind != VERTICAL_OTHER)
        follow_tag(position, line, at);
    else if (position->unbroken && span_equal(line->raw, breaks))
        position->broken = true;
}

void stream_position_enter(struct stream_position *position, uint64_t at)
{
    if (!position->in_document)
        begin_document(position, NULL);
    if (!position->sentence.open)
        begin_sentence(position, NULL, at);
    if (!position->language)
        choose_language(position);
}

void stream_position_leave(struct stream_position *position, uint64_t at)
{
    end_document(position, at);
    vertical_context_reset(&position->context);
    position->language = 0;
}

/* ------------------------------------------------------------------ limits */

void stream_position_cut(struct stream_position *position, uint64_t at)
{
    enum counts_by by = position->by;
    if (by == COUNTS_SENTENCE && !position->sentence.stated) {
        position->sentence.end = at;
        end_part(position, &position->sentence);
        position->sentence.begin = at;
    } else if (by == COUNTS_PARAGRAPH) {
        if (!position->paragraph.stated)
            position->paragraph.end = at;
        end_part(position, &position->paragraph);
        position->paragraph.begin =
            position->sentence.stated ? position->sentence.begin : at;
    }
    position->unit_tokens = 0;
}

bool stream_position_may_pause(const struct stream_position *position)
{
    if (position->by == COUNTS_SENTENCE)
        return !position->sentence.open || position->sentence.stated;
    return position->by != COUNTS_PARAGRAPH || !position->paragraph.open;
}

void stream_position_pause(struct stream_position *position)
{
    uint64_t tokens = position->unit_tokens;
    bool documents = position->by == COUNTS_DOCUMENT || position->by == COUNTS_TOTAL;
    if (documents && position->in_document)
        end_whole(position);
    else if (position->by == COUNTS_SENTENCE && position->sentence.open)
        end_part(position, &position->sentence);
    position->unit_tokens = tokens;
}
