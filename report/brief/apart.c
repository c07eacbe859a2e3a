#include "report/brief/apart.h"

#include <stdlib.h>

#include "lib/memory.h"
#include "report/math/top_rows.h"
#include "report/models/keyness.h"
#include "report/models/terms.h"

/* What a group has of each term. */
struct tally {
    uint64_t *counts;
    uint32_t *documents, *last; /* how many have it, and the one counted last, from 1 */
    uint64_t tokens;
};

static void clear(struct tally *tally, const struct corpus *corpus)
{
    memset(tally->counts, 0, corpus->term_count * sizeof *tally->counts);
    memset(tally->documents, 0, corpus->term_count * sizeof *tally->documents);
    memset(tally->last, 0, corpus->term_count * sizeof *tally->last);
    tally->tokens = 0;
}

static void count_group(const struct corpus *corpus, const struct summary *summary,
    uint32_t group, struct tally *tally)
{
    clear(tally, corpus);
    for (size_t u = 0; u < corpus->unit_count; u++) {
        uint32_t document = corpus->units[u].document;
        if (summary->documents[document].group != group)
            continue;
        struct corpus_entry entry;
        for (struct corpus_entries left = corpus_entries_of(corpus, u);
             corpus_next_entry(&left, &entry);) {
            tally->counts[entry.term] += entry.count;
            tally->tokens += entry.count;
            tally->documents[entry.term] += tally->last[entry.term] != document + 1;
            tally->last[entry.term] = document + 1;
        }
    }
}

static struct summary_row make_row(
    const struct corpus *corpus, const struct tally *tally, size_t term, uint64_t tokens)
{
    const struct corpus_term *about = &corpus->terms[term];
    uint64_t count = tally->counts[term], rest = about->count - count;
    uint64_t other = tokens - tally->tokens;
    return (struct summary_row){.text = about->form,
        .lang = about->lang,
        .term = about->term,
        .forms = about->forms,
        .count = count,
        .documents = tally->documents[term],
        .share = tally->tokens ? (double)count / (double)tally->tokens : 0,
        .score = keyness_g2(count, tally->tokens, rest, other),
        .log_ratio = keyness_log_ratio(count, tally->tokens, rest, other)};
}

/* A term of one document alone does not tell its group from others. */
static struct summary_rows find_keys(const struct corpus *corpus, const struct tally *tally,
    uint64_t tokens, size_t top, struct arena *arena)
{
    struct top_rows best = {0};
    for (size_t i = 0; i < corpus->term_count; i++) {
        if (tally->documents[i] < 2 || tally->counts[i] > corpus->terms[i].count ||
            !terms_listed(corpus, &corpus->terms[i]))
            continue;
        struct summary_row row = make_row(corpus, tally, i, tokens);
        if (row.score >= KEYNESS_G2_LEAST && row.log_ratio > 0)
            top_rows_add(&best, 0, row.score, i);
    }
    struct summary_rows rows = {.count = top_rows_take(&best, top)};
    rows.rows = arena_new(arena, rows.count + 1, sizeof *rows.rows);
    for (size_t i = 0; i < rows.count; i++)
        rows.rows[i] = make_row(corpus, tally, best.rows[i].item, tokens);
    top_rows_close(&best);
    return rows;
}

static uint64_t count_all(const struct corpus *corpus)
{
    uint64_t tokens = 0;
    for (size_t u = 0; u < corpus->unit_count; u++)
        tokens += corpus->units[u].tokens;
    return tokens;
}

void apart_find(const struct material *material, struct summary *summary)
{
    const struct corpus *corpus = material->corpus;
    size_t terms = corpus->term_count + 1;
    if (summary->group_count == 0)
        return;
    uint64_t tokens = count_all(corpus);
    struct tally tally = {.counts = memory_new(terms, sizeof *tally.counts),
        .documents = memory_new(terms, sizeof *tally.documents),
        .last = memory_new(terms, sizeof *tally.last)};
    for (size_t g = 0; g < summary->group_count; g++) {
        count_group(corpus, summary, (uint32_t)g, &tally);
        summary->groups[g].keys =
            find_keys(corpus, &tally, tokens, material_top(material), &summary->arena);
    }
    free(tally.counts);
    free(tally.documents);
    free(tally.last);
}
