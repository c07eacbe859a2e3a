/* What was counted of a stretch of the stream: words, n-grams, and where by unit, what each
 * unit holds. */
#ifndef COUNT_TALLY_H
#define COUNT_TALLY_H

#include "count/grams.h"
#include "count/row.h"
#include "count/tape.h"
#include "count/units.h"

struct tally {
    enum counts_by by;
    struct vocabulary vocabulary;
    struct grams grams;
    struct units units;
    /* Numbers of the documents that were open where the stretch begins and ends, 0: none.
     * The first is the document whose mark is 1. */
    uint64_t first_open, last_open;
    uint32_t last_mark; /* of the document last_open */
    /* Where terms hold spaces: the words of an n-gram may be one word elsewhere. */
    const struct tape *tape; /* borrowed, or NULL */
    struct tape_range range;
    uint32_t *places[GRAMS_LONGEST + 1]; /* owned; by order, of each word of the range the
                                            gram that begins there, or 0 */
};

void tally_open(struct tally *tally, enum counts_by by);
void tally_close(struct tally *tally);

/* Sets all counts to 0, forgets n-grams and units, and keeps the words. */
void tally_reset(struct tally *tally);

/* Forgets the words too. */
void tally_clear(struct tally *tally);

/* Bytes of memory in use, with what it takes to put the rows in order. */
uint64_t tally_memory(const struct tally *tally);

/* The document with mark 1 ends, which was open before: terms that it has are marked. */
void tally_end_opened(struct vocabulary *vocabulary);

/* A term's first time in a part raises its documents. Without a branch: whether it has come
 * in the part before is anyone's guess. */
static inline void tally_see(uint32_t *seen, uint32_t *documents, uint32_t mark)
{
    *documents += *seen != mark;
    *seen = mark;
}

/* All rows in order. False where the sink was. */
bool tally_rows(struct tally *tally, struct row_sink *sink);

#endif
