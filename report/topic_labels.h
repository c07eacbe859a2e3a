/* What topics are called. */
#ifndef REPORT_TOPIC_LABELS_H
#define REPORT_TOPIC_LABELS_H

#include "report/topic_model.h"

/* A label: a phrase of two or three of the topic's words that the corpus has as an n-gram,
 * with its first word where that is another; else its first three words. Owned by the
 * arena. */
struct span topic_label(const struct corpus *corpus, const struct topic_units *units,
    const struct topic_words *words, struct arena *arena);

#endif
