#include "count/grams.h"

#include <stdlib.h>

#include "lib/memory.h"

void grams_close(struct grams *grams)
{
    free(grams->words);
    free(grams->grams);
    free(grams->terms);
    *grams = (struct grams){.grams = NULL};
}

void grams_clear(struct grams *grams)
{
    grams->gram_count = grams->term_count = 0;
    grams->word_count = 0;
    grams->term_words = 0;
}

size_t grams_memory(const struct grams *grams)
{
    return grams->word_count * sizeof *grams->words +
           grams->gram_count * sizeof *grams->grams +
           grams->term_count * sizeof *grams->terms;
}

void grams_begin_level(
    struct grams *grams, uint32_t order, uint32_t gram_count, uint32_t term_count)
{
    size_t words = (size_t)gram_count * order;
    grams->levels[order] = (struct gram_level){grams->gram_count, grams->word_count};
    grams->words = memory_grow(grams->words, &grams->word_capacity,
        grams->word_count + words, sizeof *grams->words);
    grams->grams = memory_grow(grams->grams, &grams->gram_capacity,
        (size_t)grams->gram_count + gram_count + 1, sizeof *grams->grams);
    grams->terms = memory_grow(grams->terms, &grams->term_capacity,
        (size_t)grams->term_count + term_count + 1, sizeof *grams->terms);
    for (uint32_t i = 1; i <= term_count; i++)
        grams->terms[grams->term_count + i] = (struct gram_term){.order = (uint16_t)order};
    grams->word_count += words;
    grams->gram_count += gram_count;
    grams->term_count += term_count;
    grams->term_words += (size_t)term_count * order;
}
