#include "count/collector_state.h"

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
static struct span plain_value(struct collector *collector, struct span value)
{
    enum { LONGEST = 4 }; /* \xHH */
    static const char digits[] = "0123456789ABCDEF";
    collector->scratch = memory_grow(collector->scratch, &collector->scratch_capacity,
        value.size * (LONGEST + 1) + 1, 1);
    char *from = collector->scratch + value.size * LONGEST, *to = collector->scratch;
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
    return (struct span){collector->scratch, (size_t)(to - collector->scratch)};
}

/* ------------------------------------------------------------------ units */

static void end_unit(struct collector *collector, const struct place *place)
{
    char *name = collector->name;
    size_t size = collector->name_size;
    if (place) {
        enum { RANGE = 48 }; /* bytes of #BEGIN-END */
        name = memory_grow(name, &collector->name_capacity, size + RANGE, 1);
        collector->name = name;
        size += (size_t)snprintf(name + size, RANGE, "#%llu-%llu",
            (unsigned long long)place->begin, (unsigned long long)place->end);
    }
    units_end(&collector->units, (struct span){name, size});
    collector->unit_tokens = 0;
}

static void end_sentence(struct collector *collector, uint64_t position)
{
    struct place *sentence = &collector->sentence;
    collector->before_count = 0;
    if (!sentence->open)
        return;
    if (!sentence->told)
        sentence->end = position;
    if (collector->settings->by == COUNTS_SENTENCE)
        end_unit(collector, sentence);
    sentence->open = false;
}

static void end_paragraph(struct collector *collector, uint64_t position)
{
    struct place *paragraph = &collector->paragraph;
    end_sentence(collector, position);
    if (!paragraph->open)
        return;
    if (!paragraph->told)
        paragraph->end = position;
    if (collector->settings->by == COUNTS_PARAGRAPH)
        end_unit(collector, paragraph);
    *paragraph = (struct place){.open = false};
}

static void end_document(struct collector *collector, uint64_t position)
{
    end_paragraph(collector, position);
    if (!collector->in_document)
        return;
    if (collector->settings->by == COUNTS_DOCUMENT)
        end_unit(collector, NULL);
    collector->in_document = false;
}

static void begin_document(struct collector *collector, struct span id)
{
    struct span name = id.data ? plain_value(collector, id) : SPAN("-");
    collector->name =
        memory_grow(collector->name, &collector->name_capacity, name.size + 1, 1);
    memcpy(collector->name, name.data, name.size);
    collector->name_size = name.size;
    collector->in_document = true;
    collector->document++;
    collector->document_number++;
    collector_alike_clear(collector);
    if (collector->document == UINT32_MAX)
        collector->over = true;
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
    struct collector *collector, const struct vertical_line *line, uint64_t position)
{
    struct place *sentence = &collector->sentence;
    *sentence = (struct place){.open = true, .begin = position};
    if (line && collector->settings->by != COUNTS_TOTAL)
        sentence->told =
            counts_number(vertical_attribute(line, SPAN("begin")), &sentence->begin) &&
            counts_number(vertical_attribute(line, SPAN("end")), &sentence->end);
    if (!sentence->told)
        sentence->begin = position;
    stretch_paragraph(&collector->paragraph, sentence);
}

/* ------------------------------------------------------------------ tags */

static void choose_language(struct collector *collector)
{
    collector->language = 0;
    for (int i = 0; i < LEVEL_COUNT; i++)
        if (collector->languages[i])
            collector->language = collector->languages[i];
    if (!collector->language)
        collector->language = hash_strings_add(&collector->dictionary.languages, SPAN(""));
}

static void follow_language(
    struct collector *collector, const struct vertical_line *line, int level)
{
    for (int i = level; i < LEVEL_COUNT; i++)
        collector->languages[i] = 0;
    if (line->kind == VERTICAL_OPEN) {
        struct span tag = vertical_attribute(line, SPAN("lang"));
        if (tag.size)
            collector->languages[level] = hash_strings_add(
                &collector->dictionary.languages, plain_value(collector, tag));
    }
    choose_language(collector);
}

static void follow_tag(
    struct collector *collector, const struct vertical_line *line, uint64_t position)
{
    int level = level_of(line->name);
    if (level == LEVEL_COUNT)
        return;
    if (level == LEVEL_S)
        end_sentence(collector, position);
    else if (level == LEVEL_P)
        end_paragraph(collector, position);
    else
        end_document(collector, position);
    follow_language(collector, line, level);
    if (line->kind == VERTICAL_CLOSE)
        return;
    if (level == LEVEL_DOC)
        begin_document(collector, vertical_attribute(line, SPAN("id")));
    else if (level == LEVEL_P)
        collector->paragraph = (struct place){.open = true, .begin = position};
    else
        begin_sentence(collector, line, position);
}

void collector_follow(
    struct collector *collector, const struct vertical_line *line, uint64_t position)
{
    static const struct span breaks = {"<!---->", 7};
    if (line->kind == VERTICAL_BLANK)
        end_sentence(collector, position);
    else if (line->kind != VERTICAL_OTHER)
        follow_tag(collector, line, position);
    else if (collector->settings->unbroken && span_equal(line->raw, breaks))
        collector->before_count = 0;
}

void collector_enter(struct collector *collector, uint64_t position)
{
    if (!collector->in_document)
        begin_document(collector, (struct span){NULL, 0});
    if (!collector->sentence.open)
        begin_sentence(collector, NULL, position);
    if (!collector->language)
        choose_language(collector);
}

void collector_leave(struct collector *collector, uint64_t position)
{
    end_document(collector, position);
    memset(collector->languages, 0, sizeof collector->languages);
    collector->language = 0;
}

/* ------------------------------------------------------------------ limits */

void collector_cut(struct collector *collector, uint64_t position)
{
    enum counts_by by = collector->settings->by;
    if (by == COUNTS_SENTENCE && !collector->sentence.told) {
        collector->sentence.end = position;
        end_unit(collector, &collector->sentence);
        collector->sentence.begin = position;
    } else if (by == COUNTS_PARAGRAPH) {
        if (!collector->paragraph.told)
            collector->paragraph.end = position;
        end_unit(collector, &collector->paragraph);
        collector->paragraph.begin =
            collector->sentence.told ? collector->sentence.begin : position;
    }
    collector->unit_tokens = 0;
}

bool collector_may_pause(const struct collector *collector)
{
    if (collector->settings->by == COUNTS_SENTENCE)
        return !collector->sentence.open || collector->sentence.told;
    return collector->settings->by != COUNTS_PARAGRAPH || !collector->paragraph.open;
}

void collector_pause(struct collector *collector)
{
    uint64_t tokens = collector->unit_tokens;
    if (collector->settings->by == COUNTS_DOCUMENT && collector->in_document)
        end_unit(collector, NULL);
    else if (collector->settings->by == COUNTS_SENTENCE && collector->sentence.open)
        end_unit(collector, &collector->sentence);
    collector->unit_tokens = tokens;
}
