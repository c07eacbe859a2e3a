#include "count/counter_state.h"

#include <stdio.h>

#include "lib/escape.h"
#include "lib/memory.h"

static int level_of(struct span name)
{
    if (name.size == 1)
        return name.data[0] == 's' ? LEVEL_S : name.data[0] == 'p' ? LEVEL_P : LEVEL_COUNT;
    return span_equal(name, SPAN("doc")) ? LEVEL_DOC : LEVEL_COUNT;
}

/* An attribute's value as tables have it: entities decoded, and no control character that
 * would break a table. In a value from tokenize there is none. Lent until the next call. */
static struct span plain_value(struct counter *counter, struct span value)
{
    enum { LONGEST = 4 }; /* \xHH */
    static const char digits[] = "0123456789ABCDEF";
    counter->scratch = memory_grow(
        counter->scratch, &counter->scratch_capacity, value.size * (LONGEST + 1) + 1, 1);
    char *from = counter->scratch + value.size * LONGEST, *to = counter->scratch;
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
    return (struct span){counter->scratch, (size_t)(to - counter->scratch)};
}

/* ------------------------------------------------------------------ units */

static void end_unit(struct counter *counter, const struct place *place)
{
    char *name = counter->name;
    size_t size = counter->name_size;
    if (place) {
        enum { RANGE = 48 }; /* bytes of #BEGIN-END */
        name = memory_grow(name, &counter->name_capacity, size + RANGE, 1);
        counter->name = name;
        size += (size_t)snprintf(name + size, RANGE, "#%llu-%llu",
            (unsigned long long)place->begin, (unsigned long long)place->end);
    }
    units_end(&counter->units, (struct span){name, size});
    counter->unit_tokens = 0;
}

static void end_sentence(struct counter *counter, uint64_t position)
{
    struct place *sentence = &counter->sentence;
    counter->before_count = 0;
    if (!sentence->open)
        return;
    if (!sentence->told)
        sentence->end = position;
    if (counter->settings->by == COUNTS_SENTENCE)
        end_unit(counter, sentence);
    sentence->open = false;
}

static void end_paragraph(struct counter *counter, uint64_t position)
{
    struct place *paragraph = &counter->paragraph;
    end_sentence(counter, position);
    if (!paragraph->open)
        return;
    if (!paragraph->told)
        paragraph->end = position;
    if (counter->settings->by == COUNTS_PARAGRAPH)
        end_unit(counter, paragraph);
    *paragraph = (struct place){.open = false};
}

static void end_document(struct counter *counter, uint64_t position)
{
    end_paragraph(counter, position);
    if (!counter->in_document)
        return;
    if (counter->settings->by == COUNTS_DOCUMENT)
        end_unit(counter, NULL);
    counter->in_document = false;
}

static void begin_document(struct counter *counter, struct span id)
{
    struct span name = id.data ? plain_value(counter, id) : SPAN("-");
    counter->name = memory_grow(counter->name, &counter->name_capacity, name.size + 1, 1);
    memcpy(counter->name, name.data, name.size);
    counter->name_size = name.size;
    counter->in_document = true;
    counter->document++;
    counter->document_number++;
    counter_alike_clear(counter);
    if (counter->document == UINT32_MAX)
        counter->over = true;
}

/* A paragraph's range is that of its sentences, where they tell theirs. */
static void stretch_paragraph(struct place *paragraph, const struct place *sentence)
{
    if (!paragraph->open || (!paragraph->told && sentence->told))
        paragraph->begin = sentence->begin;
    paragraph->open = true;
    if (!sentence->told)
        return;
    paragraph->told = true;
    paragraph->end = sentence->end;
}

static void begin_sentence(
    struct counter *counter, const struct vertical_line *line, uint64_t position)
{
    struct place *sentence = &counter->sentence;
    *sentence = (struct place){.open = true, .begin = position};
    if (line && counter->settings->by != COUNTS_TOTAL)
        sentence->told =
            counts_number(vertical_attribute(line, SPAN("begin")), &sentence->begin) &&
            counts_number(vertical_attribute(line, SPAN("end")), &sentence->end);
    if (!sentence->told)
        sentence->begin = position;
    stretch_paragraph(&counter->paragraph, sentence);
}

