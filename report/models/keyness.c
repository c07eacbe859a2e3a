#include "report/models/keyness.h"

#include <math.h>
#include <stdlib.h>

#include "lib/fold.h"
#include "lib/forms_cell.h"
#include "lib/frequencies.h"
#include "lib/memory.h"
#include "report/corpus/surface_forms.h"
#include "report/math/top_rows.h"
#include "report/models/terms.h"

/* ---------------------------------------------------------------- formulas */

/* A cell's part of G²: observed × ln(observed / expected). */
static double cell(double observed, double expected)
{
    return observed > 0 && expected > 0 ? observed * log(observed / expected) : 0;
}

double keyness_g2(
    uint64_t count, uint64_t tokens, uint64_t other_count, uint64_t other_tokens)
{
    if (tokens == 0 || other_tokens == 0)
        return 0;
    double a = (double)count, b = (double)other_count;
    double c = (double)tokens, d = (double)other_tokens, rate = (a + b) / (c + d);
    double sum = cell(a, c * rate) + cell(b, d * rate) + cell(c - a, c * (1 - rate)) +
                 cell(d - b, d * (1 - rate));
    return sum > 0 ? 2 * sum : 0;
}

double keyness_g2_usual(uint64_t count, uint64_t tokens, double probability)
{
    double a = (double)count, n = (double)tokens;
    if (tokens == 0 || probability <= 0 || probability >= 1)
        return 0;
    double sum = cell(a, n * probability) + cell(n - a, n * (1 - probability));
    return sum > 0 ? 2 * sum : 0;
}

double keyness_log_ratio(
    uint64_t count, uint64_t tokens, uint64_t other_count, uint64_t other_tokens)
{
    if (tokens == 0 || other_tokens == 0)
        return 0;
    double a = count ? (double)count : 0.5, b = other_count ? (double)other_count : 0.5;
    return log2(a / (double)tokens) - log2(b / (double)other_tokens);
}

/* ---------------------------------------------------------------- choosing */

static uint64_t language_tokens(const struct corpus *corpus, struct span lang)
{
    for (size_t i = 0; i < corpus->language_count; i++)
        if (span_equal(corpus->languages[i].lang, lang))
            return corpus->languages[i].tokens;
    return 0;
}

static uint64_t count_in(const struct corpus *corpus, const struct corpus_term *term)
{
    uint32_t found = corpus_find(corpus, term->term, term->lang);
    return found == CORPUS_NONE ? 0 : corpus->terms[found].count;
}

/* In how many parts of the collection each term occurs, up to 2: documents, or where there
 * is one, its units. */
static uint8_t *count_parts_new(const struct corpus *corpus)
{
    uint8_t *parts = memory_new(corpus->term_count + 1, sizeof *parts);
    uint32_t *last = memory_new(corpus->term_count + 1, sizeof *last);
    for (size_t u = 0; u < corpus->unit_count; u++) {
        uint32_t part =
            corpus->document_count > 1 ? corpus->units[u].document : (uint32_t)u;
        struct corpus_entry entry;
        for (struct corpus_entries left = corpus_entries_of(corpus, u);
             corpus_next_entry(&left, &entry);) {
            if (last[entry.term] != part + 1 && parts[entry.term] < 2)
                parts[entry.term]++;
            last[entry.term] = part + 1;
        }
    }
    free(last);
    return parts;
}

static bool is_candidate(const struct corpus *corpus, const struct corpus_term *term,
    const uint8_t *parts, uint64_t least)
{
    bool dispersed = corpus->unit_count < 2 || parts[term - corpus->terms] > 1;
    return term->count >= least && dispersed && terms_listed(corpus, term);
}

static uint64_t count_least(const struct corpus *corpus)
{
    return corpus->tokens < KEYNESS_SMALL ? KEYNESS_COUNT_LEAST_SMALL : KEYNESS_COUNT_LEAST;
}

