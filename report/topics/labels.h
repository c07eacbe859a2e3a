/* What topics are called. */
#ifndef REPORT_TOPICS_LABELS_H
#define REPORT_TOPICS_LABELS_H

#include "report/topics/model.h"

enum {
    LABEL_WORDS = 3, /* of a phrase, at most */
};

/* An n-gram whose words are all words of topics. */
struct label_phrase {
    const struct corpus_term *ngram;
    uint32_t columns[LABEL_WORDS];
    size_t words;
};

/* The phrases that topics may be called by. */
struct label_phrases {
    struct label_phrase *phrases; /* in the order of the corpus; owned */
    size_t count, capacity;
};

void label_phrases_open(struct label_phrases *phrases, const struct corpus *corpus,
    const struct document_term_matrix *units, const struct topic_model *model);
void label_phrases_close(struct label_phrases *phrases);

enum { LABEL_SETS = 1 << TOPIC_WORDS };

/* How many units of a topic hold which of its first TOPIC_WORDS words: of each set of them,
 * as the bits of its index. */
struct label_units {
    uint32_t holding[LABEL_SETS];
    uint32_t count; /* units of the topic */
};

/* A label of three words, or four where two phrases meet: the first of the topic's first
 * TOPIC_WORDS words that a quarter of its units hold (or the one that most do), each in the
 * phrase of such words that most of them can have, if any. Owned by the arena or the
 * corpus. */
struct span topic_label(const struct label_phrases *phrases,
    const struct document_term_matrix *units, const struct topic_words *words,
    const struct label_units *of, struct arena *arena);

/* The label of each of the model's topics, by its number; the array is the arena's. */
struct span *labels_find(const struct corpus *corpus,
    const struct document_term_matrix *units, const struct topic_model *model,
    struct arena *arena);

#endif
