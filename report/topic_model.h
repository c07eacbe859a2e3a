/* A topic model: the words of each topic, and what each term tells of each topic. */
#ifndef REPORT_TOPIC_MODEL_H
#define REPORT_TOPIC_MODEL_H

#include "report/coherence.h"
#include "report/topic_units.h"

enum {
    /* A model is fitted to an even sample of at most so many units, or of so many a topic
     * if that is more; all units then get their shares. */
    TOPIC_UNITS_MOST = 32768,
    TOPIC_UNITS_EACH = 200,
};

struct topic_words {
    struct coherence_word *words; /* the most relevant first; relevance: the part of the
                                     topic's weight, 0 to 1; owned */
    size_t count;
    double coherence; /* mean NPMI of the words, -1 to 1 */
};

struct topic_model {
    size_t topics, stride;     /* stride: matrix_stride(topics) */
    float *evidence;           /* columns × stride, as mixture_fit's; owned */
    struct topic_words *words; /* of each topic; owned */
};

/* Fits a model of at most `topics` topics (near-equal ones are merged, empty ones left out)
 * with at most `top` words each to the units first, first + step, ... */
void topic_model_fit(struct topic_model *model, const struct topic_units *units,
    size_t topics, size_t top, size_t first, size_t step);
void topic_model_free(struct topic_model *model);

#endif
