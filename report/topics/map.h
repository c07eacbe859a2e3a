/* A map of topics: which of them occur in the same documents. */
#ifndef REPORT_TOPICS_MAP_H
#define REPORT_TOPICS_MAP_H

#include "report/corpus/corpus.h"
#include "report/summary.h"

enum {
    TOPIC_MAP_LEAST =
        3, /* with fewer topics there is no map, with more it is not readable */
    TOPIC_MAP_MOST = 64,
};

/* Gives the summary's topics their places: x and y, 0 to 1, near each other where their
 * words occur in the same documents (or sentences of a single one). Likeness is the cosine
 * of the weights of a topic's words over the documents; places are found by classical
 * multidimensional scaling (Torgerson 1952). Nothing is drawn at random. Tells, too, how
 * frequent the topics' words are in the whole collection. */
void topic_map_place(const struct corpus *corpus, struct summary *summary);

/* The two main axes of points whose squared distances are given: coordinates of `count`
 * points, centred on 0. `distances` is count × count, symmetric, and is overwritten. */
void topic_map_scale(double *distances, size_t count, double *x, double *y);

#endif
