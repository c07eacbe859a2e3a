/* How central each of some texts is among them: LexRank (Erkan and Radev 2004, "Graph-based
 * lexical centrality as salience in text summarization"), the stationary distribution of a
 * walk from text to text by their cosines. The cosines are never written down: a step is
 * two passes over the entries, so time is linear. */
#ifndef REPORT_MATH_LEXRANK_H
#define REPORT_MATH_LEXRANK_H

#include "report/math/matrix.h"

/* Fills centrality[rows] with the probability of each row, which add up to 1 (0 for empty
 * rows, which the walk does not visit). Rows have length 1; no value is negative. */
void lexrank_find(const struct matrix *matrix, double *centrality);

/* Chooses at most `top` rows, again and again the one whose score, less `aversion` times
 * its highest cosine with those chosen, is highest: maximal marginal relevance (Carbonell
 * and Goldstein 1998). Scores are changed into those at which rows were chosen, never
 * rising; rows of no score above 0 are not chosen. Returns how many were put into
 * chosen[top]. */
size_t lexrank_choose(const struct matrix *matrix, double *scores, double aversion,
    size_t *chosen, size_t top);

#endif