/* A row about a term that occurs `count` times here and `other` times in the reference. */
static struct summary_row make_row(const struct corpus_term *term, uint64_t count,
    uint64_t tokens, uint64_t other, uint64_t other_tokens)
{
    return (struct summary_row){.text = term->form,
        .term = term->term,
        .forms = term->forms,
        .lang = term->lang,
        .count = count,
        .documents = count ? term->documents : 0,
        .share = tokens ? (double)count / (double)tokens : 0,
        .score = keyness_g2(count, tokens, other, other_tokens),
        .log_ratio = keyness_log_ratio(count, tokens, other, other_tokens),
        .usual = 1e6 * (double)other / (double)other_tokens,
        .before = other};
}

/* The `top` best terms of the corpus, as rows; closes the list. */
static struct summary_rows take_rows(const struct corpus *corpus,
    const struct corpus *reference, struct top_rows *best, size_t top, struct arena *arena)
{
    struct summary_rows rows = {.count = top_rows_take(best, top)};
    rows.rows = arena_new(arena, rows.count + 1, sizeof *rows.rows);
    for (size_t i = 0; i < rows.count; i++) {
        const struct corpus_term *term = &corpus->terms[best->rows[i].item];
        rows.rows[i] = make_row(term, term->count, corpus->languages[term->language].tokens,
            count_in(reference, term), language_tokens(reference, term->lang));
    }
    top_rows_close(best);
    return rows;
}

/* `alone`: only what the reference lacks. */
static struct summary_rows find_rising(const struct corpus *corpus,
    const struct corpus *reference, bool alone, size_t top, struct arena *arena)
{
    struct top_rows best = {0};
    uint8_t *parts = count_parts_new(corpus);
    uint64_t least = count_least(corpus);
    for (size_t i = 0; i < corpus->term_count; i++) {
        const struct corpus_term *term = &corpus->terms[i];
        uint64_t tokens = corpus->languages[term->language].tokens;
        uint64_t other_tokens = language_tokens(reference, term->lang);
        if (other_tokens == 0 || !is_candidate(corpus, term, parts, least))
            continue;
        uint64_t other = count_in(reference, term);
        double g2 = keyness_g2(term->count, tokens, other, other_tokens);
        if (g2 >= KEYNESS_G2_LEAST && !(alone && other) &&
            keyness_log_ratio(term->count, tokens, other, other_tokens) > 0)
            top_rows_add(&best, term->language, g2, i);
    }
    free(parts);
    return take_rows(corpus, reference, &best, top, arena);
}

struct summary_rows keyness_rising(const struct corpus *corpus,
    const struct corpus *reference, size_t top, struct arena *arena)
{
    return find_rising(corpus, reference, false, top, arena);
}

static uint32_t language_rank(const struct corpus *corpus, struct span lang)
{
    uint32_t rank = 0;
    while (rank < corpus->language_count && !span_equal(corpus->languages[rank].lang, lang))
        rank++;
    return rank;
}

struct summary_rows keyness_falling(const struct corpus *corpus,
    const struct corpus *reference, size_t top, struct arena *arena)
{
    struct top_rows best = {0};
    uint8_t *parts = count_parts_new(reference);
    uint64_t least = count_least(reference);
    for (size_t i = 0; i < reference->term_count; i++) {
        const struct corpus_term *term = &reference->terms[i];
        uint64_t tokens = language_tokens(corpus, term->lang);
        uint64_t other_tokens = reference->languages[term->language].tokens;
        if (tokens == 0 || !is_candidate(reference, term, parts, least))
            continue;
        uint64_t count = count_in(corpus, term);
        double g2 = keyness_g2(count, tokens, term->count, other_tokens);
        if (g2 >= KEYNESS_G2_LEAST &&
            keyness_log_ratio(count, tokens, term->count, other_tokens) < 0)
            top_rows_add(&best, language_rank(corpus, term->lang), g2, i);
    }
    free(parts);
    struct summary_rows rows = {.count = top_rows_take(&best, top)};
    rows.rows = arena_new(arena, rows.count + 1, sizeof *rows.rows);
    for (size_t i = 0; i < rows.count; i++) {
        const struct corpus_term *term = &reference->terms[best.rows[i].item];
        rows.rows[i] =
            make_row(term, count_in(corpus, term), language_tokens(corpus, term->lang),
                term->count, reference->languages[term->language].tokens);
    }
    top_rows_close(&best);
    return rows;
}

