/* Sentences of running text: the standard's, but a single line break is a space, headlines
 * stand alone, and abbreviations end nothing (tokenize/sentences/suppressions.h). */
#ifndef TOKENIZE_SENTENCES_SENTENCE_SPLITTER_H
#define TOKENIZE_SENTENCES_SENTENCE_SPLITTER_H

#include <stdint.h>

#include "lib/span.h"
#include "tokenize/sentences/suppressions.h"
#include "tokenize/words/byte_classes.h"

struct running {
    const struct special *special; /* borrowed */
    bool line_each;                /* the text has one sentence a line */
    size_t *ends;                  /* byte offsets of the sentences' ends; owned */
    size_t count, capacity;
};

/* Whether a text, of which the head is seen, has one sentence a line: nearly all its lines
 * begin as sentences do, and most end so or begin with a capital. */
bool running_line_each(struct span head);

/* Finds where the sentences of a paragraph end, in place of those found before; the last
 * end is the paragraph's. `bytes`: of the paragraph. */
void running_find(
    struct running *running, struct span paragraph, const struct bytes *bytes);

void running_free(struct running *running);

#endif
