/* Key terms: what is more (or less) frequent here than elsewhere. */
#ifndef REPORT_MODELS_KEYNESS_H
#define REPORT_MODELS_KEYNESS_H

#include "report/corpus/corpus.h"
#include "report/material.h"
#include "report/summary.h"

/* The log-likelihood ratio G² of a term's frequency in two corpora, over all four cells of
 * the contingency table (Dunning 1993, "Accurate methods for the statistics of surprise and
 * coincidence"; Rayson & Garside 2000 leave out the two cells of other words, which hardly
 * differ). Never negative; 0 where the relative frequencies are equal or a corpus is empty.
 */
double keyness_g2(
    uint64_t count, uint64_t tokens, uint64_t other_count, uint64_t other_tokens);

/* G² against a known probability: the ratio of the binomial likelihoods of what was
 * observed and of what is usual (Dunning 1993, with the second sample of unlimited size).
 */
double keyness_g2_usual(uint64_t count, uint64_t tokens, double probability);

/* The binary logarithm of the ratio of relative frequencies (Hardie 2014, "Log Ratio: an
 * informal introduction"): 1 is twice as frequent, -1 half. A count of 0 is taken as 0.5.
 */
double keyness_log_ratio(
    uint64_t count, uint64_t tokens, uint64_t other_count, uint64_t other_tokens);

/* Fills summary->keyness with the terms of each language that are most above the reference,
 * by G², and summary->falling with those that are most below it. Terms need
 * KEYNESS_COUNT_LEAST occurrences (in small collections fewer), a G² of at least
 * KEYNESS_G2_LEAST and, of more than one unit, to occur in more than one. */
void keyness_against(const struct corpus *corpus, const struct corpus *reference,
    size_t top, struct summary *summary);

/* The parts of that: the terms above and those below the reference, and those that are neither,
 * the most frequent in both first. `top`: of each language. The arena owns the rows. */
struct summary_rows keyness_rising(const struct corpus *corpus,
    const struct corpus *reference, size_t top, struct arena *arena);
struct summary_rows keyness_falling(const struct corpus *corpus,
    const struct corpus *reference, size_t top, struct arena *arena);
struct summary_rows keyness_shared(const struct corpus *corpus,
    const struct corpus *reference, size_t top, struct arena *arena);

/* The terms that the corpus has and the other lacks, by G², of each language: key terms by
 * the same rules. The arena owns the rows. */
struct summary_rows keyness_alone(const struct corpus *corpus, const struct corpus *other,
    size_t top, struct arena *arena);

/* The terms of at least two occurrences that `known` has nowhere else, those of the most
 * documents first; `whole`: it holds the corpus too. The arena owns the rows. */
struct summary_rows keyness_new(const struct corpus *corpus, const struct corpus *known,
    bool whole, size_t top, struct arena *arena);

/* The same, rising only, against the usual frequencies of each language
 * (lib/frequencies.h): a term's is the sum over its written forms; a word that is not
 * listed counts as the rarest listed. Languages without frequencies have no key terms.
 * Returns false if none has any. */
bool keyness_usual(const struct corpus *corpus, size_t top, struct summary *summary);

/* The sections keyness and new (report/sections.h). */
const char *keyness_section(const struct material *material, struct summary *summary);
const char *new_section(const struct material *material, struct summary *summary);

enum {
    KEYNESS_COUNT_LEAST = 5,
    KEYNESS_COUNT_LEAST_SMALL = 2,
    KEYNESS_SMALL = 20000, /* tokens: a collection with fewer is small */
};

/* The critical value of chi squared with one degree of freedom at p = 0.0001. */
#define KEYNESS_G2_LEAST 15.13

#endif