void keyness_against(const struct corpus *corpus, const struct corpus *reference,
    size_t top, struct summary *summary)
{
    summary->keyness = keyness_rising(corpus, reference, top, &summary->arena);
    summary->falling = keyness_falling(corpus, reference, top, &summary->arena);
    summary->notes[SECTION_KEYNESS] =
        "compared with the reference; G²: how surely, ×4: four times as often";
}

struct summary_rows keyness_alone(const struct corpus *corpus, const struct corpus *other,
    size_t top, struct arena *arena)
{
    return find_rising(corpus, other, true, top, arena);
}

/* Whether the archive has a term nowhere else: `known` holds the corpus, or else what was
 * there before. */
static bool is_new(const struct corpus *known, bool whole, const struct corpus_term *term)
{
    return count_in(known, term) <= (whole ? term->count : 0);
}

/* What more documents have comes first. */
struct summary_rows keyness_new(const struct corpus *corpus, const struct corpus *known,
    bool whole, size_t top, struct arena *arena)
{
    struct top_rows best = {0};
    for (size_t i = 0; i < corpus->term_count; i++) {
        const struct corpus_term *term = &corpus->terms[i];
        if (term->count >= KEYNESS_COUNT_LEAST_SMALL && terms_listed(corpus, term) &&
            is_new(known, whole, term))
            top_rows_add(&best, term->language,
                (double)term->documents +
                    (double)term->count / (double)(corpus->tokens + 1),
                i);
    }
    struct summary_rows rows = take_rows(corpus, known, &best, top, arena);
    for (size_t i = 0; i < rows.count; i++)
        rows.rows[i].score = (double)rows.rows[i].count;
    return rows;
}

const char *new_section(const struct material *material, struct summary *summary)
{
    const struct corpus *known = material->known ? material->known : material->reference;
    bool more = known && known->tokens > (material->known ? material->corpus->tokens : 0);
    if (more && material->archive)
        summary->fresh = keyness_new(material->corpus, known, material->known,
            material_top(material), &summary->arena);
    return NULL;
}

/* Ranked by how often the side that has it less often has it. */
struct summary_rows keyness_shared(const struct corpus *corpus,
    const struct corpus *reference, size_t top, struct arena *arena)
{
    struct top_rows best = {0};
    for (size_t i = 0; i < corpus->term_count; i++) {
        const struct corpus_term *term = &corpus->terms[i];
        uint64_t tokens = corpus->languages[term->language].tokens;
        uint64_t other_tokens = language_tokens(reference, term->lang);
        uint64_t other = terms_listed(corpus, term) ? count_in(reference, term) : 0;
        if (other == 0 ||
            keyness_g2(term->count, tokens, other, other_tokens) >= KEYNESS_G2_LEAST)
            continue;
        double here = (double)term->count / (double)tokens,
               there = (double)other / (double)other_tokens;
        top_rows_add(&best, term->language, here < there ? here : there, i);
    }
    return take_rows(corpus, reference, &best, top, arena);
}

/* ---------------------------------------------------------------- usual frequencies */

/* The usual frequencies of the languages of a corpus, and room to fold words in. */
struct usual {
    struct frequencies **languages; /* NULL where there are none; owned */
    char *room;                     /* owned */
    size_t capacity;
};

/* The probability of a term: the sum over its different forms, folded. */
static double usual_probability(struct usual *usual, const struct corpus_term *term)
{
    const struct frequencies *frequencies = usual->languages[term->language];
    struct span cell = term->forms, form, folded[FORMS_MOST];
    size_t count = 0, used = 0;
    uint64_t occurrences;
    double sum = 0, floor = frequencies_floor(frequencies);
    if (surface_form_has_particles(term->lang)) { /* lists have words without them */
        sum = frequencies_of(frequencies, term->term);
        return sum > floor ? sum : floor;
    }
    usual->room =
        memory_grow(usual->room, &usual->capacity, FOLD_GROWTH * cell.size + 1, 1);
    while (count < FORMS_MOST && forms_cell_next(&cell, &form, &occurrences)) {
        char *room = usual->room + used;
        size_t size = fold_case(
                   surface_form_unpossessive(form), fold_is_turkic(term->lang), room),
               same = 0;
        folded[count] = (struct span){room, size};
        while (!span_equal(folded[same], folded[count]))
            same++;
        if (same == count)
            sum += frequencies_of(frequencies, folded[count++]);
        used += size;
    }
    return sum > floor ? sum : floor;
}

