#include "report/topics/map.h"

#include <math.h>
#include <stdlib.h>

#include "lib/memory.h"
#include "report/corpus/intern.h"

enum { POWER_ROUNDS = 300 };

/* ---------------------------------------------------------------- scaling */

/* Turns squared distances into inner products: B = -½ J D J. */
static void centre(double *matrix, size_t count)
{
    double *means = memory_new(count + 1, sizeof *means), all = 0;
    for (size_t i = 0; i < count; i++) {
        for (size_t j = 0; j < count; j++)
            means[i] += matrix[i * count + j] / (double)count;
        all += means[i] / (double)count;
    }
    for (size_t i = 0; i < count; i++)
        for (size_t j = 0; j < count; j++)
            matrix[i * count + j] =
                -0.5 * (matrix[i * count + j] - means[i] - means[j] + all);
    free(means);
}

static double normalize(double *vector, size_t count)
{
    double squares = 0;
    for (size_t i = 0; i < count; i++)
        squares += vector[i] * vector[i];
    double length = sqrt(squares);
    for (size_t i = 0; i < count && length > 0; i++)
        vector[i] /= length;
    return length;
}

/* The largest eigenvalue's axis by power iteration, scaled by the root of the eigenvalue;
 * it is taken out of the matrix. */
static void take_axis(double *matrix, size_t count, double *axis)
{
    double *next = memory_new(count + 1, sizeof *next), value = 0;
    for (size_t i = 0; i < count; i++)
        axis[i] = 1 + (double)(i * 7 % 11); /* any start that is not at a right angle */
    normalize(axis, count);
    for (int round = 0; round < POWER_ROUNDS; round++) {
        for (size_t i = 0; i < count; i++) {
            next[i] = 0;
            for (size_t j = 0; j < count; j++)
                next[i] += matrix[i * count + j] * axis[j];
        }
        value = normalize(next, count);
        memcpy(axis, next, count * sizeof *axis);
    }
    for (size_t i = 0; i < count; i++)
        for (size_t j = 0; j < count; j++)
            matrix[i * count + j] -= value * axis[i] * axis[j];
    for (size_t i = 0; i < count; i++)
        axis[i] *= sqrt(value);
    free(next);
}

void topic_map_scale(double *distances, size_t count, double *x, double *y)
{
    centre(distances, count);
    take_axis(distances, count, x);
    take_axis(distances, count, y);
}

/* ---------------------------------------------------------------- likeness */

/* A topic's word: of which topic and how much. Those of one term stand together. */
struct weight {
    uint32_t term, topic;
    double weight;
};

static int compare_weights(const void *left, const void *right)
{
    const struct weight *a = left, *b = right;
    if (a->term != b->term)
        return a->term < b->term ? -1 : 1;
    return (a->topic > b->topic) - (a->topic < b->topic);
}

struct weights {
    struct weight *rows;
    size_t count;
    uint32_t *first; /* per term of the corpus: its first row + 1, or 0 */
};

/* The terms of the topics' words, topic by topic, + 1, or 0; found by their forms, of
 * several of one form the most frequent. */
static uint32_t *word_terms_new(const struct corpus *corpus, const struct summary *summary)
{
    struct intern forms = {0};
    struct arena arena = {0};
    size_t words = 0;
    for (size_t t = 0; t < summary->topic_count; words += summary->topics[t++].term_count)
        for (size_t i = 0; i < summary->topics[t].term_count; i++)
            intern_add(&forms, &arena, summary->topics[t].terms[i].text, 0);
    uint32_t *of_form = memory_new(forms.count + 1, sizeof *of_form);
    for (size_t i = 0; i < corpus->term_count; i++) {
        uint32_t form = intern_find(&forms, corpus->terms[i].form, 0);
        if (form != INTERN_NONE &&
            (of_form[form] == 0 ||
                corpus->terms[of_form[form] - 1].count < corpus->terms[i].count))
            of_form[form] = (uint32_t)i + 1;
    }
    uint32_t *terms = memory_new(words + 1, sizeof *terms), *term = terms;
    for (size_t t = 0; t < summary->topic_count; t++)
        for (size_t i = 0; i < summary->topics[t].term_count; i++)
            *term++ = of_form[intern_find(&forms, summary->topics[t].terms[i].text, 0)];
    free(of_form);
    intern_close(&forms);
    arena_free(&arena);
    return terms;
}

static struct weights weights_new(
    const struct corpus *corpus, const struct summary *summary, const uint32_t *term)
{
    size_t words = 0;
    for (size_t t = 0; t < summary->topic_count; t++)
        words += summary->topics[t].term_count;
    struct weights weights = {memory_new(words + 1, sizeof(struct weight)), 0,
        memory_new(corpus->term_count + 1, sizeof(uint32_t))};
    for (size_t t = 0; t < summary->topic_count; t++)
        for (size_t i = 0; i < summary->topics[t].term_count; i++, term++)
            if (*term)
                weights.rows[weights.count++] = (struct weight){
                    *term - 1, (uint32_t)t, summary->topics[t].terms[i].weight};
    qsort(weights.rows, weights.count, sizeof *weights.rows, compare_weights);
    for (size_t i = weights.count; i-- > 0;)
        weights.first[weights.rows[i].term] = (uint32_t)i + 1;
    return weights;
}

