/* What a candidate is worth. */
#ifndef REPORT_PHRASES_SCORE_H
#define REPORT_PHRASES_SCORE_H

#include "report/phrases/candidates.h"

/* The logarithm of its score: higher is better, also between texts of one kind. */
double phrases_score(const struct candidates *candidates, const struct candidate *item);

#endif
