/* The section quotations: what either side of a comparison says of its key terms. */
#ifndef REPORT_MODELS_QUOTATIONS_H
#define REPORT_MODELS_QUOTATIONS_H

#include "report/material.h"
#include "report/summary.h"

/* Of each side's first key terms the sentence that holds it with most of that side's other key
 * terms, for its length. Fills summary->quotations, this side's first, with some alternatives
 * for each term, of which quotes_fill keeps one. Needs tables by sentence; of a side without
 * one there are none. */
const char *quotations_section(const struct material *material, struct summary *summary);

#endif
