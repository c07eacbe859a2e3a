/* The sections overview and terms. */
#ifndef REPORT_MODELS_TERMS_H
#define REPORT_MODELS_TERMS_H

#include "report/corpus/corpus.h"
#include "report/material.h"
#include "report/summary.h"

/* Counts documents, sentences, tokens, types and languages into summary->overview. */
void overview_count(const struct corpus *corpus, struct summary *summary);

/* Puts the most frequent terms of each language, at most `top` of each, into
 * summary->terms. Left out are stop words, bare terms (numbers, lone letters) and languages
 * of a trifling share. Ties in byte order of the terms. */
void terms_count(const struct corpus *corpus, size_t top, struct summary *summary);

/* The section terms (report/sections.h). */
const char *terms_section(const struct material *material, struct summary *summary);

/* Whether a term may stand in a list: not a stop word, not bare, its language not trifling.
 */
bool terms_listed(const struct corpus *corpus, const struct corpus_term *term);

#endif
