/* Dispersion: how evenly a term is spread over the text or the collection. */
#ifndef REPORT_MODELS_DISPERSION_H
#define REPORT_MODELS_DISPERSION_H

#include "report/corpus/corpus.h"
#include "report/material.h"
#include "report/summary.h"

/* The parts that a term is spread over, added one by one; zero-initialise one. Parts in
 * which a term does not occur need not be added to `spread`, only to `parts` and `tokens`.
 */
struct spread {
    double distance; /* sum over parts with the term of |v - s| - s */
    double rates,
        squares; /* sums of the term's relative frequencies and of their squares */
};

/* Adds a part of `part_tokens` of `tokens` in all, with `count` of the term's `total`. */
void spread_add(
    struct spread *spread, double count, double total, double part_tokens, double tokens);

/* Gries' deviation of proportions, DP = ½ Σ |v - s|: v the part's share of the term, s its
 * share of the tokens (Gries 2008, "Dispersions and adjusted frequencies in corpora").
 * 0: perfectly even; towards 1: in one place. */
double spread_dp(const struct spread *spread);

/* Juilland's D = 1 - V / sqrt(n - 1), V the coefficient of variation of the relative
 * frequencies in the n parts (Juilland & al. 1970; for parts of unequal size Gries 2020).
 * 1: perfectly even; 0: in one place. 1 for a single part. */
double spread_juilland(const struct spread *spread, size_t parts);

/* Fills summary->dispersion with the `top` most frequent terms of each language, the most
 * evenly spread first: score is 1 - DP. The parts are documents, or, of a single document,
 * up to DISPERSION_PARTS parts of about equal length. Needs units. */
void dispersion_measure(const struct corpus *corpus, size_t top, struct summary *summary);

/* The section (report/sections.h). */
const char *dispersion_section(const struct material *material, struct summary *summary);

enum {
    DISPERSION_PARTS = 20,
    DISPERSION_STRIP = 40, /* parts of a strip */
};

#endif
