/* Where the words of a text are, nearly as tokenize finds them: what it finds otherwise
 * costs bytes (archive/retrace.h), never a fault. The rules are part of the archive's
 * format and never change. */
#ifndef ARCHIVE_WORDS_H
#define ARCHIVE_WORDS_H

#include <stdbool.h>

#include "lib/span.h"

enum {
    WORD_MOST = 255,      /* bytes of a word; a longer one is cut */
    WORD_GAP = 4096,      /* bytes before a word, behind which none is looked for */
    SENTENCE_MOST = 4096, /* bytes of a sentence whose end is looked for */
};

struct word {
    size_t begin, end; /* in the text */
    bool divided;      /* more than white space stands before it */
    bool paragraph;    /* an empty line stands before it */
};

/* Finds the first word at or behind `from`, which lies in the text. False where there is
 * none near: begin and end are where the search ended. */
bool words_next(struct span text, size_t from, struct word *word);

/* Copies a word as a token has it: an apostrophe is straight. Returns its size. */
size_t words_token(struct span text, const struct word *word, char token[WORD_MOST]);

/* Where a sentence that begins at `begin` ends: behind a full stop, question or exclamation
 * mark and what closes after it, or before an empty line. */
size_t words_sentence(struct span text, size_t begin);

#endif
