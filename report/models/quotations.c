#include "report/models/quotations.h"

#include <math.h>
#include <stdlib.h>

#include "lib/memory.h"
#include "report/models/keyness.h"
#include "report/models/mentions.h"

enum {
    TERMS_QUOTED = 5,  /* of a side */
    TERMS_HEARD = 50,  /* key terms that make a sentence worth quoting */
    TOKENS_LEAST = 12, /* a shorter sentence is taken for one of so many words */
    TOKENS_MOST = 45,  /* a longer one is not quoted */
};

/* The sentences of a term that was found so far. */
struct found {
    struct span text, lang; /* of the term */
    struct summary_mention best[MENTIONS_SPARE];
    size_t count;
};

/* A side while its sentences are read. */
struct side {
    const struct corpus *corpus;
    unsigned number;
    double *weights;  /* per term of the corpus; 0: it is no key term */
    uint32_t *quoted; /* per term: its number in found, from 1; 0: none */
    struct found found[TERMS_QUOTED];
    uint32_t found_count;
};

/* Key terms of the first language weigh by how sure they are. */
static void want_terms(struct side *side, const struct summary_rows *rows)
{
    for (size_t i = 0; i < rows->count; i++) {
        const struct summary_row *row = &rows->rows[i];
        uint32_t term = corpus_find(side->corpus, row->term, row->lang);
        if (term == CORPUS_NONE || !span_equal(row->lang, rows->rows[0].lang))
            continue;
        side->weights[term] = log(1 + row->score);
        if (side->found_count < TERMS_QUOTED) {
            side->found[side->found_count].text = row->text;
            side->found[side->found_count].lang = row->lang;
            side->quoted[term] = ++side->found_count;
        }
    }
}

static double value_of(const struct side *side, size_t unit)
{
    const struct corpus *corpus = side->corpus;
    double tokens = fmax((double)corpus->units[unit].tokens, TOKENS_LEAST), value = 0;
    struct corpus_entry entry;
    for (struct corpus_entries left = corpus_entries_of(corpus, unit);
         corpus_next_entry(&left, &entry);)
        value += side->weights[entry.term];
    return value / sqrt(tokens);
}

static struct summary_mention make_mention(
    const struct side *side, size_t unit, uint32_t number, double value)
{
    const struct corpus_unit *at = &side->corpus->units[unit];
    const struct found *found = &side->found[number];
    return (struct summary_mention){.text = found->text,
        .lang = found->lang,
        .side = side->number,
        .sentence = {.document = side->corpus->documents[at->document].name,
            .begin = at->begin,
            .end = at->end,
            .lang = found->lang,
            .score = value,
            .group = side->number * TERMS_QUOTED + number,
            .shown = 1,
            .topic = SUMMARY_NONE}};
}

static void read_unit(struct side *side, size_t unit)
{
    struct corpus_entry entry;
    double value = 0;
    for (struct corpus_entries left = corpus_entries_of(side->corpus, unit);
         corpus_next_entry(&left, &entry);) {
        uint32_t number = side->quoted[entry.term];
        if (number == 0)
            continue;
        value = value > 0 ? value : value_of(side, unit);
        struct found *found = &side->found[number - 1];
        mentions_insert(
            found->best, &found->count, make_mention(side, unit, number - 1, value));
    }
}

/* Appends what a side says of its key terms. */
static void quote_side(const struct corpus *corpus, unsigned number,
    const struct summary_rows *rows, struct summary_mentions *mentions)
{
    if (corpus->by != COUNTS_SENTENCE)
        return;
    struct side side = {.corpus = corpus, .number = number};
    side.weights = memory_new(corpus->term_count + 1, sizeof *side.weights);
    side.quoted = memory_new(corpus->term_count + 1, sizeof *side.quoted);
    want_terms(&side, rows);
    for (size_t u = 0; u < corpus->unit_count; u++)
        if (!corpus_is_whole(&corpus->units[u]) && corpus->units[u].tokens <= TOKENS_MOST)
            read_unit(&side, u);
    for (uint32_t i = 0; i < side.found_count; i++)
        for (size_t k = 0; k < side.found[i].count; k++)
            mentions->rows[mentions->count++] = side.found[i].best[k];
    free(side.weights);
    free(side.quoted);
}

const char *quotations_section(const struct material *material, struct summary *summary)
{
    const struct corpus *here = material->corpus, *there = material->reference;
    struct arena *arena = &summary->arena;
    if (!there || !material->compares)
        return NULL;
    struct summary_rows rising = keyness_rising(here, there, TERMS_HEARD, arena);
    struct summary_rows falling = keyness_falling(here, there, TERMS_HEARD, arena);
    summary->quotations.rows = arena_new(
        arena, 2 * TERMS_QUOTED * MENTIONS_SPARE, sizeof *summary->quotations.rows);
    quote_side(here, 0, &rising, &summary->quotations);
    quote_side(there, 1, &falling, &summary->quotations);
    return NULL;
}
