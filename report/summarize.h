/* From tables to a summary: finds the sections that are wanted, and quotes. */
#ifndef REPORT_SUMMARIZE_H
#define REPORT_SUMMARIZE_H

#include "report/material.h"
#include "report/quotes/quotes.h"
#include "report/summary.h"

/* Fills the sections of summary->order. Returns NULL, or what is wrong with the file of
 * topics. *quoted is set to what became of the quotations; its names are the summary's. */
const char *summarize(
    const struct material *material, struct summary *summary, struct quotes_result *quoted);

/* Whether the material has what a section needs. */
bool summarize_can(const struct material *material, enum section section);

/* Whether topics are found, and whether n-grams are needed: without them report takes less
 * memory. */
bool summarize_finds_topics(const struct summary *summary);
bool summarize_needs_ngrams(const struct summary *summary);

#endif
