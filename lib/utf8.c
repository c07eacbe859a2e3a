#include "lib/utf8.h"

#include <string.h>

/* The well-formed sequences of Unicode 15, table 3-7: by lead byte the length and the range
 * of the second byte; what follows it is always 80..BF. */
struct lead {
    unsigned char first, last, length, low, high;
};

static const struct lead leads[] = {
    {0x00, 0x7F, 1, 0, 0},
    {0xC2, 0xDF, 2, 0x80, 0xBF},
    {0xE0, 0xE0, 3, 0xA0, 0xBF},
    {0xE1, 0xEC, 3, 0x80, 0xBF},
    {0xED, 0xED, 3, 0x80, 0x9F},
    {0xEE, 0xEF, 3, 0x80, 0xBF},
    {0xF0, 0xF0, 4, 0x90, 0xBF},
    {0xF1, 0xF3, 4, 0x80, 0xBF},
    {0xF4, 0xF4, 4, 0x80, 0x8F},
};

static const struct lead *lead_of(unsigned char byte)
{
    for (size_t i = 0; i < sizeof leads / sizeof *leads; i++)
        if (byte >= leads[i].first && byte <= leads[i].last)
            return &leads[i];
    return NULL;
}

/* Whether the text begins with one of most letters in three bytes: any may follow E1..EC. */
static bool is_plain_three(const unsigned char *byte, size_t size)
{
    return byte[0] >= 0xE1 && byte[0] <= 0xEC && size >= 3 && (byte[1] & 0xC0) == 0x80 &&
           (byte[2] & 0xC0) == 0x80;
}

int utf8_decode(const char *text, size_t size, uint32_t *code)
{
    const unsigned char *byte = (const unsigned char *)text;
    if (byte[0] < 0x80) {
        *code = byte[0];
        return 1;
    }
    if (is_plain_three(byte, size)) {
        *code = (byte[0] & 0xFU) << 12 | (byte[1] & 0x3FU) << 6 | (byte[2] & 0x3FU);
        return 3;
    }
    *code = 0xFFFD;
    const struct lead *lead = lead_of(byte[0]);
    if (!lead || size < 2 || byte[1] < lead->low || byte[1] > lead->high)
        return -1;
    uint32_t value = byte[0] & (0x7FU >> lead->length);
    value = value << 6 | (byte[1] & 0x3F);
    for (int i = 2; i < lead->length; i++) {
        if ((size_t)i >= size || (byte[i] & 0xC0) != 0x80)
            return -i;
        value = value << 6 | (byte[i] & 0x3F);
    }
    *code = value;
    return lead->length;
}

/* How many bytes are ASCII, in whole words. */
static size_t ascii_words(const char *text, size_t size)
{
    const uint64_t highest = UINT64_C(0x8080808080808080);
    uint64_t bytes;
    size_t at = 0;
    for (; at + sizeof bytes <= size; at += sizeof bytes) {
        memcpy(&bytes, text + at, sizeof bytes);
        if (bytes & highest)
            break;
    }
    return at;
}

size_t utf8_valid(const char *text, size_t size)
{
    size_t at = 0;
    while ((at += ascii_words(text + at, size - at)) < size) {
        uint32_t code;
        int length = utf8_decode(text + at, size - at, &code);
        if (length < 0)
            break;
        at += (size_t)length;
    }
    return at;
}

bool utf8_is_cut(const char *text, size_t size)
{
    enum { MOST = 3 };
    uint32_t code;
    return size <= MOST && utf8_decode(text, size, &code) == -(int)size;
}

int utf8_encode(uint32_t code, char *text)
{
    if (code < 0x80) {
        text[0] = (char)code;
        return 1;
    }
    if (code < 0x800) {
        text[0] = (char)(0xC0 | code >> 6);
        text[1] = (char)(0x80 | (code & 0x3F));
        return 2;
    }
    if (code < 0x10000) {
        text[0] = (char)(0xE0 | code >> 12);
        text[1] = (char)(0x80 | (code >> 6 & 0x3F));
        text[2] = (char)(0x80 | (code & 0x3F));
        return 3;
    }
    text[0] = (char)(0xF0 | code >> 18);
    text[1] = (char)(0x80 | (code >> 12 & 0x3F));
    text[2] = (char)(0x80 | (code >> 6 & 0x3F));
    text[3] = (char)(0x80 | (code & 0x3F));
    return 4;
}

bool utf8_is_harmful(uint32_t code)
{
    return code < 0x20 || (code >= 0x7F && code <= 0x9F) ||
           (code >= 0x2028 && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069);
}
