#include "report/topics/model.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "lib/memory.h"
#include "report/math/naive_bayes.h"
#include "report/math/nmf.h"
#include "report/math/seeds.h"

enum {
    CANDIDATES = 25, /* words of a topic, of which the ten or so shown are chosen */
};

/* Topics whose term vectors have at least this cosine are one. */
static const float near_equal = 0.6F;

/* ---------------------------------------------------------------- topics that are one */

/* Adds topic b to topic a and empties it. */
static void merge_topics(struct nmf *nmf, size_t a, size_t b)
{
    for (size_t i = 0; i < nmf->rows; i++) {
        float *row = nmf->units + i * nmf->stride;
        row[a] += row[b];
        row[b] = 0;
    }
    for (size_t j = 0; j < nmf->columns; j++) {
        float *row = nmf->terms + j * nmf->stride;
        row[a] += row[b];
        row[b] = 0;
    }
}

static void merge_near_equal(struct nmf *nmf)
{
    float *gram = memory_new(nmf->stride * nmf->stride, sizeof *gram);
    dense_gram(nmf->terms, nmf->columns, nmf->stride, gram);
    for (size_t a = 0; a < nmf->topics; a++)
        for (size_t b = a + 1; b < nmf->topics; b++)
            if (gram[a * nmf->stride + b] >= near_equal) {
                merge_topics(nmf, a, b);
                nmf_normalize(nmf);
                dense_gram(nmf->terms, nmf->columns, nmf->stride, gram);
            }
    free(gram);
}

/* Copies the columns of a dense matrix that `kept` numbers into one with fewer. */
static float *narrow(
    float *dense, size_t rows, size_t stride, const size_t *kept, size_t count)
{
    size_t narrow_stride = matrix_stride(count);
    float *copy = memory_new(rows * narrow_stride, sizeof *copy);
    for (size_t i = 0; i < rows; i++)
        for (size_t k = 0; k < count; k++)
            copy[i * narrow_stride + k] = dense[i * stride + kept[k]];
    free(dense);
    return copy;
}

static void drop_empty(struct nmf *nmf)
{
    double *squares = memory_new(nmf->stride, sizeof *squares);
    size_t *kept = memory_new(nmf->stride, sizeof *kept), count = 0;
    dense_squares(nmf->terms, nmf->columns, nmf->stride, squares);
    for (size_t k = 0; k < nmf->topics; k++)
        if (squares[k] > 0)
            kept[count++] = k;
    if (count < nmf->topics) {
        nmf->units = narrow(nmf->units, nmf->rows, nmf->stride, kept, count);
        nmf->terms = narrow(nmf->terms, nmf->columns, nmf->stride, kept, count);
        nmf->topics = count;
        nmf->stride = matrix_stride(count);
    }
    free(kept);
    free(squares);
}

/* ---------------------------------------------------------------- words */

/* The parts of units' windows that words are in, and how many windows units have. */
struct windows {
    struct matrix presence; /* columns × units */
    float *counts;
};

/* Of documents, whose windows are estimated from what they hold. */
static void windows_of_documents(
    struct windows *windows, const struct document_term_matrix *units)
{
    windows->presence = matrix_transpose_new(&units->counts);
    struct matrix *presence = &windows->presence;
    for (size_t i = 0; i < units->counts.rows; i++)
        windows->counts[i] =
            coherence_windows(document_term_matrix_tokens(units, i * units->step));
    for (size_t e = 0; e < presence->starts[presence->rows]; e++) {
        size_t unit = presence->indexes[e] * units->step;
        presence->values[e] = coherence_presence(
            (uint32_t)presence->values[e], document_term_matrix_tokens(units, unit));
    }
}

/* Of sentences, each of which is a window, with its neighbours: an article has too few of
 * them for words to meet often in any narrower one. */
static void windows_of_sentences(struct windows *windows, const struct matrix *weights)
{
    windows->presence = matrix_transpose_new(weights);
    struct matrix *presence = &windows->presence;
    for (size_t i = 0; i < presence->columns; i++)
        windows->counts[i] = 1;
    for (size_t e = 0; e < presence->starts[presence->rows]; e++)
        presence->values[e] = 1;
}

static void windows_close(struct windows *windows)
{
    matrix_free(&windows->presence);
    free(windows->counts);
}

