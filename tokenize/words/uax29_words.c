#include "tokenize/words/uax29_words.h"

#include "tokenize/words/codepoint.h"

/* What has been read of a segment. Rules WB6, WB7, WB7b, WB7c, WB11 and WB12 look one code
 * point further: in the states ..._MID a break still hangs before the middle one. */
enum state {
    BREAK, /* no state: a boundary stands before the code point */
    FAIL,  /* no state: a boundary stands before the middle that was held */
    OTHER,
    CARRIAGE_RETURN,
    NEWLINE,
    SPACE,
    LETTER,
    HEBREW,
    HEBREW_QUOTE,
    NUMBER,
    KATAKANA,
    CONNECTOR,
    REGIONAL,
    LETTER_MID, /* from here on a break is held */
    HEBREW_MID,
    NUMBER_MID,
    STATES,
};

/* The state after a segment's first code point. */
static const unsigned char first_state[WORD_CLASSES] = {
    [WORD_OTHER] = OTHER,
    [WORD_CR] = CARRIAGE_RETURN,
    [WORD_LF] = NEWLINE,
    [WORD_NEWLINE] = NEWLINE,
    [WORD_EXTEND] = OTHER,
    [WORD_ZWJ] = OTHER,
    [WORD_FORMAT] = OTHER,
    [WORD_REGIONAL_INDICATOR] = REGIONAL,
    [WORD_KATAKANA] = KATAKANA,
    [WORD_HEBREW_LETTER] = HEBREW,
    [WORD_ALETTER] = LETTER,
    [WORD_SINGLE_QUOTE] = OTHER,
    [WORD_DOUBLE_QUOTE] = OTHER,
    [WORD_MIDNUMLET] = OTHER,
    [WORD_MIDLETTER] = OTHER,
    [WORD_MIDNUM] = OTHER,
    [WORD_NUMERIC] = NUMBER,
    [WORD_EXTENDNUMLET] = CONNECTOR,
    [WORD_WSEGSPACE] = SPACE,
};

/* Rule WB4: what is ignored. */
#define IGNORED(state) \
    [WORD_EXTEND] = (state), [WORD_FORMAT] = (state), [WORD_ZWJ] = (state)
/* Rules WB5, WB8 to WB10, WB13a and WB13b. */
#define WORDLIKE \
    [WORD_ALETTER] = LETTER, [WORD_HEBREW_LETTER] = HEBREW, [WORD_NUMERIC] = NUMBER, \
    [WORD_EXTENDNUMLET] = CONNECTOR