/* Says how frequent the topics' words are in the whole collection. */
static void set_usual(
    const struct corpus *corpus, struct summary *summary, const uint32_t *term)
{
    for (size_t t = 0; t < summary->topic_count; t++)
        for (size_t i = 0; i < summary->topics[t].term_count; i++, term++)
            if (*term)
                summary->topics[t].terms[i].usual =
                    (double)corpus->terms[*term - 1].count / (double)corpus->tokens;
}

/* Adds a unit's weights of the topics. */
static void add_unit(const struct corpus *corpus, size_t unit,
    const struct weights *weights, double *of_topic)
{
    for (size_t e = corpus->units[unit].entries; e < corpus->units[unit + 1].entries; e++) {
        uint32_t term = corpus->entries[e].term;
        for (size_t i = weights->first[term]; i && i <= weights->count; i++) {
            const struct weight *row = &weights->rows[i - 1];
            if (row->term != term)
                break;
            of_topic[row->topic] += row->weight * log1p(corpus->entries[e].count);
        }
    }
}

/* Adds the products of one document's weights and sets them to 0. */
static void add_products(double *products, double *of_topic, size_t count)
{
    normalize(of_topic, count);
    for (size_t t = 0; t < count; t++)
        for (size_t u = 0; u < count && of_topic[t] > 0; u++)
            products[t * count + u] += of_topic[t] * of_topic[u];
    memset(of_topic, 0, count * sizeof *of_topic);
}

static double *squared_distances_new(
    const struct corpus *corpus, const struct summary *summary, const uint32_t *terms)
{
    size_t count = summary->topic_count;
    double *matrix = memory_new(count * count + 1, sizeof *matrix);
    double *of_topic = memory_new(count + 1, sizeof *of_topic);
    double *lengths = memory_new(count + 1, sizeof *lengths);
    struct weights weights = weights_new(corpus, summary, terms);
    for (size_t u = 0; u < corpus->unit_count; u++) {
        add_unit(corpus, u, &weights, of_topic);
        if (corpus->document_count == 1 ||
            corpus->units[u + 1].document != corpus->units[u].document)
            add_products(matrix, of_topic, count);
    }
    for (size_t t = 0; t < count; t++)
        lengths[t] = sqrt(matrix[t * count + t]);
    for (size_t t = 0; t < count; t++)
        for (size_t u = 0; u < count; u++) {
            double both = lengths[t] * lengths[u];
            double cosine = both > 0 ? matrix[t * count + u] / both : 0;
            matrix[t * count + u] = t == u ? 0 : 2 - 2 * cosine;
        }
    free(weights.rows);
    free(weights.first);
    free(of_topic);
    free(lengths);
    return matrix;
}

/* Stretches coordinates to 0 to 1: half by their size and half by their rank, which draws
 * crowds apart and keeps the order. */
static void stretch(double *values, size_t count)
{
    double least = values[0], most = values[0];
    double *ranks = memory_new(count, sizeof *ranks);
    for (size_t i = 0; i < count; i++) {
        least = values[i] < least ? values[i] : least;
        most = values[i] > most ? values[i] : most;
        for (size_t j = 0; j < count; j++)
            ranks[i] += values[j] < values[i] || (j < i && values[j] <= values[i]);
    }
    for (size_t i = 0; i < count; i++) {
        double size = most > least ? (values[i] - least) / (most - least) : 0.5;
        values[i] = (size + ranks[i] / (double)(count - 1)) / 2;
    }
    free(ranks);
}

static void place(
    const struct corpus *corpus, struct summary *summary, const uint32_t *terms)
{
    size_t count = summary->topic_count;
    double *distances = squared_distances_new(corpus, summary, terms);
    double *x = memory_new(count, sizeof *x), *y = memory_new(count, sizeof *y);
    topic_map_scale(distances, count, x, y);
    stretch(x, count);
    stretch(y, count);
    for (size_t t = 0; t < count; t++) {
        summary->topics[t].x = x[t];
        summary->topics[t].y = y[t];
    }
    summary->mapped = true;
    free(distances);
    free(x);
    free(y);
}

void topic_map_place(const struct corpus *corpus, struct summary *summary)
{
    size_t count = summary->topic_count;
    if (count == 0 || corpus->unit_count == 0)
        return;
    uint32_t *terms = word_terms_new(corpus, summary);
    set_usual(corpus, summary, terms);
    if (count >= TOPIC_MAP_LEAST && count <= TOPIC_MAP_MOST)
        place(corpus, summary, terms);
    free(terms);
}
