#include "tokenize/sentences/word_shapes.h"

#include <utf8proc.h>

#include "tokenize/words/codepoint.h"

static bool is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

static bool is_letter(uint32_t properties)
{
    return properties & PROPERTY_WORTHY && !(properties & PROPERTY_DIGIT);
}

bool is_number(struct span word)
{
    for (size_t i = 0; i < word.size; i++)
        if (!is_digit(word.data[i]))
            return false;
    return word.size > 0;
}

bool is_initial(struct span word)
{
    uint32_t properties;
    return word.size && codepoint_read(word, 0, &properties) == word.size &&
           codepoint_sentence(properties) == SENTENCE_UPPER;
}

bool is_single_letter(struct span word)
{
    uint32_t properties;
    return word.size && codepoint_read(word, 0, &properties) == word.size &&
           is_letter(properties);
}

/* The bytes of the marks at word[at]: the vowel signs of Devanagari. */
static size_t marks_size(struct span word, size_t at)
{
    size_t end = at;
    while (end < word.size && word.data[end] & 0x80) {
        uint32_t properties;
        size_t size = codepoint_read(word, end, &properties);
        if (codepoint_word(properties) != WORD_EXTEND)
            break;
        end += size;
    }
    return end - at;
}

bool is_acronym(struct span word)
{
    bool stop = false;
    for (size_t at = 0; at < word.size;) {
        uint32_t properties;
        at += codepoint_read(word, at, &properties);
        if (!is_letter(properties))
            return false;
        at += marks_size(word, at);
        if (at == word.size)
            return stop;
        if (word.data[at++] != '.')
            return false;
        at += at < word.size && word.data[at] == '-';
        stop = true;
    }
    return false;
}

bool is_roman(struct span word)
{
    for (size_t i = 0; i < word.size; i++)
        if (!memchr("IVX", word.data[i], 3))
            return false;
    return word.size > 1 && word.size <= 5;
}

bool is_doubled(struct span word)
{
    size_t half = word.size / 2;
    return word.size % 2 == 0 && is_initial((struct span){word.data, half}) &&
           memcmp(word.data, word.data + half, half) == 0;
}

bool is_arabic_letter(struct span word)
{
    uint32_t code;
    return word.size == 2 && codepoint_decode(word, 0, &code) == word.size &&
           code >= 0x621 && code <= 0x6D3;
}

bool is_indic_initial(struct span word)
{
    int letters = 0;
    for (size_t at = 0; at < word.size;) {
        uint32_t code;
        at += codepoint_decode(word, at, &code);
        if (code < 0x900 || code > 0xDFF)
            return false;
        letters += (codepoint_properties(code) & PROPERTY_WORTHY) != 0;
    }
    return letters > 0 && letters <= 2;
}

bool is_thai_month(struct span word)
{
    enum { FIRST = 0xE01, LAST = 0xE4E, LETTER = 3 /* bytes */ };
    const char *stop = memchr(word.data, '.', word.size);
    size_t letters = stop ? (size_t)(stop - word.data) : 0;
    if (letters < 2 * LETTER || letters > 3 * LETTER || word.size != letters + 1 + LETTER)
        return false;
    for (size_t at = 0; at < letters;) {
        uint32_t code;
        at += codepoint_decode(word, at, &code);
        if (code < FIRST || code > LAST)
            return false;
    }
    /* The months of thirty-one days end with the one, those of thirty with the other. */
    return memcmp(stop + 1, "ค", LETTER) == 0 || memcmp(stop + 1, "ย", LETTER) == 0;
}

bool is_thai_abbreviation(struct span word)
{
    enum { FIRST = 0xE01, LAST = 0xE2E, LETTERS = 4 };
    int letters = 0;
    if (is_thai_month(word))
        return true;
    for (size_t at = 0; at < word.size;) {
        uint32_t code;
        at += codepoint_decode(word, at, &code);
        if (code == '.' && letters > 0)
            letters = 0;
        else if (code < FIRST || code > LAST || ++letters > LETTERS)
            return false;
    }
    return letters > 0;
}

static bool is_plain_vowel(char byte)
{
    byte |= 0x20;
    return byte == 'e' || byte == 'a' || byte == 'i' || byte == 'o' || byte == 'u' ||
           byte == 'y';
}

/* The vowels of the two scripts, without marks; the Cyrillic ones of all languages. */
static bool is_vowel(uint32_t code)
{
    static const uint32_t cyrillic[] = {0x430, 0x435, 0x438, 0x43E, 0x443, 0x44A, 0x44B,
        0x44D, 0x44E, 0x44F, 0x451, 0x454, 0x456, 0x457};
    if (code < 0x80)
        return is_plain_vowel((char)code);
    if (code == 0xE6 || code == 0xF8 || code == 0x153 || code == 0x131) /* æ ø œ ı */
        return true;
    for (size_t i = 0; i < sizeof cyrillic / sizeof *cyrillic; i++)
        if (cyrillic[i] == code)
            return true;
    return false;
}

/* A letter in lower case and without its mark: the first of its decomposition. */
static uint32_t plain_letter(uint32_t code)
{
    enum { MOST = 4 };
    utf8proc_int32_t parts[MOST];
    int boundary = 0;
    utf8proc_ssize_t count =
        utf8proc_decompose_char(utf8proc_tolower((utf8proc_int32_t)code), parts, MOST,
            UTF8PROC_DECOMPOSE, &boundary);
    return count > 0 ? (uint32_t)parts[0] : code;
}

static bool is_cyrillic(uint32_t code)
{
    return code >= 0x400 && code < 0x530;
}

bool is_without_vowel(struct span word)
{
    enum { LATIN_END = 0x250, MOST = 5, WIDEST = 4 /* bytes of a letter */ };
    if (word.size > MOST * WIDEST)
        return false;
    for (size_t i = 0; i < word.size; i++) /* spares most words the look-ups */
        if (is_plain_vowel(word.data[i]) || word.data[i] == '.')
            return false;
    int letters = 0, capitals = 0;
    bool cyrillic = false;
    for (size_t at = 0; at < word.size; letters++) {
        uint32_t code;
        at += codepoint_decode(word, at, &code);
        cyrillic = is_cyrillic(code);
        uint32_t properties = codepoint_properties(code);
        if (letters == MOST || (code >= LATIN_END && !is_cyrillic(code)) ||
            !is_letter(properties) || is_vowel(plain_letter(code)))
            return false;
        capitals += codepoint_sentence(properties) == SENTENCE_UPPER;
    }
    return capitals == 0 && (letters > 1 || (letters == 1 && cyrillic));
}
