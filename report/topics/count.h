/* How many topics units have: --topics=auto. */
#ifndef REPORT_TOPICS_COUNT_H
#define REPORT_TOPICS_COUNT_H

#include "lib/arena.h"
#include "report/topics/document_term_matrix.h"

struct topic_count_choice {
    size_t topics;
    double coherence; /* mean NPMI of the topics' words */
    double stability; /* how alike the topics of either half of the units are, 0 to 1 */
    size_t rival;     /* the next best number; 0: none was tried */
    double lead;      /* how much better than the rival's the score is, 0 to 1 */
};

/* Chooses the number of topics whose coherence times stability is highest, among numbers
 * that grow by about half. Stability is that of Greene, O'Callaghan and Cunningham (2014,
 * "How many topics?"), over two halves of the units: the mean over topics of the overlap
 * of their words with those of the topic of the other half that is most alike. */
void topic_count_choose(
    const struct document_term_matrix *units, struct topic_count_choice *choice);

/* One line of how many topics were chosen and how sure that is; owned by the arena. */
const char *topic_count_note(
    const struct topic_count_choice *choice, size_t topics, struct arena *arena);

#endif
