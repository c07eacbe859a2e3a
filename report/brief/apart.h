/* What sets each group of documents apart from the others: its key terms against the rest. */
#ifndef REPORT_BRIEF_APART_H
#define REPORT_BRIEF_APART_H

#include "report/material.h"
#include "report/summary.h"

/* Fills the terms of summary->groups: those that are more frequent in the group than in the rest
 * of the collection, by G², as in report/models/keyness.h. */
void apart_find(const struct material *material, struct summary *summary);

#endif
