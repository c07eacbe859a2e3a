/* How many topics units have: --topics=auto. */
#ifndef REPORT_TOPICS_COUNT_H
#define REPORT_TOPICS_COUNT_H

#include <stdbool.h>

#include "lib/arena.h"

/* As many topics as one looks for among so many units, by size alone: of documents two for
 * each time that their number grows e-fold (6 of 24, 9 of 100, 15 of 2,000), of sentences the
 * square root of an eighth of them; from 4 to 20. So a collection that gains a document keeps
 * its topics. (Coherence and stability of several numbers differ by less
 * than they do between two samples of one collection.) */
size_t topic_count_usual(size_t units, bool documents);

/* One line of how many topics there are and why, in which %1 stands for their number and %2
 * for that of the units. `unit`: "documents". */
const char *topic_count_note(const char *unit);

#endif
