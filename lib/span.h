/* A span: a run of bytes that somebody else owns. It is not NUL-terminated. */
#ifndef LIB_SPAN_H
#define LIB_SPAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

struct span {
    const char *data;
    size_t size; /* bytes */
};

/* The span of a string literal, without its NUL. */
#define SPAN(literal) ((struct span){(literal), sizeof(literal) - 1})

static inline struct span span_of(const char *string)
{
    return (struct span){string, strlen(string)};
}

/* What follows the first bytes of a text, size of which it has. */
static inline struct span span_behind(struct span text, size_t size)
{
    return (struct span){text.data + size, text.size - size};
}

/* Takes what stands before the first such byte, or all, from the front of a text, and the byte. */
static inline struct span span_take(struct span *text, char end)
{
    const char *found = text->size ? memchr(text->data, end, text->size) : NULL;
    struct span taken = {text->data, found ? (size_t)(found - text->data) : text->size};
    *text = span_behind(*text, taken.size + (found != NULL));
    return taken;
}

static inline bool span_equal(struct span a, struct span b)
{
    return a.size == b.size && (a.size == 0 || memcmp(a.data, b.data, a.size) == 0);
}

static inline bool span_starts(struct span text, struct span prefix)
{
    return text.size >= prefix.size &&
           (prefix.size == 0 || memcmp(text.data, prefix.data, prefix.size) == 0);
}

/* Whether it ends so, with something before that. */
static inline bool span_ends(struct span text, struct span ending)
{
    return text.size > ending.size &&
           (ending.size == 0 ||
               memcmp(text.data + text.size - ending.size, ending.data, ending.size) == 0);
}

/* Byte order, a prefix before longer strings: the order of `LC_ALL=C sort`.
 * Negative, 0 or positive, as memcmp. */
static inline int span_compare(struct span a, struct span b)
{
    size_t least = a.size < b.size ? a.size : b.size;
    int order = least ? memcmp(a.data, b.data, least) : 0;
    return order ? order : (a.size > b.size) - (a.size < b.size);
}

/* Copies a few bytes, with calls for more than 32 of them. Returns the end of the copy. */
static inline char *span_copy(char *to, struct span span)
{
    const char *from = span.data;
    size_t size = span.size;
    if (size > 32) {
        memcpy(to, from, size);
    } else if (size >= 16) {
        memcpy(to, from, 16);
        memcpy(to + size - 16, from + size - 16, 16);
    } else if (size >= 8) {
        memcpy(to, from, 8);
        memcpy(to + size - 8, from + size - 8, 8);
    } else if (size >= 4) {
        memcpy(to, from, 4);
        memcpy(to + size - 4, from + size - 4, 4);
    } else if (size) {
        to[0] = from[0];
        to[size / 2] = from[size / 2];
        to[size - 1] = from[size - 1];
    }
    return to + size;
}

/* The first eight bytes as a number: numbers that differ compare as the bytes do. Zeros
 * follow the end. */
static inline uint64_t span_prefix(struct span span)
{
    uint64_t prefix = 0;
    if (span.size >= sizeof prefix) {
        memcpy(&prefix, span.data, sizeof prefix);
        return __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__ ? __builtin_bswap64(prefix)
                                                         : prefix;
    }
    for (size_t i = 0; i < span.size; i++)
        prefix |= (uint64_t)(unsigned char)span.data[i] << (56 - 8 * i);
    return prefix;
}

#endif
