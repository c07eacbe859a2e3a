#include "report/models/comparison.h"

#include "report/models/keyness.h"
#include "report/phrases/phrases.h"

enum {
    PHRASES_WIDE = 6, /* times as many phrases are found as are shown, to choose from */
};

static uint64_t count_of(const struct corpus *corpus, const struct summary_row *row)
{
    uint32_t term = corpus_find(corpus, row->term, row->lang);
    return term == CORPUS_NONE ? 0 : corpus->terms[term].count;
}

/* Keeps the phrases that the other side has less than half as often, `top` of a language. */
static void keep_distinct(const struct corpus *here, const struct corpus *there, size_t top,
    struct summary_rows *rows)
{
    size_t kept = 0, of_language = 0;
    for (size_t i = 0; i < rows->count; i++) {
        struct summary_row row = rows->rows[i];
        row.log_ratio = keyness_log_ratio(
            row.count, here->tokens, count_of(there, &row), there->tokens);
        if (i == 0 || !span_equal(row.lang, rows->rows[i - 1].lang))
            of_language = 0;
        if (row.log_ratio >= 1 && of_language < top) {
            rows->rows[kept++] = row;
            of_language++;
        }
    }
    rows->count = kept;
}

/* The key phrases of a side that the other has less often; the summary's stay as they are. */
static struct summary_rows find_phrases(const struct material *material,
    const struct corpus *here, const struct corpus *there, struct summary *summary)
{
    struct material side = *material;
    struct summary_rows own = summary->phrases;
    const char *note = summary->notes[SECTION_PHRASES];
    side.corpus = here;
    side.reference = there;
    side.top = PHRASES_WIDE * material_top(material);
    summary->phrases = (struct summary_rows){0};
    phrases_section(&side, summary);
    struct summary_rows found = summary->phrases;
    keep_distinct(here, there, material_top(material), &found);
    summary->phrases = own;
    summary->notes[SECTION_PHRASES] = note;
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
    summary->other_phrases = find_phrases(material, there, here, summary);
    if (material->compares)
        summary->phrases = find_phrases(material, here, there, summary);
    return NULL;
}
