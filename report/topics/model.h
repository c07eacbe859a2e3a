/* A topic model: the words of each topic, and the weight of each term for each topic. */
#ifndef REPORT_TOPICS_MODEL_H
#define REPORT_TOPICS_MODEL_H

#include "report/math/coherence.h"
#include "report/topics/document_term_matrix.h"

enum {
    /* A model is fitted to an even sample of at most so many units, or of so many a topic
     * if that is more; all units then get their shares. */
    TOPIC_UNITS_MOST = 8192,
    TOPIC_UNITS_EACH = 200,

    TOPIC_WORDS = 10, /* of a topic, that go together and name it */

    TOPIC_ROUNDS = 15, /* of the factorization: after these little changes */
};

struct topic_words {
    struct coherence_word *words; /* the most relevant first; relevance: the part of the
                                     topic's weight, 0 to 1; owned */
    size_t count;
    double coherence; /* mean NPMI of the words, -1 to 1 */
};

struct topic_model {
    size_t topics, stride;     /* stride: matrix_stride(topics) */
    float *evidence;           /* columns × stride, as naive_bayes_fit's; owned */
    struct topic_words *words; /* of each topic; owned */
};

/* What to fit. */
struct topic_fit {
    size_t topics; /* at most: near-equal ones are merged, empty ones left out */
    size_t top;    /* words of each, at most */
    int rounds;    /* of the factorization */
};

/* Fits a model to the rows that the matrix keeps. */
void topic_model_fit(struct topic_model *model, const struct document_term_matrix *units,
    const struct topic_fit *fit);
void topic_model_close(struct topic_model *model);

#endif
