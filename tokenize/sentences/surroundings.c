#include "tokenize/sentences/surroundings.h"

#include <string.h>

#include "tokenize/sentences/word_shapes.h"
#include "tokenize/words/codepoint.h"

static bool is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

bool belongs_to_word(char byte)
{
    return (byte >= 'A' && byte <= 'Z') || (byte >= 'a' && byte <= 'z') || is_digit(byte) ||
           byte == '.' || byte == '-' || (byte & 0x80);
}

size_t word_begin(struct span text, size_t least, size_t end, size_t plain)
{
    size_t begin = end, most = plain;
    char all = 0;
    for (; begin > least && belongs_to_word(text.data[begin - 1]); begin--) {
        char byte = text.data[begin - 1];
        if (end - begin > most)
            return end;
        if ((byte & 0x80) || byte < 'A') /* beyond ASCII, a digit or a mark */
            most = ABBREVIATION_MAX;
        all |= byte;
    }
    if (end - begin > most)
        return end;
    /* Quotes and dashes are no letters. */
    for (size_t at = begin; all & 0x80 && at < end;) {
        uint32_t properties;
        at += codepoint_read(text, at, &properties);
        if (properties & (PROPERTY_PUNCTUATION | PROPERTY_SPACE) &&
            text.data[at - 1] & 0x80)
            begin = at;
    }
    return begin;
}

unsigned sentence_class_at(struct span text, size_t at)
{
    if (at >= text.size)
        return SENTENCE_OTHER;
    uint32_t properties;
    codepoint_read(text, at, &properties);
    return codepoint_sentence(properties);
}

bool is_cased_at(struct span text, size_t at)
{
    unsigned class = sentence_class_at(text, at);
    return class == SENTENCE_LOWER || class == SENTENCE_UPPER;
}

struct span word_at(struct span text, size_t at)
{
    size_t end = at;
    while (end < text.size) {
        uint32_t properties;
        size_t size = codepoint_read(text, end, &properties);
        if (!(properties & PROPERTY_WORTHY) && codepoint_word(properties) != WORD_EXTEND)
            break;
        end += size;
    }
    return (struct span){text.data + at, end - at};
}

bool is_capital(struct span word)
{
    uint32_t properties;
    return word.size > 1 && codepoint_read(word, 0, &properties) < word.size &&
           codepoint_sentence(properties) == SENTENCE_UPPER;
}

bool is_letter_again(struct span text, size_t next)
{
    struct span word = word_at(text, next);
    uint32_t properties;
    size_t end = next + word.size;
    return word.size && end < text.size && text.data[end] == '.' &&
           codepoint_read(word, 0, &properties) == word.size &&
           !(properties & PROPERTY_DIGIT);
}

size_t space_begin(struct span text, size_t begin, size_t at)
{
    if (at <= begin)
        return at;
    uint32_t properties;
    size_t before = codepoint_before(text, at);
    codepoint_read(text, before, &properties);
    return properties & PROPERTY_SPACE && text.data[before] != '\n' ? before : at;
}

size_t letter_begin(struct span text, size_t begin, size_t at)
{
    if (at < begin + 2 || text.data[at - 1] != '.')
        return at;
    size_t letter = codepoint_before(text, at - 1);
    bool alone = letter == begin || !belongs_to_word(text.data[letter - 1]) ||
                 space_begin(text, begin, letter) < letter;
    return letter >= begin && alone && is_cased_at(text, letter) ? letter : at;
}

bool is_second_initial(struct span word)
{
    enum { LEAST = 4, LETTER_MOST = 3 /* bytes */ };
    for (size_t letter = 1; word.size >= LEAST && letter <= LETTER_MOST; letter++) {
        const char *dash = word.data + word.size - letter - 1;
        if (*dash == '-')
            return dash > word.data && dash[-1] == '.' &&
                   is_cased_at(word, word.size - letter);
    }
    return false;
}

bool is_measured(struct span text, size_t begin, size_t first)
{
    while (first > begin && text.data[first - 1] == ' ')
        first--;
    return first > begin && is_digit(text.data[first - 1]);
}

bool is_roman_at(struct span text, size_t at)
{
    struct span word = word_at(text, at);
    for (size_t i = 0; i < word.size; i++)
        if (!memchr("IVXLC", word.data[i], 5))
            return false;
    return word.size > 0;
}

bool is_street(struct span text, size_t begin, size_t stop, size_t next)
{
    enum { SUFFIX = 3, NAME = 3 }; /* letters */
    return stop >= begin + NAME + SUFFIX && is_digit(text.data[next]) &&
           memcmp(text.data + stop - SUFFIX, "str", SUFFIX) == 0 &&
           is_cased_at(text, stop - SUFFIX - 1);
}

bool is_name_with_mark(struct span text, size_t begin, size_t mark, size_t next)
{
    static const char verbs[] = " and or is was has had will ";
    if (sentence_class_at(text, next) != SENTENCE_LOWER)
        return false;
    size_t first = word_begin(text, begin, mark, ABBREVIATION_MAX);
    struct span word = {text.data + first, mark - first};
    if (!is_capital(word))
        return false;
    while (begin < first && !belongs_to_word(text.data[begin]))
        begin++;
    if (begin < first)
        return true;
    struct span goes_on = word_at(text, next);
    char room[8] = " ";
    if (goes_on.size > sizeof room - 3)
        return false;
    memcpy(room + 1, goes_on.data, goes_on.size);
    room[goes_on.size + 1] = ' ';
    return strstr(verbs, room);
}
