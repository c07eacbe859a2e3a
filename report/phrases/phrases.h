/* Key phrases: the noun phrases that say best what a text or a collection is about. */
#ifndef REPORT_PHRASES_H
#define REPORT_PHRASES_H

#include "report/corpus/corpus.h"
#include "report/summary.h"

struct phrases_options {
    size_t top; /* phrases of a language, at most; 0: all */
    const struct corpus
        *reference; /* says what is usual; NULL: the language's frequencies */
};

/* Fills summary->phrases, the language with most tokens first, the best phrase first.
 *
 * Candidates are single words and n-grams that are noun phrases by the parts of speech of
 * their words (report/phrases/candidates.h). Each is scored by a product of powers, of its
 * frequency, how rare its words usually are, how early it comes, how nominal it is, and how
 * much of it is part of longer ones; what terms of one, two, three and four words are worth
 * depends on how dense compounds are in the text (a text on a technical subject speaks in
 * compounds). Features as in Hulth 2003 (Improved automatic keyword extraction given more
 * linguistic knowledge), Frantzi et al. 2000 (C-value: nested terms) and Medelyan 2009
 * (Maui). A phrase most of whose occurrences lie in a better one is left out; a title and a
 * surname are shown as the name in full (report/phrases/honorifics.h). */
void phrases_find(const struct corpus *corpus, const struct phrases_options *options,
    struct summary *summary);

#endif