#define ALL_FAIL \
    FAIL, FAIL, FAIL, FAIL, FAIL, FAIL, FAIL, FAIL, FAIL, FAIL, FAIL, FAIL, FAIL, FAIL, \
        FAIL, FAIL, FAIL, FAIL, FAIL

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Woverride-init"
static const unsigned char next_state[STATES][WORD_CLASSES] = {
    [OTHER] = {IGNORED(OTHER)},
    [CARRIAGE_RETURN] = {[WORD_LF] = NEWLINE},            /* WB3 */
    [SPACE] = {IGNORED(OTHER), [WORD_WSEGSPACE] = SPACE}, /* WB3d */
    [LETTER] = {IGNORED(LETTER), WORDLIKE, [WORD_MIDLETTER] = LETTER_MID,
        [WORD_MIDNUMLET] = LETTER_MID, [WORD_SINGLE_QUOTE] = LETTER_MID},
    [LETTER_MID] = {ALL_FAIL, IGNORED(LETTER_MID), [WORD_ALETTER] = LETTER,
        [WORD_HEBREW_LETTER] = HEBREW}, /* WB6, WB7 */
    [HEBREW] = {IGNORED(HEBREW),
        WORDLIKE, [WORD_MIDLETTER] = LETTER_MID, [WORD_MIDNUMLET] = LETTER_MID,
        [WORD_SINGLE_QUOTE] = HEBREW_QUOTE, [WORD_DOUBLE_QUOTE] = HEBREW_MID},
    [HEBREW_QUOTE] = {IGNORED(HEBREW_QUOTE), [WORD_ALETTER] = LETTER,
        [WORD_HEBREW_LETTER] = HEBREW}, /* WB7a */
    [HEBREW_MID] = {ALL_FAIL,
        IGNORED(HEBREW_MID), [WORD_HEBREW_LETTER] = HEBREW}, /* WB7b, c */
    [NUMBER] = {IGNORED(NUMBER), WORDLIKE, [WORD_MIDNUM] = NUMBER_MID,
        [WORD_MIDNUMLET] = NUMBER_MID, [WORD_SINGLE_QUOTE] = NUMBER_MID},
    [NUMBER_MID] = {ALL_FAIL,
        IGNORED(NUMBER_MID), [WORD_NUMERIC] = NUMBER}, /* WB11, WB12 */
    [KATAKANA] = {IGNORED(KATAKANA), [WORD_KATAKANA] = KATAKANA,
        [WORD_EXTENDNUMLET] = CONNECTOR}, /* WB13 */
    [CONNECTOR] = {IGNORED(CONNECTOR), WORDLIKE, [WORD_KATAKANA] = KATAKANA},
    [REGIONAL] = {IGNORED(REGIONAL), [WORD_REGIONAL_INDICATOR] = OTHER}, /* WB15, WB16 */
};
#pragma GCC diagnostic pop

static bool holds(unsigned state)
{
    return state >= LETTER_MID;
}

/* Whether a code point may change under NFC behind one that has the properties `previous`.
 */
static inline uint32_t denormal(uint32_t previous, uint32_t properties)
{
    if (!(properties & (PROPERTY_NFC_NO | PROPERTY_NFC_MAYBE | PROPERTY_MARK)))
        return 0;
    bool joins =
        properties & PROPERTY_NFC_MAYBE && previous & (PROPERTY_COMPOSES | PROPERTY_MARK);
    bool disordered = properties & previous & PROPERTY_MARK;
    return properties & PROPERTY_NFC_NO || joins || disordered ? WORDS_DENORMAL : 0;
}

/* Rule WB3c: an emoji behind a zero width joiner. */
static bool joins_pictograph(uint32_t previous, uint32_t current)
{
    return codepoint_word(previous) == WORD_ZWJ && current & PROPERTY_PICTOGRAPH;
}

/* The letters of most words: nothing but a letter joins them, and they stand in NFC. */
static const uint32_t plain_fields = PROPERTY_WORD | PROPERTY_NFC_NO | PROPERTY_NFC_MAYBE |
                                     PROPERTY_MARK | PROPERTY_REWRITTEN |
                                     PROPERTY_PICTOGRAPH;

static inline bool is_plain_letter(uint32_t properties)
{
    return (properties & plain_fields) == WORD_ALETTER;
}

size_t words_end(struct span text, size_t begin, uint32_t *properties)
{
    uint32_t previous, current, all, held_all = 0;
    size_t at = begin + codepoint_read(text, begin, &previous), held = 0, size;
    unsigned state = first_state[codepoint_word(previous)];
    all = previous | denormal(0, previous);
    while (at < text.size) {
        while (size = codepoint_read(text, at, &current),
            state == LETTER && is_plain_letter(current) && at + size < text.size) {
            previous = current;
            at += size;
        }
        unsigned next = next_state[state][codepoint_word(current)];
        if (next == BREAK && joins_pictograph(previous, current))
            next = first_state[codepoint_word(current)];
        if (next <= FAIL)
            break;
        if (holds(next) && !holds(state)) {
            held = at;
            held_all = all;
        }
        all |= current | denormal(previous, current);
        previous = current;
        state = next;
        at += size;
    }
    *properties = holds(state) ? held_all : all;
    return holds(state) ? held : at;
}
