#include "tokenize/sentences/sentence_splitter.h"

#include <stdlib.h>

#include "lib/memory.h"
#include "tokenize/sentences/sentence_ends.h"
#include "tokenize/words/codepoint.h"

static void sentence_splitter_add(struct sentence_splitter *splitter, size_t end)
{
    if (splitter->count == splitter->capacity)
        splitter->ends = memory_grow(splitter->ends, &splitter->capacity,
            splitter->count + 1, sizeof *splitter->ends);
    splitter->ends[splitter->count++] = end;
}

static bool is_blank(char byte)
{
    return byte == ' ' || byte == '\t' || byte == '\r' || byte == '\n';
}

static unsigned class_at(struct span text, size_t at)
{
    uint32_t properties;
    codepoint_read(text, at, &properties);
    return codepoint_sentence(properties);
}

static size_t skip_blank(struct span text, size_t at)
{
    while (at < text.size && is_blank(text.data[at]))
        at++;
    return at;
}

/* ---------------------------------------------------------------- lines */

/* A line of the paragraph and what a break after it may mean. */
struct line {
    size_t begin, end; /* without what is blank at its end */
    size_t next;       /* where the next line's first word begins, or text.size */
};

static struct line line_at(struct span text, size_t begin)
{
    const char *found = memchr(text.data + begin, '\n', text.size - begin);
    size_t end = found ? (size_t)(found - text.data) : text.size;
    struct line line = {begin, end, found ? skip_blank(text, end) : text.size};
    while (line.end > begin && is_blank(text.data[line.end - 1]))
        line.end--;
    return line;
}

static bool ends_sentence(struct span text, size_t end)
{
    unsigned class = SENTENCE_CLOSE;
    while (end > 0 && class == SENTENCE_CLOSE) {
        end = codepoint_before(text, end);
        class = class_at(text, end);
    }
    return class == SENTENCE_ATERM || class == SENTENCE_STERM;
}

/* The class of the first letter or digit behind opening quotes and the like. */
static unsigned first_letter(struct span text, size_t at)
{
    unsigned class = SENTENCE_CLOSE;
    while (at < text.size) {
        uint32_t properties;
        at += codepoint_read(text, at, &properties);
        class = codepoint_sentence(properties);
        if (class != SENTENCE_CLOSE)
            break;
    }
    return class;
}

/* Whether more than one line break follows the line. */
static bool is_blank_line(struct span text, const struct line *line)
{
    int breaks = 0;
    for (size_t at = line->end; at < line->next; at++)
        breaks += text.data[at] == '\n';
    return breaks > 1;
}

bool splitter_line_each(struct span head)
{
    size_t breaks = 0, terminated = 0, capital = 0, lower = 0;
    for (size_t at = skip_blank(head, 0); at < head.size;) {
        struct line line = line_at(head, at);
        if (line.next < head.size && !is_blank_line(head, &line)) {
            unsigned class = first_letter(head, line.next);
            breaks++;
            terminated += ends_sentence(head, line.end);
            capital += class == SENTENCE_UPPER || class == SENTENCE_NUMERIC;
            lower += class == SENTENCE_LOWER;
        }
        at = line.next;
    }
    return breaks >= 2 && lower * 20 <= breaks &&
           (terminated * 4 >= breaks * 3 || capital * 10 >= breaks * 9);
}

/* The longest line of the paragraph: the width of wrapped text. */
static size_t width_of(struct span text)
{
    size_t width = 0;
    for (size_t at = 0; at < text.size;) {
        struct line line = line_at(text, at);
        if (line.end - line.begin > width)
            width = line.end - line.begin;
        at = line.next;
    }
    return width;
}

static size_t word_size(struct span text, size_t at)
{
    size_t end = at;
    while (end < text.size && !is_blank(text.data[end]))
        end++;
    return end - at;
}

/* Whether the line ends a sentence though it has no full stop: the next word would have had
 * ample room on it, and begins as sentences do. */
static bool stands_alone(const struct sentence_splitter *splitter, struct span text,
    const struct line *line, size_t width)
{
    if (line->next >= text.size)
        return false;
    if (splitter->line_each)
        return true;
    if (line->end > 0 && memchr(",;-(", text.data[line->end - 1], 4))
        return false;
    unsigned class = first_letter(text, line->next);
    bool begins = class == SENTENCE_UPPER || class == SENTENCE_NUMERIC;
    size_t need = line->end - line->begin + 1 + word_size(text, line->next);
    return begins && need * 4 <= width * 3;
}

/* ---------------------------------------------------------------- the paragraph */

/* The paragraph as its sentences are found one after another. */
struct progress {
    struct span text;
    size_t begin;      /* of the sentence */
    size_t line_begin; /* of the line */
    size_t width;      /* of the paragraph's lines, 0: not yet known */
};

/* Where the sentence ends if it ends with the line break at text[at]; 0 where it does not.
 */
static size_t line_end_at(
    const struct sentence_splitter *splitter, struct progress *progress, size_t at)
{
    if (at + 1 >= progress->text.size)
        return 0;
    char next = progress->text.data[at + 1];
    if (!splitter->line_each && next >= 'a' && next <= 'z') { /* begins no sentence */
        progress->line_begin = at + 1;
        return 0;
    }
    if (!progress->width)
        progress->width = width_of(progress->text);
    struct line line = line_at(progress->text, progress->line_begin);
    progress->line_begin = at + 1;
    return stands_alone(splitter, progress->text, &line, progress->width) ? line.next : 0;
}

/* Whether the bytes may begin a terminator: spares the decoding of most letters of Arabic
 * and of India. */
static bool may_terminate(const char *text)
{
    unsigned char first = (unsigned char)text[0], second = (unsigned char)text[1];
    switch (first) {
    case 0xD8: /* U+061D to U+061F */
        return second >= 0x9D && second <= 0x9F;
    case 0xDB: /* U+06D4 */
        return second == 0x94;
    case 0xE0: /* Samaritan, Mandaic; U+0964, U+0965 */
        return second == 0xA0 || second == 0xA1 || second == 0xA5;
    default:
        return true;
    }
}

static void judge(struct sentence_splitter *splitter, struct progress *progress, size_t at)
{
    size_t end = progress->text.data[at] == '\n' ? line_end_at(splitter, progress, at)
                                                 : sentence_end_at(splitter->suppressions,
                                                       progress->text, progress->begin, at);
    if (end > progress->begin) {
        sentence_splitter_add(splitter, end);
        progress->begin = end;
    }
}

void splitter_find(
    struct sentence_splitter *splitter, struct span paragraph, const struct bytes *bytes)
{
    splitter->count = 0;
    struct progress progress = {.text = paragraph, .begin = skip_blank(paragraph, 0)};
    for (size_t i = 0; i < bytes->count; i++) {
        for (uint64_t stops = bytes->blocks[i].stop; stops; stops &= stops - 1) {
            size_t at = i * 64 + (size_t)__builtin_ctzll(stops);
            if (may_terminate(paragraph.data + at))
                judge(splitter, &progress, at);
        }
    }
    if (progress.begin < paragraph.size || !splitter->count)
        sentence_splitter_add(splitter, paragraph.size);
}

void splitter_free(struct sentence_splitter *splitter)
{
    free(splitter->ends);
}
