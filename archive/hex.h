/* Bytes as hexadecimal digits, in lower case. */
#ifndef ARCHIVE_HEX_H
#define ARCHIVE_HEX_H

#include "lib/span.h"

/* Writes 2 × size digits and a NUL. */
static inline void hex_write(const unsigned char *bytes, size_t size, char *text)
{
    static const char digits[] = "0123456789abcdef";
    for (size_t i = 0; i < size; i++) {
        text[2 * i] = digits[bytes[i] >> 4];
        text[2 * i + 1] = digits[bytes[i] & 15];
    }
    text[2 * size] = '\0';
}

/* The value of a digit, or -1. */
static inline int hex_digit(char digit)
{
    if (digit >= '0' && digit <= '9')
        return digit - '0';
    return digit >= 'a' && digit <= 'f' ? digit - 'a' + 10 : -1;
}

/* Reads exactly `size` bytes. False where the text is no such thing. */
static inline bool hex_read(struct span text, unsigned char *bytes, size_t size)
{
    if (text.size != 2 * size)
        return false;
    for (size_t i = 0; i < size; i++) {
        int high = hex_digit(text.data[2 * i]), low = hex_digit(text.data[2 * i + 1]);
        if (high < 0 || low < 0)
            return false;
        bytes[i] = (unsigned char)(high << 4 | low);
    }
    return true;
}

#endif
