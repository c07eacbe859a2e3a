#include "report/brief/spread.h"

#include <stdlib.h>

#include "lib/memory.h"

enum { WORDS_MOST = 8 }; /* of a phrase: longer ones are not counted */

/* A phrase while units are read. */
struct spreading {
    uint32_t words; /* that it has; 0: they are not all known */
    uint32_t unit;  /* the last that had one of them, + 1 */
    uint32_t held;  /* how many of them it had */
    uint32_t least; /* the count of the rarest of those */
};

/* A word of a term; those of one word are a list. */
struct holder {
    uint32_t term, next; /* next: in holders, + 1; 0: the last */
};

struct spreader {
    const struct corpus *corpus;
    struct spreading *terms;
    struct holder *holders;
    uint32_t holder_count;
    uint32_t *first; /* per term of the corpus: in holders, + 1; 0: none */
};

/* The numbers of a phrase's words; how many there are, 0 where one is not known. */
static uint32_t find_words(const struct corpus *corpus, struct span term, struct span lang,
    uint32_t words[WORDS_MOST])
{
    uint32_t count = 0;
    while (term.size && count < WORDS_MOST) {
        const char *space = memchr(term.data, ' ', term.size);
        size_t size = space ? (size_t)(space - term.data) : term.size;
        words[count] = corpus_find(corpus, (struct span){term.data, size}, lang);
        if (words[count++] == CORPUS_NONE)
            return 0;
        size += size < term.size;
        term = (struct span){term.data + size, term.size - size};
    }
    return term.size ? 0 : count;
}

static void want(struct spreader *spreader, const struct spread_term *term, uint32_t number)
{
    uint32_t words[WORDS_MOST];
    uint32_t count = find_words(spreader->corpus, term->term, term->lang, words);
    for (uint32_t w = 0; w < count; w++) {
        uint32_t *first = &spreader->first[words[w]];
        spreader->holders[spreader->holder_count] = (struct holder){number, *first};
        *first = ++spreader->holder_count;
    }
    spreader->terms[number].words = count;
}

static void read_entry(struct spreader *spreader, const struct spread_term *terms,
    size_t unit, const struct corpus_entry *entry, uint32_t part)
{
    for (uint32_t h = spreader->first[entry->term]; h; h = spreader->holders[h - 1].next) {
        uint32_t number = spreader->holders[h - 1].term;
        struct spreading *term = &spreader->terms[number];
        if (term->unit != unit + 1)
            *term = (struct spreading){term->words, (uint32_t)unit + 1, 0, UINT32_MAX};
        term->least = entry->count < term->least ? entry->count : term->least;
        if (++term->held == term->words)
            terms[number].counts[part] += term->least;
    }
}

void spread_count(const struct corpus *corpus, const struct spread_term *terms,
    size_t count, const uint32_t *parts)
{
    struct spreader spreader = {.corpus = corpus};
    spreader.terms = memory_new(count + 1, sizeof *spreader.terms);
    spreader.holders = memory_new(count * WORDS_MOST + 1, sizeof *spreader.holders);
    spreader.first = memory_new(corpus->term_count + 1, sizeof *spreader.first);
    for (size_t i = 0; i < count; i++)
        want(&spreader, &terms[i], (uint32_t)i);
    struct corpus_entry entry;
    for (size_t u = 0; u < corpus->unit_count && count; u++)
        for (struct corpus_entries left = corpus_entries_of(corpus, u);
             parts[u] != CORPUS_NONE && corpus_next_entry(&left, &entry);)
            read_entry(&spreader, terms, u, &entry, parts[u]);
    free(spreader.terms);
    free(spreader.holders);
    free(spreader.first);
}
