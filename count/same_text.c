#include "count/same_text.h"

#include <stdlib.h>

#include "lib/memory.h"

void same_text_open(struct same_text *same_text, const struct tally *tally)
{
    *same_text = (struct same_text){.tally = tally,
        .terms = memory_new((size_t)tally->vocabulary.term_count + 1, sizeof(uint32_t)),
        .grams = memory_new((size_t)tally->grams.term_count + 1, sizeof(uint32_t))};
}

void same_text_close(struct same_text *same_text)
{
    free(same_text->terms);
    free(same_text->grams);
    free(same_text->rows);
}

void same_text_add(struct same_text *same_text, uint32_t number, bool gram, bool new_row)
{
    if (new_row) {
        same_text->rows = memory_grow(same_text->rows, &same_text->capacity,
            same_text->count + 2, sizeof *same_text->rows);
        same_text->rows[++same_text->count] = (struct same_text_documents){.seen = 0};
    }
    (gram ? same_text->grams : same_text->terms)[number] = (uint32_t)same_text->count;
}

const struct same_text_documents *same_text_find(
    const struct same_text *same_text, uint32_t number, bool gram)
{
    return &same_text->rows[(gram ? same_text->grams : same_text->terms)[number]];
}

/* The row of what begins at a word of the range, 0: none of these. */
static uint32_t row_at(const struct same_text *same_text, size_t at, uint32_t order)
{
    const struct tally *tally = same_text->tally;
    if (order == 1) {
        uint32_t number = tally->tape->words[tally->range.begin + at];
        return number ? same_text->terms[vocabulary_word(&tally->vocabulary, number)->term]
                      : 0;
    }
    uint32_t gram = tally->places[order][at];
    return gram ? same_text->grams[tally->grams.grams[gram].term] : 0;
}

static void count_part(
    struct same_text *same_text, const struct tape_part *part, uint32_t mark)
{
    const struct tally *tally = same_text->tally;
    for (uint32_t order = 1; order <= GRAMS_LONGEST; order++) {
        struct tape_stretch stretch = tape_stretch(tally->tape, tally->range, part, order);
        if (order > 1 && !tally->places[order])
            break;
        for (size_t i = stretch.begin; i < stretch.end; i++) {
            uint32_t row = row_at(same_text, i, order);
            if (row)
                tally_see(
                    &same_text->rows[row].seen, &same_text->rows[row].documents, mark);
        }
    }
}

static void end_opened(struct same_text *same_text)
{
    for (size_t i = 1; i <= same_text->count; i++) {
        same_text->rows[i].opened = same_text->rows[i].documents > 0;
        same_text->rows[i].documents = 0;
    }
}

void same_text_count(struct same_text *same_text)
{
    const struct tape *tape = same_text->tally->tape;
    struct tape_range range = same_text->tally->range;
    size_t first = tape_part_behind(tape, range.fresh);
    for (size_t i = first; same_text->count && i < tape->part_count; i++) {
        count_part(same_text, &tape->parts[i], (uint32_t)(i - first) + 1);
        if (i == first && same_text->tally->first_open)
            end_opened(same_text);
        if (tape->parts[i].end >= range.end)
            break;
    }
}
