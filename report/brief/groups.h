/* What divides the documents of a collection: folders, sources, months or languages. */
#ifndef REPORT_BRIEF_GROUPS_H
#define REPORT_BRIEF_GROUPS_H

#include "report/material.h"
#include "report/summary.h"

enum { GROUPS_MOST = 24 }; /* more are no overview */

/* Fills summary->groups, and the group of each document. There are none where nothing
 * divides the documents into 2 to GROUPS_MOST groups of two and more on the average. */
void groups_find(const struct material *material, struct summary *summary);

/* How often each group has what is shown in its context. */
void groups_count_contexts(const struct corpus *corpus, struct summary *summary);

#endif
