/* Sentences of running text: the standard's, but a single line break is a space, headlines
 * stand alone, and abbreviations end nothing (tokenize/sentences/suppressions.h). */
#ifndef TOKENIZE_SENTENCES_SENTENCE_SPLITTER_H
#define TOKENIZE_SENTENCES_SENTENCE_SPLITTER_H

#include <stdint.h>

#include "lib/span.h"
#include "tokenize/sentences/suppressions.h"
#include "tokenize/words/byte_classes.h"

struct sentence_splitter {
    const struct suppressions *suppressions; /* borrowed */
    bool line_each;                          /* the text has one sentence a line */
    size_t *ends; /* byte offsets of the sentences' ends; owned */
    size_t count, capacity;
};

/* Whether a text, of which the head is seen, has one sentence a line: nearly all its lines
 * begin as sentences do, and most end so or begin with a capital. */
bool splitter_line_each(struct span head);

/* Finds where the sentences of a paragraph end, in place of those found before; the last
 * end is the paragraph's. `bytes`: of the paragraph. */
void splitter_find(
    struct sentence_splitter *splitter, struct span paragraph, const struct bytes *bytes);

void splitter_free(struct sentence_splitter *splitter);

#endif