/* ------------------------------------------------------------------ tags */

static void choose_language(struct counter *counter)
{
    counter->language = 0;
    for (int i = 0; i < LEVEL_COUNT; i++)
        if (counter->languages[i])
            counter->language = counter->languages[i];
    if (!counter->language)
        counter->language = hash_strings_add(&counter->vocabulary.languages, SPAN(""));
}

static void follow_language(
    struct counter *counter, const struct vertical_line *line, int level)
{
    for (int i = level; i < LEVEL_COUNT; i++)
        counter->languages[i] = 0;
    if (line->kind == VERTICAL_OPEN) {
        struct span tag = vertical_attribute(line, SPAN("lang"));
        if (tag.size)
            counter->languages[level] =
                hash_strings_add(&counter->vocabulary.languages, plain_value(counter, tag));
    }
    choose_language(counter);
}

static void follow_tag(
    struct counter *counter, const struct vertical_line *line, uint64_t position)
{
    int level = level_of(line->name);
    if (level == LEVEL_COUNT)
        return;
    if (level == LEVEL_S)
        end_sentence(counter, position);
    else if (level == LEVEL_P)
        end_paragraph(counter, position);
    else
        end_document(counter, position);
    follow_language(counter, line, level);
    if (line->kind == VERTICAL_CLOSE)
        return;
    if (level == LEVEL_DOC)
        begin_document(counter, vertical_attribute(line, SPAN("id")));
    else if (level == LEVEL_P)
        counter->paragraph = (struct place){.open = true, .begin = position};
    else
        begin_sentence(counter, line, position);
}

void counter_follow(
    struct counter *counter, const struct vertical_line *line, uint64_t position)
{
    static const struct span breaks = {"<!---->", 7};
    if (line->kind == VERTICAL_BLANK)
        end_sentence(counter, position);
    else if (line->kind != VERTICAL_OTHER)
        follow_tag(counter, line, position);
    else if (counter->settings->unbroken && span_equal(line->raw, breaks))
        counter->before_count = 0;
}

void counter_enter(struct counter *counter, uint64_t position)
{
    if (!counter->in_document)
        begin_document(counter, (struct span){NULL, 0});
    if (!counter->sentence.open)
        begin_sentence(counter, NULL, position);
    if (!counter->language)
        choose_language(counter);
}

void counter_leave(struct counter *counter, uint64_t position)
{
    end_document(counter, position);
    memset(counter->languages, 0, sizeof counter->languages);
    counter->language = 0;
}

/* ------------------------------------------------------------------ limits */

void counter_cut(struct counter *counter, uint64_t position)
{
    enum counts_by by = counter->settings->by;
    if (by == COUNTS_SENTENCE && !counter->sentence.told) {
        counter->sentence.end = position;
        end_unit(counter, &counter->sentence);
        counter->sentence.begin = position;
    } else if (by == COUNTS_PARAGRAPH) {
        if (!counter->paragraph.told)
            counter->paragraph.end = position;
        end_unit(counter, &counter->paragraph);
        counter->paragraph.begin =
            counter->sentence.told ? counter->sentence.begin : position;
    }
    counter->unit_tokens = 0;
}

bool counter_may_pause(const struct counter *counter)
{
    if (counter->settings->by == COUNTS_SENTENCE)
        return !counter->sentence.open || counter->sentence.told;
    return counter->settings->by != COUNTS_PARAGRAPH || !counter->paragraph.open;
}

void counter_pause(struct counter *counter)
{
    uint64_t tokens = counter->unit_tokens;
    if (counter->settings->by == COUNTS_DOCUMENT && counter->in_document)
        end_unit(counter, NULL);
    else if (counter->settings->by == COUNTS_SENTENCE && counter->sentence.open)
        end_unit(counter, &counter->sentence);
    counter->unit_tokens = tokens;
}
