/* The section mentions: what a short article says of its first key phrases. */
#ifndef REPORT_MODELS_MENTIONS_H
#define REPORT_MODELS_MENTIONS_H

#include "report/material.h"
#include "report/summary.h"

/* Of fewer sentences an article is short: it has no topics of its own. */
enum { ARTICLE_SHORT = 100 };

/* Whether the corpus is one short article, its table by sentence. */
bool mentions_suit(const struct corpus *corpus);

/* Of each of the first key phrases the sentence that says most of it: which has most of the
 * article's repeated words beside the phrase's own, for its length. Fills summary->mentions,
 * with some alternatives for each phrase, of which quotes_fill keeps one; and, where they
 * are not yet found, the phrases. Nothing where the article is long or one of several. */
const char *mentions_section(const struct material *material, struct summary *summary);

/* Sentences that are found for each phrase: one that is not whole is passed over. */
enum { MENTIONS_SPARE = 6 };

/* Puts a mention where it belongs among the best, the highest score first. */
void mentions_insert(struct summary_mention best[MENTIONS_SPARE], size_t *count,
    struct summary_mention next);

#endif
