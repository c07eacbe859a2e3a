#include "count/tally.h"

#include <stdlib.h>

#include "count/word_cells.h"

void tally_open(struct tally *tally, enum counts_by by)
{
    *tally = (struct tally){.by = by};
    vocabulary_open(&tally->vocabulary);
    units_open(&tally->units);
}

static void forget_places(struct tally *tally)
{
    for (size_t order = 0; order <= GRAMS_LONGEST; order++) {
        free(tally->places[order]);
        tally->places[order] = NULL;
    }
}

void tally_close(struct tally *tally)
{
    vocabulary_close(&tally->vocabulary);
    grams_close(&tally->grams);
    units_close(&tally->units);
    forget_places(tally);
}

static void forget_grams(struct tally *tally)
{
    grams_clear(&tally->grams);
    units_clear(&tally->units);
    forget_places(tally);
    tally->first_open = tally->last_open = 0;
    tally->last_mark = 0;
}

void tally_reset(struct tally *tally)
{
    vocabulary_reset(&tally->vocabulary);
    forget_grams(tally);
}

void tally_clear(struct tally *tally)
{
    vocabulary_clear(&tally->vocabulary);
    forget_grams(tally);
}

uint64_t tally_memory(const struct tally *tally)
{
    enum {
        PER_TERM = 56, /* of an item to sort, and its rank */
        PER_GRAM = 64, /* and its text's bookkeeping */
        PER_WORD = 10, /* bytes of the text of an n-gram, for each of its words */
        PER_UNIT = 64, /* of an item to sort, twice while it is sorted */
    };
    return vocabulary_memory(&tally->vocabulary) + grams_memory(&tally->grams) +
           units_memory(&tally->units) + (uint64_t)PER_TERM * tally->vocabulary.term_count +
           (uint64_t)PER_GRAM * tally->grams.term_count +
           (uint64_t)PER_WORD * tally->grams.term_words +
           (uint64_t)PER_UNIT * tally->units.unit_count +
           (tally->by == COUNTS_TOTAL ? 0
                                      : word_cells_memory(tally->vocabulary.word_count));
}

void tally_end_opened(struct vocabulary *vocabulary)
{
    for (uint32_t i = 1; i <= vocabulary->term_count; i++) {
        struct term *term = &vocabulary->terms[i];
        term->opened = term->documents > 0;
        term->documents = 0;
    }
}
