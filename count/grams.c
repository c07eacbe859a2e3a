#include "count/grams.h"

#include <stdlib.h>

#include "lib/memory.h"

void grams_close(struct grams *grams)
{
    free(grams->grams);
    free(grams->terms);
    *grams = (struct grams){.grams = NULL};
}

void grams_clear(struct grams *grams)
{
    grams->gram_count = grams->term_count = 0;
    grams->term_words = 0;
}

size_t grams_memory(const struct grams *grams)
{
    return grams->gram_count * sizeof *grams->grams +
           grams->term_count * sizeof *grams->terms;
}

void grams_reserve(struct grams *grams, size_t grams_more, size_t terms_more)
{
    grams->grams = memory_grow(grams->grams, &grams->gram_capacity,
        grams->gram_count + grams_more + 1, sizeof *grams->grams);
    grams->terms = memory_grow(grams->terms, &grams->term_capacity,
        grams->term_count + terms_more + 1, sizeof *grams->terms);
}

size_t grams_words(const struct grams *grams, uint32_t number, uint32_t *words)
{
    size_t order = grams->terms[grams->grams[number].term].order;
    for (size_t i = order; i > 1; i--) {
        const struct gram *gram = &grams->grams[number];
        words[i - 1] = gram->last;
        number = gram->first;
    }
    words[0] = number;
    return order;
}
