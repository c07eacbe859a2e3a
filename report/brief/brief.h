/* The answer first: what a collection or an article is, on one screen. Reads what the
 * sections found, and finds what joins them: groups, documents, one list of words. */
#ifndef REPORT_BRIEF_H
#define REPORT_BRIEF_H

#include "report/material.h"
#include "report/quotes/quotes.h"
#include "report/summary.h"

/* Fills what summary.h has of it. The sections must be found and quoted; nothing where the
 * tables have no documents. */
void brief_find(
    const struct material *material, struct quotes *quotes, struct summary *summary);

#endif
