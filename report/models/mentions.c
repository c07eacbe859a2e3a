#include "report/models/mentions.h"

#include <math.h>
#include <stdlib.h>

#include "report/models/terms.h"
#include "report/phrases/phrases.h"

enum {
    PHRASES_MOST = 5, /* that have sentences */
    WORDS_MOST = 8,   /* of a phrase */
    TOKENS_LEAST = 12 /* a shorter sentence is taken for one of so many words */
};

/* A phrase's words, as terms of the corpus. */
struct words {
    uint32_t terms[WORDS_MOST];
    size_t count; /* 0: they are not all known */
};

bool mentions_suit(const struct corpus *corpus)
{
    return corpus->document_count == 1 && corpus->by == COUNTS_SENTENCE &&
           corpus->unit_count < ARTICLE_SHORT;
}

static struct words find_words(const struct corpus *corpus, const struct summary_row *row)
{
    struct words words = {.count = 0};
    struct span left = row->term;
    while (left.size && words.count < WORDS_MOST) {
        const char *space = memchr(left.data, ' ', left.size);
        size_t size = space ? (size_t)(space - left.data) : left.size;
        uint32_t term = corpus_find(corpus, (struct span){left.data, size}, row->lang);
        if (term == CORPUS_NONE)
            return (struct words){.count = 0};
        words.terms[words.count++] = term;
        size += size < left.size;
        left = (struct span){left.data + size, left.size - size};
    }
    return words;
}

static bool is_one_of(const struct words *words, uint32_t term)
{
    for (size_t i = 0; i < words->count; i++)
        if (words->terms[i] == term)
            return true;
    return false;
}

/* What a sentence says of a phrase; 0 where it lacks one of its words. */
static double value_of(const struct corpus *corpus, size_t unit, const struct words *words)
{
    size_t held = 0;
    double value = 1;
    struct corpus_entry entry;
    for (struct corpus_entries left = corpus_entries_of(corpus, unit);
         corpus_next_entry(&left, &entry);) {
        const struct corpus_term *term = &corpus->terms[entry.term];
        if (is_one_of(words, entry.term))
            held++;
        else if (terms_listed(corpus, term))
            value += log(1 + (double)term->count);
    }
    double tokens = fmax((double)corpus->units[unit].tokens, TOKENS_LEAST);
    return held == words->count ? value / sqrt(tokens) : 0;
}

void mentions_insert(
    struct summary_mention best[MENTIONS_SPARE], size_t *count, struct summary_mention next)
{
    size_t last = MENTIONS_SPARE - 1;
    if (*count > last && next.sentence.score <= best[last].sentence.score)
        return;
    size_t at = *count > last ? last : (*count)++;
    for (; at > 0 && best[at - 1].sentence.score < next.sentence.score; at--)
        best[at] = best[at - 1];
    best[at] = next;
}

/* Appends the sentences that say most of a phrase. */
static void add_mention(const struct corpus *corpus, const struct summary_row *row,
    uint32_t group, struct summary *summary)
{
    struct summary_mention best[MENTIONS_SPARE];
    size_t count = 0;
    struct words words = find_words(corpus, row);
    for (size_t u = 0; u < corpus->unit_count && words.count; u++) {
        const struct corpus_unit *unit = &corpus->units[u];
        struct summary_mention mention = {.text = row->text,
            .lang = row->lang,
            .sentence = {.document = corpus->documents[0].name,
                .begin = unit->begin,
                .end = unit->end,
                .lang = row->lang,
                .score = value_of(corpus, u, &words),
                .group = group,
                .shown = 1,
                .topic = SUMMARY_NONE}};
        if (mention.sentence.score > 0)
            mentions_insert(best, &count, mention);
    }
    for (size_t i = 0; i < count; i++)
        summary->mentions.rows[summary->mentions.count++] = best[i];
}

const char *mentions_section(const struct material *material, struct summary *summary)
{
    const struct corpus *corpus = material->corpus;
    if (!mentions_suit(corpus))
        return NULL;
    phrases_section(material, summary);
    const struct summary_rows *phrases = &summary->phrases;
    summary->mentions.rows = arena_new(
        &summary->arena, PHRASES_MOST * MENTIONS_SPARE, sizeof *summary->mentions.rows);
    for (uint32_t i = 0; i < phrases->count && i < PHRASES_MOST; i++)
        if (span_equal(phrases->rows[i].lang, phrases->rows[0].lang))
            add_mention(corpus, &phrases->rows[i], i, summary);
    return NULL;
}
