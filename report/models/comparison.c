#include "report/models/comparison.h"

#include "report/models/keyness.h"
#include "report/phrases/phrases.h"

/* The key phrases of a side that the other has less than half as often; the summary's stay as
 * they are. */
static struct summary_rows find_phrases(const struct corpus *here,
    const struct corpus *there, size_t top, struct summary *summary)
{
    struct summary_rows own = summary->phrases;
    phrases_find(here,
        &(struct phrases_options){.top = top, .reference = there, .distinct = true},
        summary);
    struct summary_rows found = summary->phrases;
    for (size_t i = 0; i < found.count; i++) {
        struct summary_row *row = &found.rows[i];
        row->log_ratio = keyness_log_ratio(row->count, here->tokens,
            corpus_count(there, row->term, row->lang), there->tokens);
    }
    summary->phrases = own;
    return found;
}

enum {
    POINTS_OF_SIDE = 250, /* of a scatter: terms that stand apart, of each language */
    POINTS_SHARED = 150,
};

/* This side's key terms, the other's, and what both have alike. */
static void find_scatter(
    const struct corpus *here, const struct corpus *there, struct summary *summary)
{
    struct arena *arena = &summary->arena;
    const struct summary_rows parts[] = {
        keyness_rising(here, there, POINTS_OF_SIDE, arena),
        keyness_falling(here, there, POINTS_OF_SIDE, arena),
        keyness_shared(here, there, POINTS_SHARED, arena),
    };
    struct summary_rows *all = &summary->scatter;
    all->rows = arena_new(
        arena, parts[0].count + parts[1].count + parts[2].count + 1, sizeof *all->rows);
    for (int i = 0; i < 3; i++) {
        if (parts[i].count)
            memcpy(
                &all->rows[all->count], parts[i].rows, parts[i].count * sizeof *all->rows);
        all->count += parts[i].count;
    }
    summary->scatter_sides[0] = parts[0].count;
    summary->scatter_sides[1] = parts[1].count;
}

const char *comparison_section(const struct material *material, struct summary *summary)
{
    const struct corpus *here = material->corpus, *there = material->reference;
    size_t top = material_top(material);
    if (!there)
        return NULL;
    summary->only = keyness_alone(here, there, top, &summary->arena);
    summary->absent = keyness_alone(there, here, top, &summary->arena);
    if (material->compares)
        find_scatter(here, there, summary);
    if (!there->ngram_count)
        return NULL;
    summary->other_phrases = find_phrases(there, here, top, summary);
    if (material->compares)
        summary->phrases = find_phrases(here, there, top, summary);
    return NULL;
}
