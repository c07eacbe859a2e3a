/* What two collections have each by itself: --reference is the other side. */
#ifndef REPORT_MODELS_COMPARISON_H
#define REPORT_MODELS_COMPARISON_H

#include "report/material.h"
#include "report/summary.h"

/* The sections only, absent and other-phrases (report/sections.h): terms that the other side
 * lacks, terms that this side lacks, and the other side's key phrases; and scatter, of two sides alone:
 * this side's key terms, the other's, then what both have alike. */
const char *comparison_section(const struct material *material, struct summary *summary);

#endif
