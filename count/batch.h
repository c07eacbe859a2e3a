/* Lines of short tokens, looked up many at a time: each step asks for the memory that the
 * next one looks at. */
#ifndef COUNT_BATCH_H
#define COUNT_BATCH_H

#include "count/stream_position.h"
#include "count/vocabulary.h"

enum { BATCH_MOST = 32 }; /* lines */

struct batch_line {
    struct span text;  /* without its LF; lent */
    struct word *word; /* NULL: it is new, or the line is to be looked at slowly */
    uint32_t number;   /* of the word */
    bool breaks;       /* n-grams end behind it */
    uint64_t hash;
    struct hash_block block;
};

struct batch {
    struct batch_line lines[BATCH_MOST];
    size_t count;
    bool breaks; /* n-grams end before the first */
};

/* Reads the next lines while they hold short tokens, and finds their words; sets where
 * that is. Tags that at most break n-grams are passed over; where none was seen yet
 * (`tagged`), any tag ends the batch, as it may change how the rest is read. */
void batch_read(struct batch *batch, const struct vocabulary *vocabulary,
    const struct stream_position *position, bool tagged, const char **from,
    const char *end);

#endif
