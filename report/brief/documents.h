/* All documents of a collection: titles, days, files to open, copies and main topics. */
#ifndef REPORT_BRIEF_DOCUMENTS_H
#define REPORT_BRIEF_DOCUMENTS_H

#include "report/material.h"
#include "report/quotes/quotes.h"
#include "report/summary.h"

/* Fills summary->documents, but for groups and topics, and what is counted of them. Titles
 * that the list of articles lacks are the documents' first lines, for pages and of few
 * documents only. */
void documents_find(
    const struct material *material, struct quotes *quotes, struct summary *summary);

/* Gives documents their main topics, and counts them by topic and group. */
void documents_place(const struct material *material, struct summary *summary);

#endif