/* Inserts a word where its relevance puts it; of equal ones the first stays first. */
static size_t insert_word(
    struct coherence_word *words, size_t count, size_t most, struct coherence_word word)
{
    if (count == most && word.relevance <= words[most - 1].relevance)
        return count;
    size_t at = count < most ? count++ : most - 1;
    for (; at > 0 && words[at - 1].relevance < word.relevance; at--)
        words[at] = words[at - 1];
    words[at] = word;
    return count;
}

/* How characteristic a term is of topic k: its weight there; of an article's terms those count
 * more that are important and that no other topic has. */
static float find_relevance(const struct document_term_matrix *units, const struct nmf *nmf,
    size_t column, size_t k)
{
    const float *weights = nmf->terms + column * nmf->stride;
    float sum = 0;
    if (!units->importance || weights[k] <= 0)
        return weights[k];
    for (size_t other = 0; other < nmf->topics; other++)
        sum += weights[other];
    float own = weights[k] / sum;
    float importance = units->importance[column];
    return weights[k] * importance * importance * own * own;
}

static bool is_kept(const struct topic_words *topic, uint32_t column)
{
    for (size_t w = 0; w < topic->count; w++)
        if (topic->words[w].column == column)
            return true;
    return false;
}

/* The first TOPIC_WORDS go together, however many are asked for: a topic is named by them.
 * More are the next by relevance. */
static void choose_words(struct topic_words *topic,
    const struct document_term_matrix *units, const struct nmf *nmf, size_t k,
    const struct windows *windows, size_t top)
{
    size_t most = top + TOPIC_WORDS > CANDIDATES ? top + TOPIC_WORDS : CANDIDATES,
           count = 0;
    double whole = 0;
    struct coherence_word *all = memory_new(most, sizeof *all);
    topic->words = memory_new(most, sizeof *topic->words);
    for (size_t j = 0; j < nmf->columns; j++) {
        float relevance = find_relevance(units, nmf, j, k);
        struct coherence_word word = {(uint32_t)j, relevance};
        whole += (double)relevance;
        if (relevance > 0)
            count = insert_word(all, count, most, word);
    }
    memcpy(topic->words, all, count * sizeof *all);
    topic->coherence = coherence_choose(&windows->presence, windows->counts, topic->words,
        count < CANDIDATES ? count : CANDIDATES, TOPIC_WORDS, &topic->count);
    for (size_t w = 0, chosen = topic->count; w < count && topic->count < top; w++)
        if (!is_kept(&(struct topic_words){.words = topic->words, .count = chosen},
                all[w].column))
            topic->words[topic->count++] = all[w];
    for (size_t w = 0; w < topic->count; w++)
        topic->words[w].relevance = (float)((double)topic->words[w].relevance / whole);
    free(all);
}

/* ---------------------------------------------------------------- the model */

static void learn(struct topic_model *model, const struct document_term_matrix *units,
    const struct nmf *nmf, const struct matrix *weights, const struct matrix *turned,
    const struct windows *windows, size_t top)
{
    model->topics = nmf->topics;
    model->stride = nmf->stride;
    model->evidence = memory_new(nmf->columns * nmf->stride, sizeof *model->evidence);
    model->words = memory_new(nmf->topics, sizeof *model->words);
    if (nmf->topics)
        naive_bayes_fit(nmf, weights, turned, model->evidence);
    for (size_t k = 0; k < nmf->topics; k++)
        choose_words(&model->words[k], units, nmf, k, windows, top);
}

void topic_model_fit(struct topic_model *model, const struct document_term_matrix *units,
    const struct topic_fit *fit)
{
    const struct matrix *weights = &units->weights;
    struct matrix turned = matrix_transpose_new(weights);
    struct windows windows;
    windows.counts = memory_new(weights->rows, sizeof *windows.counts);
    if (units->documents)
        windows_of_documents(&windows, units);
    else
        windows_of_sentences(&windows, weights);
    struct nmf nmf = nmf_new(weights->rows, weights->columns, fit->topics);
    seeds_find(weights, &turned, fit->topics, nmf.terms);
    nmf_fit(&nmf, weights, &turned, fit->rounds);
    merge_near_equal(&nmf);
    drop_empty(&nmf);
    learn(model, units, &nmf, weights, &turned, &windows, fit->top);
    nmf_free(&nmf);
    windows_close(&windows);
    matrix_free(&turned);
}

void topic_model_close(struct topic_model *model)
{
    for (size_t k = 0; k < model->topics; k++)
        free(model->words[k].words);
    free(model->words);
    free(model->evidence);
    *model = (struct topic_model){0};
}
