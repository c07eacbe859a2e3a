/* Code points of UTF-8 text and their properties (unicode/properties.h). */
#ifndef TOKENIZE_WORDS_CODEPOINT_H
#define TOKENIZE_WORDS_CODEPOINT_H

#include <stdint.h>

#include "lib/span.h"
#include "lib/utf8.h"
#include "unicode/properties.h"

extern const uint16_t unicode_blocks[];
extern const unsigned char unicode_classes[];
extern const uint32_t unicode_properties[];
extern const char codepoint_unicode_version[];

/* These stand in the innermost loops. */
#define CODEPOINT_INLINE static inline __attribute__((always_inline))

/* Beside the properties of the tables: bytes that are no UTF-8. */
#define PROPERTY_INVALID 0x80000000U

CODEPOINT_INLINE uint32_t codepoint_properties(uint32_t code)
{
    size_t block = unicode_blocks[code / UNICODE_BLOCK];
    return unicode_properties[unicode_classes[block * UNICODE_BLOCK +
                                              code % UNICODE_BLOCK]];
}

/* Decodes the code point at text[at], at < text.size. Returns its length in bytes, at least
 * 1; bytes that are no UTF-8 count as U+FFFD. */
CODEPOINT_INLINE size_t codepoint_decode(struct span text, size_t at, uint32_t *code)
{
    const unsigned char *byte = (const unsigned char *)text.data + at;
    size_t left = text.size - at;
    if (byte[0] < 0x80) {
        *code = byte[0];
        return 1;
    }
    if (byte[0] >= 0xC2 && byte[0] < 0xE0 && left >= 2 && (byte[1] & 0xC0) == 0x80) {
        *code = (byte[0] & 0x1FU) << 6 | (byte[1] & 0x3FU);
        return 2;
    }
    if (byte[0] >= 0xE0 && byte[0] < 0xF0 && left >= 3 && (byte[1] & 0xC0) == 0x80 &&
        (byte[2] & 0xC0) == 0x80) {
        *code = (byte[0] & 0xFU) << 12 | (byte[1] & 0x3FU) << 6 | (byte[2] & 0x3FU);
        if (*code >= 0x800 && (*code < 0xD800 || *code > 0xDFFF))
            return 3;
    }
    int size = utf8_decode(text.data + at, left, code);
    return (size_t)(size < 0 ? -size : size);
}

/* The same, but gives the properties; PROPERTY_INVALID marks what is no UTF-8. */
CODEPOINT_INLINE size_t codepoint_read(struct span text, size_t at, uint32_t *properties)
{
    uint32_t code;
    size_t size = codepoint_decode(text, at, &code);
    *properties = codepoint_properties(code);
    if (code == 0xFFFD &&
        !(size == 3 && text.data[at] == '\xEF' && text.data[at + 1] == '\xBF'))
        *properties |= PROPERTY_INVALID;
    return size;
}

/* Where the code point that ends before `at` begins; at > 0. Bytes that are no UTF-8 are
 * taken one by one. */
size_t codepoint_before(struct span text, size_t at);

static inline unsigned codepoint_word(uint32_t properties)
{
    return properties & PROPERTY_WORD;
}
static inline unsigned codepoint_sentence(uint32_t properties)
{
    return (properties & PROPERTY_SENTENCE) >> PROPERTY_SENTENCE_SHIFT;
}
static inline unsigned codepoint_unspaced(uint32_t properties)
{
    return (properties & PROPERTY_UNSPACED) >> PROPERTY_UNSPACED_SHIFT;
}

#endif
