/* UTF-8, as Unicode 15 section 3.9 defines it. */
#ifndef LIB_UTF8_H
#define LIB_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Decodes the code point at text[0, size), size > 0. Returns its length in bytes (1 to 4),
 * or, where the bytes are no UTF-8, minus the length of the maximal subpart that stands for
 * one U+FFFD (-1 to -3; Unicode 15, table 3-8), with *code = 0xFFFD. */
int utf8_decode(const char *text, size_t size, uint32_t *code);

/* How many bytes at the beginning of text[0, size) are UTF-8: all, or those before the first
 * that are not. */
size_t utf8_valid(const char *text, size_t size);

/* Whether text[0, size), size > 0, is one such subpart and nothing else, so that its end may
 * have cut a character. */
bool utf8_is_cut(const char *text, size_t size);

/* Encodes a code point that is not a surrogate; room for 4 bytes. Returns the length. */
int utf8_encode(uint32_t code, char *text);

/* Whether a code point could do more than be seen where text is shown: control characters
 * (C0, DEL, C1), line and paragraph separators, and the bidirectional embeddings, overrides
 * and isolates (U+202A-202E, U+2066-2069: "Trojan Source", CVE-2021-42574). */
bool utf8_is_harmful(uint32_t code);

#endif