static struct usual usual_new(const struct corpus *corpus, bool *any)
{
    enum { ROOM = 256 }; /* bytes to begin with */
    struct usual usual = {.room = memory_new(ROOM, 1), .capacity = ROOM};
    *any = false;
    usual.languages = memory_new(corpus->language_count + 1, sizeof(struct frequencies *));
    for (size_t i = 0; i < corpus->language_count; i++) {
        if (!corpus->languages[i].negligible)
            usual.languages[i] = frequencies_new(corpus->languages[i].lang);
        *any = *any || usual.languages[i];
    }
    return usual;
}

static void usual_free(const struct corpus *corpus, struct usual *usual)
{
    for (size_t i = 0; i < corpus->language_count; i++)
        if (usual->languages[i])
            frequencies_free(usual->languages[i]);
    free(usual->languages);
    free(usual->room);
}

static double usual_log_ratio(uint64_t count, uint64_t tokens, double probability)
{
    return log2((double)count / (double)tokens) - log2(probability);
}

static struct summary_row usual_row(const struct corpus *corpus,
    const struct corpus_term *term, double probability, double g2)
{
    uint64_t tokens = corpus->languages[term->language].tokens;
    return (struct summary_row){.text = term->form,
        .term = term->term,
        .forms = term->forms,
        .lang = term->lang,
        .count = term->count,
        .documents = term->documents,
        .share = (double)term->count / (double)tokens,
        .score = g2,
        .log_ratio = usual_log_ratio(term->count, tokens, probability),
        .usual = 1e6 * probability};
}

bool keyness_usual(const struct corpus *corpus, size_t top, struct summary *summary)
{
    bool any;
    struct top_rows best = {0};
    struct usual usual = usual_new(corpus, &any);
    uint8_t *parts = count_parts_new(corpus);
    uint64_t least = count_least(corpus);
    for (size_t i = 0; i < corpus->term_count; i++) {
        const struct corpus_term *term = &corpus->terms[i];
        uint64_t tokens = corpus->languages[term->language].tokens;
        if (!usual.languages[term->language] || !is_candidate(corpus, term, parts, least))
            continue;
        double probability = usual_probability(&usual, term);
        double g2 = keyness_g2_usual(term->count, tokens, probability);
        if (g2 >= KEYNESS_G2_LEAST && (double)term->count > probability * (double)tokens)
            top_rows_add(&best, term->language, g2, i);
    }
    struct summary_rows *rows = &summary->keyness;
    rows->count = top_rows_take(&best, top);
    rows->rows = arena_new(&summary->arena, rows->count + 1, sizeof *rows->rows);
    for (size_t i = 0; i < rows->count; i++) {
        const struct corpus_term *term = &corpus->terms[best.rows[i].item];
        rows->rows[i] =
            usual_row(corpus, term, usual_probability(&usual, term), best.rows[i].score);
    }
    free(parts);
    usual_free(corpus, &usual);
    top_rows_close(&best);
    return any;
}

const char *keyness_section(const struct material *material, struct summary *summary)
{
    const char *name = material->sides[1];
    if (!material->reference) {
        keyness_usual(material->corpus, material_top(material), summary);
        return NULL;
    }
    keyness_against(material->corpus, material->reference, material_top(material), summary);
    if (material->compares)
        summary->other_keyness = keyness_rising(
            material->reference, material->corpus, material_top(material), &summary->arena);
    if (name)
        summary->notes[SECTION_KEYNESS] =
            "compared with %1; G²: how surely, ×4: four times as often";
    summary->note_values[SECTION_KEYNESS][0] = name;
    return NULL;
}
