#include "tokenize/sentences/uax29_sentences.h"

#include "tokenize/words/codepoint.h"

#define SET(class) (1U << (class))

enum {
    IGNORED = SET(SENTENCE_EXTEND) | SET(SENTENCE_FORMAT), /* SB5 */
    SEPARATORS = SET(SENTENCE_SEP) | SET(SENTENCE_CR) | SET(SENTENCE_LF),
    TERMINATORS = SET(SENTENCE_ATERM) | SET(SENTENCE_STERM),
    CASED = SET(SENTENCE_UPPER) | SET(SENTENCE_LOWER),
};

static bool in(unsigned set, unsigned class)
{
    return set >> class & 1;
}

/* A place in the text and the class of the code point there. */
struct cursor {
    struct span text;
    size_t at, size; /* size: of that code point; 0 at the end of the text */
    unsigned class;
    bool lines; /* line breaks are spaces */
};

static void cursor_read(struct cursor *cursor)
{
    uint32_t properties;
    cursor->size = 0;
    cursor->class = SENTENCE_SEP;
    if (cursor->at >= cursor->text.size)
        return;
    cursor->size = codepoint_read(cursor->text, cursor->at, &properties);
    cursor->class = codepoint_sentence(properties);
    if (cursor->lines && in(SEPARATORS, cursor->class))
        cursor->class = SENTENCE_SP;
}

/* Passes over the code point and over those that are ignored behind it. */
static void cursor_next(struct cursor *cursor)
{
    do {
        cursor->at += cursor->size;
        cursor_read(cursor);
    } while (cursor->size && in(IGNORED, cursor->class));
}

static void cursor_skip(struct cursor *cursor, unsigned class)
{
    while (cursor->size && cursor->class == class)
        cursor_next(cursor);
}

/* Where the line break at the cursor ends: SB3 keeps CR and LF together. */
static size_t separator_end(const struct cursor *cursor)
{
    size_t end = cursor->at + cursor->size;
    bool pair = cursor->class == SENTENCE_CR && end < cursor->text.size &&
                cursor->text.data[end] == '\n';
    return end + pair;
}

/* SB8: whether the next letter, before any other end, is in lower case. */
static bool goes_on_in_lower_case(struct cursor cursor)
{
    const unsigned stop = CASED | SET(SENTENCE_OLETTER) | SEPARATORS | TERMINATORS;
    while (cursor.size && !in(stop, cursor.class))
        cursor_next(&cursor);
    return cursor.size && cursor.class == SENTENCE_LOWER;
}

size_t sentences_after(struct span text, size_t at, unsigned previous, bool lines)
{
    struct cursor cursor = {.text = text, .at = at, .lines = lines};
    cursor_read(&cursor);
    bool full_stop = cursor.class == SENTENCE_ATERM;
    cursor_next(&cursor);
    if (full_stop && cursor.size && cursor.class == SENTENCE_NUMERIC) /* SB6 */
        return 0;
    if (full_stop && in(CASED, previous) && cursor.class == SENTENCE_UPPER) /* SB7 */
        return 0;
    cursor_skip(&cursor, SENTENCE_CLOSE); /* SB9 */
    cursor_skip(&cursor, SENTENCE_SP);    /* SB10 */
    if (!cursor.size)
        return text.size;
    if (in(SEPARATORS, cursor.class))
        return separator_end(&cursor);
    if (in(SET(SENTENCE_SCONTINUE) | TERMINATORS, cursor.class)) /* SB8a */
        return 0;
    if (full_stop && goes_on_in_lower_case(cursor))
        return 0;
    return cursor.at; /* SB11 */
}

size_t sentences_end(struct span text, size_t begin)
{
    struct cursor cursor = {.text = text, .at = begin};
    unsigned previous = SENTENCE_OTHER;
    for (cursor_read(&cursor); cursor.size; cursor_next(&cursor)) {
        if (in(SEPARATORS, cursor.class)) /* SB4 */
            return separator_end(&cursor);
        size_t end = in(TERMINATORS, cursor.class)
                         ? sentences_after(text, cursor.at, previous, false)
                         : 0;
        if (end)
            return end;
        previous = cursor.class;
    }
    return text.size;
}
