/* Collocations: words that stand together more often than their frequencies would have it.
 */
#ifndef REPORT_MODELS_COLLOCATIONS_H
#define REPORT_MODELS_COLLOCATIONS_H

#include "report/corpus/corpus.h"
#include "report/material.h"
#include "report/summary.h"

/* What a pair of words is measured by; with O its frequency, F and G those of its words, N
 * the tokens, and E = F × G / N (Evert 2008, "Corpora and collocations"). */
struct association {
    double g2;       /* log-likelihood ratio over the four cells (Dunning 1993) */
    double pmi;      /* log2(O / E) (Church & Hanks 1990) */
    double npmi;     /* PMI / -log2(O / N): -1 to 1 (Bouma 2009) */
    double log_dice; /* 14 + log2(2 O / (F + G)): at most 14 (Rychlý 2008) */
    double t_score;  /* (O - E) / sqrt(O) (Church et al. 1991) */
    double mi3;      /* log2(O³ / E) (Daille 1994) */
};

/* The measures; all 0 where a frequency is 0. */
struct association collocations_measure(
    uint64_t together, uint64_t first, uint64_t second, uint64_t tokens);

/* Fills summary->collocations with the bigrams of each language that have the highest G²,
 * of those without stop words and bare terms that occur COLLOCATIONS_LEAST times or more.
 */
void collocations_find(const struct corpus *corpus, size_t top, struct summary *summary);

/* The section (report/sections.h). */
const char *collocations_section(const struct material *material, struct summary *summary);

enum { COLLOCATIONS_LEAST = 2 };

#endif
