#include "report/models/dispersion.h"

#include <math.h>
#include <stdlib.h>

#include "lib/memory.h"
#include "report/math/top_rows.h"
#include "report/models/terms.h"

/* ---------------------------------------------------------------- formulas */

void spread_add(
    struct spread *spread, double count, double total, double part_tokens, double tokens)
{
    double term_share = count / total, part_share = part_tokens / tokens;
    double rate = count / part_tokens;
    spread->distance += fabs(term_share - part_share) - part_share;
    spread->rates += rate;
    spread->squares += rate * rate;
}

double spread_dp(const struct spread *spread)
{
    /* The parts without the term add their shares: those of all parts, 1, less the others'.
     */
    double distance = (1 + spread->distance) / 2;
    return distance > 0 ? distance : 0;
}

double spread_juilland(const struct spread *spread, size_t parts)
{
    if (parts < 2 || spread->rates <= 0)
        return 1;
    double n = (double)parts, mean = spread->rates / n;
    double variance = spread->squares / n - mean * mean;
    double variation = variance > 0 ? sqrt(variance) / mean : 0;
    return 1 - variation / sqrt(n - 1);
}

/* ---------------------------------------------------------------- measuring */

/* A term being measured. */
struct measured {
    uint32_t term;
    struct spread spread;
    double count; /* in the part that is being read */
    double *strip;
};

struct measuring {
    const struct corpus *corpus;
    struct measured *terms; /* owned */
    size_t count;
    uint32_t *slots; /* per term of the corpus: its number in terms + 1, or 0; owned */
    uint64_t tokens; /* of all units */
    size_t parts;    /* finished */
    uint64_t part_tokens;
};

/* The part, of `parts` of equal length, that the middle of a unit is in. */
static size_t part_of(uint64_t before, uint64_t unit_tokens, uint64_t tokens, size_t parts)
{
    double middle = ((double)before + (double)unit_tokens / 2) / (double)tokens;
    size_t part = (size_t)(middle * (double)parts);
    return part < parts ? part : parts - 1;
}

static void end_part(struct measuring *measuring)
{
    if (measuring->part_tokens == 0)
        return;
    for (size_t i = 0; i < measuring->count; i++) {
        struct measured *measured = &measuring->terms[i];
        if (measured->count > 0)
            spread_add(&measured->spread, measured->count,
                (double)measuring->corpus->terms[measured->term].count,
                (double)measuring->part_tokens, (double)measuring->tokens);
        measured->count = 0;
    }
    measuring->parts++;
    measuring->part_tokens = 0;
}

static void read_unit(struct measuring *measuring, size_t unit, size_t strip_part)
{
    struct corpus_entry entry;
    for (struct corpus_entries left = corpus_entries_of(measuring->corpus, unit);
         corpus_next_entry(&left, &entry);) {
        uint32_t slot = measuring->slots[entry.term];
        if (slot == 0)
            continue;
        measuring->terms[slot - 1].count += entry.count;
        measuring->terms[slot - 1].strip[strip_part] += entry.count;
    }
    measuring->part_tokens += measuring->corpus->units[unit].tokens;
}

static void read_units(struct measuring *measuring, size_t strip_size)
{
    const struct corpus *corpus = measuring->corpus;
    bool documents = corpus->document_count > 1;
    size_t parts =
        corpus->unit_count < DISPERSION_PARTS ? corpus->unit_count : DISPERSION_PARTS;
    size_t part = 0;
    uint64_t before = 0;
    for (size_t u = 0; u < corpus->unit_count; u++) {
        const struct corpus_unit *unit = &corpus->units[u];
        size_t now = documents ? unit->document
                               : part_of(before, unit->tokens, measuring->tokens, parts);
        if (now != part)
            end_part(measuring);
        part = now;
        read_unit(
            measuring, u, part_of(before, unit->tokens, measuring->tokens, strip_size));
        before += unit->tokens;
    }
    end_part(measuring);
}

/* Makes the highest part of a strip 1. */
static void scale_strip(double *strip, size_t size)
{
    double most = 0;
    for (size_t i = 0; i < size; i++)
        most = strip[i] > most ? strip[i] : most;
    for (size_t i = 0; i < size && most > 0; i++)
        strip[i] /= most;
}

static struct measuring dispersion_begin(const struct corpus *corpus,
    const struct top_rows *best, struct arena *arena, size_t strip_size)
{
    struct measuring measuring = {.corpus = corpus, .count = best->count};
    measuring.terms = memory_new(best->count + 1, sizeof *measuring.terms);
    measuring.slots = memory_new(corpus->term_count + 1, sizeof *measuring.slots);
    for (size_t i = 0; i < best->count; i++) {
        measuring.terms[i].term = (uint32_t)best->rows[i].item;
        measuring.terms[i].strip = arena_new(arena, strip_size + 1, sizeof(double));
        measuring.slots[best->rows[i].item] = (uint32_t)i + 1;
    }
    for (size_t u = 0; u < corpus->unit_count; u++)
        measuring.tokens += corpus->units[u].tokens;
    return measuring;
}

/* The measured terms as rows, the most even first. */
static void make_rows(
    const struct measuring *measuring, size_t strip_size, struct summary *summary)
{
    const struct corpus *corpus = measuring->corpus;
    struct top_rows even = {0};
    for (size_t i = 0; i < measuring->count; i++)
        top_rows_add(&even, corpus->terms[measuring->terms[i].term].language,
            1 - spread_dp(&measuring->terms[i].spread), i);
    struct summary_rows *rows = &summary->dispersion;
    rows->count = top_rows_take(&even, measuring->count);
    rows->rows = arena_new(&summary->arena, rows->count + 1, sizeof *rows->rows);
    for (size_t i = 0; i < rows->count; i++) {
        const struct measured *measured = &measuring->terms[even.rows[i].item];
        const struct corpus_term *term = &corpus->terms[measured->term];
        scale_strip(measured->strip, strip_size);
        rows->rows[i] = (struct summary_row){.text = term->form,
            .term = term->term,
            .forms = term->forms,
            .lang = term->lang,
            .count = term->count,
            .documents = term->documents,
            .share = (double)term->count / (double)corpus->languages[term->language].tokens,
            .score = even.rows[i].score,
            .dp = spread_dp(&measured->spread),
            .juilland = spread_juilland(&measured->spread, measuring->parts),
            .strip = measured->strip,
            .strip_size = strip_size};
    }
    top_rows_close(&even);
}

void dispersion_measure(const struct corpus *corpus, size_t top, struct summary *summary)
{
    struct top_rows best = {0};
    for (size_t i = 0; i < corpus->term_count && corpus->unit_count; i++)
        if (terms_listed(corpus, &corpus->terms[i]))
            top_rows_add(
                &best, corpus->terms[i].language, (double)corpus->terms[i].count, i);
    top_rows_take(&best, top);
    size_t strip_size =
        corpus->unit_count < DISPERSION_STRIP ? corpus->unit_count : DISPERSION_STRIP;
    struct measuring measuring =
        dispersion_begin(corpus, &best, &summary->arena, strip_size);
    if (measuring.tokens)
        read_units(&measuring, strip_size);
    make_rows(&measuring, strip_size, summary);
    free(measuring.terms);
    free(measuring.slots);
    top_rows_close(&best);
}

const char *dispersion_section(const struct material *material, struct summary *summary)
{
    dispersion_measure(material->corpus, material_top(material), summary);
    return NULL;
}
