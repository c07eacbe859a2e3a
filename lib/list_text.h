/* The text of a list that a user wrote, a word a line, in UTF-8 whichever editor wrote it: UTF-16
 * by its byte order mark, what is not UTF-8 as Windows-1252, lines that end with LF, CR LF or
 * CR. */
#ifndef LIB_LIST_TEXT_H
#define LIB_LIST_TEXT_H

#include "lib/arena.h"
#include "lib/input.h"

enum { LIST_TEXT_MOST = 64 * 1024 * 1024 /* bytes of a list: more is an error (EFBIG) */ };

/* Reads all of an open input. Returns its text without a byte order mark, in the arena; an
 * error is in input->error. */
struct span list_text_read(struct input *input, struct arena *arena);

/* Takes the next line from the front of the text, without what ends it. False where none is
 * left. */
bool list_text_line(struct span *text, struct span *line);

#endif
