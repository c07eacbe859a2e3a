/* Text that is not prose, detected by its letters: encoded files (uuencode, base64, hexadecimal), PGP
 * blocks, source code, logs, tables of numbers, drawings of characters. Its language is zxx,
 * as BCP 47 has it: no linguistic content. */
#ifndef TOKENIZE_LANGUAGES_NONPROSE_H
#define TOKENIZE_LANGUAGES_NONPROSE_H

#include "lib/span.h"
#include "tokenize/words/byte_classes.h"

#define NONPROSE_LANGUAGE "zxx"

/* Whether a classified text may hold lines that are no prose; most texts do not. */
bool nonprose_possible(const struct bytes *bytes, struct span text);

/* The size of the part that the text begins with: lines of prose, or lines that are none, which
 * *nonprose has. At least three of these stand together, or two of a coded file, or one line
 * that is a single long word. text.size > 0. */
size_t nonprose_part(struct span text, bool *nonprose);

/* Copies the lines of prose of a text to `room`, which has as many bytes. Returns how many. */
size_t nonprose_strip(struct span text, char *room);

#endif
