/* Terms that read alike: that of a token which holds a space, and the n-gram of the same
 * words. They are one row, and a document that has both has it once. As soon as there is
 * such a token, each text of the document in progress is kept. */
#include <stdlib.h>

#include "count/collector_state.h"
#include "lib/memory.h"

enum { PER_TEXT = 64 }; /* bytes for the bookkeeping of a text */

/* The number of the language, and the words' terms, joined. Lent until the next call. */
static struct span text_of(struct collector *collector, uint32_t item)
{
    uint32_t words[GRAMS_LONGEST] = {item};
    size_t count = 1, size = sizeof(uint32_t);
    if (item & UNITS_GRAM)
        count = grams_words(&collector->grams, item & ~UNITS_GRAM, words);
    for (size_t i = 0; i < count; i++)
        size += word_term(dictionary_word(&collector->dictionary, words[i])).size + 1;
    collector->scratch =
        memory_grow(collector->scratch, &collector->scratch_capacity, size, 1);
    char *to = collector->scratch;
    const struct word *last = dictionary_word(&collector->dictionary, words[count - 1]);
    uint32_t language = last->language & ~WORD_AMPERSAND;
    memcpy(to, &language, sizeof language);
    to += sizeof language;
    for (size_t i = 0; i < count; i++) {
        struct span term = word_term(dictionary_word(&collector->dictionary, words[i]));
        memcpy(to, term.data, term.size);
        to += term.size;
        *to++ = ' ';
    }
    return (struct span){collector->scratch, size};
}

bool collector_alike_first(struct collector *collector, uint32_t item)
{
    struct span text = text_of(collector, item);
    size_t before = collector->alike->count;
    hash_strings_add(collector->alike, text);
    if (collector->alike->count == before)
        return false;
    collector->alike_memory += text.size + PER_TEXT;
    return true;
}

void collector_alike_begin(struct collector *collector)
{
    const struct dictionary *dictionary = &collector->dictionary;
    const struct grams *grams = &collector->grams;
    collector->alike = memory_new(1, sizeof *collector->alike);
    hash_strings_open(collector->alike);
    for (uint32_t term = 1; term <= dictionary->term_count; term++)
        if (dictionary->terms[term].seen == collector->document)
            collector_alike_first(collector, dictionary->terms[term].word);
    for (uint32_t term = 1; term <= grams->term_count; term++)
        if (grams->terms[term].seen == collector->document)
            collector_alike_first(collector, grams->terms[term].gram | UNITS_GRAM);
}

void collector_alike_clear(struct collector *collector)
{
    if (!collector->alike || !collector->alike->count)
        return;
    hash_strings_close(collector->alike);
    hash_strings_open(collector->alike);
    collector->alike_memory = 0;
}

void collector_alike_end(struct collector *collector)
{
    if (collector->alike)
        hash_strings_close(collector->alike);
    free(collector->alike);
    collector->alike = NULL;
}
