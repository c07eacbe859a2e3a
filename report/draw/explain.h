/* What --explain prints: the methods of the sections, their formulas and sources. */
#ifndef REPORT_DRAW_EXPLAIN_H
#define REPORT_DRAW_EXPLAIN_H

#include "lib/output.h"
#include "report/summary.h"

/* Writes what the numbers of the sections are, in their order. */
void explain_sections(const enum section *order, size_t count, struct output *output);

#endif
