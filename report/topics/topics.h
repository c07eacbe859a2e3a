/* The sections topics and documents: what the units are about, and which show it best. */
#ifndef REPORT_TOPICS_H
#define REPORT_TOPICS_H

#include "report/corpus/corpus.h"
#include "report/summary.h"

enum {
    TOPICS_AUTO = 0, /* as many topics as are coherent and stable */
    TOPICS_MOST = 1000,
    TOPICS_WORDS_MOST = 50, /* of a topic, however many rows are asked for */
};

struct topics_options {
    size_t topics;    /* how many; TOPICS_AUTO: found from the units */
    size_t top;       /* words a topic, and units that show it best */
    const char *file; /* where the model is kept: applied if there, else written; or NULL */
    const uint32_t *periods; /* of each document (report/topics/periods.h); or NULL */
    bool shares;             /* find summary->unit_shares */
    bool kept;               /* set within: the model is that of the file */
};

/* Finds topics: units as weighted terms (report/topics/document_term_matrix.h), factorized (report/math/nmf.h)
 * from seeds (report/math/seeds.h), words chosen by relevance and coherence
 * (report/math/coherence.h), units divided by naive Bayes (report/math/naive_bayes.h). Nothing is drawn
 * at random. Fills summary->topics, the largest share first, of a model that is
 * kept in its order (with trends where
 * options->periods is given and units are documents), summary->unplaced and
 * summary->unit, all owned by the summary's arena; no topics where the units are too few or
 * the corpus has none. Quotes of units are left empty. Returns NULL, or what is wrong with
 * options->file. */
const char *topics_find(const struct corpus *corpus, const struct topics_options *options,
    struct summary *summary);

#endif
