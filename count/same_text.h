/* Terms with the same text: that of a token which contains a space, and the n-gram of the
 * same words. They are one row, and a document that has both counts once. */
#ifndef COUNT_SAME_TEXT_H
#define COUNT_SAME_TEXT_H

#include "count/tally.h"

/* The documents of a row, as a term's. */
struct same_text_documents {
    uint32_t seen, documents;
    bool opened;
};

struct same_text {
    const struct tally *tally;        /* borrowed */
    uint32_t *terms, *grams;          /* owned; the row of each term, 0: none of these */
    struct same_text_documents *rows; /* owned; from 1 */
    size_t count, capacity;
};

void same_text_open(struct same_text *same_text, const struct tally *tally);
void same_text_close(struct same_text *same_text);

/* Adds a term, or gram_term, to a row: a new one, or the last one. */
void same_text_add(struct same_text *same_text, uint32_t number, bool gram, bool new_row);

/* Counts the documents of the rows. */
void same_text_count(struct same_text *same_text);

const struct same_text_documents *same_text_find(
    const struct same_text *same_text, uint32_t number, bool gram);

#endif
