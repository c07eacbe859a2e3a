/* Terms that read alike: that of a token which holds a space, and the n-gram of the same
 * words. They are one row, and a document that has both has it once. As soon as there is
 * such a token, each text of the document in progress is kept. */
#include <stdlib.h>

#include "count/counter_state.h"
#include "lib/memory.h"

enum { PER_TEXT = 64 }; /* bytes for the bookkeeping of a text */

/* The number of the language, and the words' terms, joined. Lent until the next call. */
static struct span text_of(struct counter *counter, uint32_t item)
{
    uint32_t words[GRAMS_LONGEST] = {item};
    size_t count = 1, size = sizeof(uint32_t);
    if (item & UNITS_GRAM)
        count = grams_words(&counter->grams, item & ~UNITS_GRAM, words);
    for (size_t i = 0; i < count; i++)
        size += word_term(vocabulary_word(&counter->vocabulary, words[i])).size + 1;
    counter->scratch = memory_grow(counter->scratch, &counter->scratch_capacity, size, 1);
    char *to = counter->scratch;
    const struct word *last = vocabulary_word(&counter->vocabulary, words[count - 1]);
    uint32_t language = last->language & ~WORD_AMPERSAND;
    memcpy(to, &language, sizeof language);
    to += sizeof language;
    for (size_t i = 0; i < count; i++) {
        struct span term = word_term(vocabulary_word(&counter->vocabulary, words[i]));
        memcpy(to, term.data, term.size);
        to += term.size;
        *to++ = ' ';
    }
    return (struct span){counter->scratch, size};
}

bool counter_alike_first(struct counter *counter, uint32_t item)
{
    struct span text = text_of(counter, item);
    size_t before = counter->alike->count;
    hash_strings_add(counter->alike, text);
    if (counter->alike->count == before)
        return false;
    counter->alike_memory += text.size + PER_TEXT;
    return true;
}

void counter_alike_begin(struct counter *counter)
{
    const struct vocabulary *vocabulary = &counter->vocabulary;
    const struct grams *grams = &counter->grams;
    counter->alike = memory_new(1, sizeof *counter->alike);
    hash_strings_open(counter->alike);
    for (uint32_t term = 1; term <= vocabulary->term_count; term++)
        if (vocabulary->terms[term].seen == counter->document)
            counter_alike_first(counter, vocabulary->terms[term].word);
    for (uint32_t term = 1; term <= grams->term_count; term++)
        if (grams->terms[term].seen == counter->document)
            counter_alike_first(counter, grams->terms[term].gram | UNITS_GRAM);
}

void counter_alike_clear(struct counter *counter)
{
    if (!counter->alike || !counter->alike->count)
        return;
    hash_strings_close(counter->alike);
    hash_strings_open(counter->alike);
    counter->alike_memory = 0;
}

void counter_alike_end(struct counter *counter)
{
    if (counter->alike)
        hash_strings_close(counter->alike);
    free(counter->alike);
    counter->alike = NULL;
}
