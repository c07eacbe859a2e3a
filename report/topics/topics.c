#include "report/topics/topics.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "lib/memory.h"
#include "report/math/naive_bayes.h"
#include "report/models/terms.h"
#include "report/topics/count.h"
#include "report/topics/file.h"
#include "report/topics/labels.h"
#include "report/topics/model.h"
#include "report/topics/periods.h"

enum {
    UNITS_LEAST = 6, /* with fewer there is nothing to divide */
    SUBSTANCE_HALF =
        4, /* a unit of so many different terms shows half of what a long one does */
    CONTENT_LEAST = 4, /* words of a sentence: with fewer it is an aside */
    CONTENT_USUAL = 8,
    TOKENS_USUAL = 30,
};

/* What an aside shows of what another sentence does: it is shown where there is no other.
 */
static const float aside = 0.01F;

/* A unit that shows a topic. */
struct showing {
    float score, share;
    uint32_t unit;
};

/* What is known of a topic while units are divided. */
struct tally {
    size_t topic;  /* its number in the model */
    double share;  /* tokens of it */
    double *trend; /* the same of each period; or NULL */
    struct showing *best;
    size_t best_count;
};

static size_t fitted_step(const struct document_term_matrix *units, size_t topics)
{
    size_t most = topics * TOPIC_UNITS_EACH;
    if (most < TOPIC_UNITS_MOST)
        most = TOPIC_UNITS_MOST;
    return (units->weights.rows + most - 1) / most;
}

/* ---------------------------------------------------------------- dividing units */

/* Inserts a unit where its score puts it among at most `top`. */
static void insert_showing(struct tally *tally, size_t top, struct showing showing)
{
    if (tally->best_count == top && showing.score <= tally->best[top - 1].score)
        return;
    size_t at = tally->best_count < top ? tally->best_count++ : top - 1;
    for (; at > 0 && tally->best[at - 1].score < showing.score; at--)
        tally->best[at] = tally->best[at - 1];
    tally->best[at] = showing;
}

/* How much a document has to show, 0 to 1. */
static float substance(const struct document_term_matrix *units, size_t row)
{
    size_t terms = units->counts.starts[row + 1] - units->counts.starts[row];
    return (float)terms / (float)(terms + SUBSTANCE_HALF);
}

/* The words of a sentence that may stand in a list, of each at most one. */
static size_t content_words(const struct corpus *corpus, size_t unit)
{
    size_t count = 0, end = corpus->units[unit + 1].entries;
    for (size_t e = corpus->units[unit].entries; e < end; e++)
        count += terms_listed(corpus, &corpus->terms[corpus->entries[e].term]);
    return count;
}

/* How well a sentence shows a topic by itself, 0 to 1: the part that its own terms have of
 * the weight of the topic's words, less for asides, for those with but one of the words,
 * and for long ones. */
static float plainness(const struct corpus *corpus,
    const struct document_term_matrix *units, const struct topic_words *words, size_t row)
{
    const struct matrix *counts = &units->counts;
    float held = 0, whole = 0, content = (float)content_words(corpus, row);
    size_t different = 0;
    for (size_t w = 0; w < words->count; w++) {
        size_t e = counts->starts[row];
        while (e < counts->starts[row + 1] && counts->indexes[e] != words->words[w].column)
            e++;
        whole += words->words[w].relevance;
        held += e < counts->starts[row + 1] ? words->words[w].relevance : 0;
        different += e < counts->starts[row + 1];
    }
    float plain = whole > 0 ? held / whole : 0;
    plain *= fminf(content / CONTENT_USUAL, 1);
    plain *= sqrtf(fminf(TOKENS_USUAL / fmaxf((float)units->tokens[row], 1), 1));
    return different < 2 || content < CONTENT_LEAST ? plain * aside : plain;
}

static void add_share(struct tally *tally, double tokens, uint32_t period)
{
    tally->share += tokens;
    if (tally->trend && period != PERIODS_NONE)
        tally->trend[period] += tokens;
}

/* Gives every unit its shares; returns the part of the units that fit no topic. */
static double divide_units(const struct corpus *corpus,
    const struct document_term_matrix *units, const struct topic_model *model,
    struct tally *tallies, const struct topics_options *options)
{
    float *shares = memory_new(model->stride, sizeof *shares);
    size_t unplaced = 0, rows = units->weights.rows;
    for (size_t i = 0; i < rows; i++) {
        float evidence =
            naive_bayes_shares(&units->weights, i, model->evidence, model->topics, shares);
        float firmness = evidence * substance(units, i);
        unplaced += evidence <= 0;
        for (size_t k = 0; evidence > 0 && k < model->topics; k++) {
            struct showing showing = {shares[k] * firmness, shares[k], (uint32_t)i};
            if (shares[k] <= 0)
                continue;
            add_share(&tallies[k], (double)shares[k] * (double)units->tokens[i],
                options->periods ? options->periods[i] : PERIODS_NONE);
            if (!units->documents)
                showing.score = showing.share =
                    shares[k] * plainness(corpus, units, &model->words[k], i);
            insert_showing(&tallies[k], options->top, showing);
        }
    }
    free(shares);
    return rows ? (double)unplaced / (double)rows : 0;
}

static int compare_tallies(const void *left, const void *right)
{
    const struct tally *a = left, *b = right;
    if (a->share != b->share)
        return a->share > b->share ? -1 : 1;
    return (a->topic > b->topic) - (a->topic < b->topic);
}

static int compare_showings(const void *left, const void *right)
{
    const struct showing *a = left, *b = right;
    if (a->share != b->share)
        return a->share > b->share ? -1 : 1;
    return (a->unit > b->unit) - (a->unit < b->unit);
}

/* ---------------------------------------------------------------- telling */

/* Whether a form is already among a topic's terms: two terms may be written alike. */
static bool written(const struct topic *topic, struct span form)
{
    for (size_t t = 0; t < topic->term_count; t++)
        if (span_equal(topic->terms[t].text, form))
            return true;
    return false;
}

static void tell_terms(const struct document_term_matrix *units,
    const struct topic_words *words, struct topic *topic, struct arena *arena)
{
    topic->terms = arena_new(arena, words->count, sizeof *topic->terms);
    for (size_t w = 0; w < words->count; w++) {
        struct span form = units->forms[words->words[w].column];
        if (!written(topic, form))
            topic->terms[topic->term_count++] = (struct topic_term){
                .text = form, .weight = (double)words->words[w].relevance};
    }
}

static void tell_units(const struct corpus *corpus,
    const struct document_term_matrix *units, struct tally *tally, struct topic *topic,
    struct arena *arena)
{
    qsort(tally->best, tally->best_count, sizeof *tally->best, compare_showings);
    topic->unit_count = tally->best_count;
    topic->units = arena_new(arena, tally->best_count, sizeof *topic->units);
    for (size_t u = 0; u < tally->best_count; u++) {
        struct topic_unit *unit = &topic->units[u];
        size_t row = tally->best[u].unit, document = row;
        unit->share = (double)tally->best[u].share;
        if (!units->documents) {
            document = corpus->units[row].document;
            unit->begin = corpus->units[row].begin;
            unit->end = corpus->units[row].end;
        }
        unit->document = corpus->documents[document].name;
    }
}

/* Turns tokens of each period into shares, which outlive the tallies. */
static void tell_trends(const struct tally *tallies, size_t topics, struct summary *summary)
{
    for (size_t k = 0; k < summary->topic_count && tallies[k].trend; k++)
        summary->topics[k].trend = tallies[k].trend;
    for (size_t i = 0; topics && tallies[0].trend && i < summary->period_count; i++) {
        double whole = 0;
        for (size_t k = 0; k < topics; k++)
            whole += tallies[k].trend[i];
        for (size_t k = 0; k < topics && whole > 0; k++)
            tallies[k].trend[i] /= whole;
    }
}

/* Writes the topics that any unit shows into the summary, the largest first. */
static void tell_topics(const struct corpus *corpus,
    const struct document_term_matrix *units, const struct topic_model *model,
    const struct span *labels, struct tally *tallies, struct summary *summary)
{
    double whole = 0;
    struct arena *arena = &summary->arena;
    qsort(tallies, model->topics, sizeof *tallies, compare_tallies);
    summary->topics = arena_new(arena, model->topics, sizeof *summary->topics);
    for (size_t k = 0; k < model->topics; k++)
        whole += tallies[k].share;
    for (size_t k = 0; k < model->topics && tallies[k].share > 0; k++) {
        struct topic *topic = &summary->topics[summary->topic_count++];
        topic->share = tallies[k].share / whole;
        topic->label = labels[tallies[k].topic];
        tell_terms(units, &model->words[tallies[k].topic], topic, arena);
        tell_units(corpus, units, &tallies[k], topic, arena);
    }
    tell_trends(tallies, model->topics, summary);
}

/* ---------------------------------------------------------------- the whole */

/* Divides the units among the topics of a model and tells it all. */
static void apply(const struct corpus *corpus, const struct document_term_matrix *units,
    const struct topic_model *model, const struct span *labels,
    const struct topics_options *options, struct summary *summary)
{
    struct tally *tallies = memory_new(model->topics, sizeof *tallies);
    struct topics_options chosen = *options;
    if (chosen.top > units->weights.rows)
        chosen.top = units->weights.rows;
    if (!units->documents)
        chosen.periods = NULL;
    for (size_t k = 0; k < model->topics; k++) {
        tallies[k] = (struct tally){
            .topic = k, .best = memory_new(chosen.top, sizeof *tallies[k].best)};
        if (chosen.periods)
            tallies[k].trend =
                arena_new(&summary->arena, summary->period_count + 1, sizeof(double));
    }
    summary->unplaced = divide_units(corpus, units, model, tallies, &chosen);
    tell_topics(corpus, units, model, labels, tallies, summary);
    for (size_t k = 0; k < model->topics; k++)
        free(tallies[k].best);
    free(tallies);
}

/* The label of each topic; the arena's. */
static struct span *find_labels(const struct corpus *corpus,
    const struct document_term_matrix *units, const struct topic_model *model,
    struct arena *arena)
{
    struct label_phrases phrases;
    struct span *labels = arena_new(arena, model->topics, sizeof *labels);
    label_phrases_open(&phrases, corpus, units, model);
    for (size_t k = 0; k < model->topics; k++)
        labels[k] = topic_label(&phrases, units, &model->words[k], arena);
    label_phrases_close(&phrases);
    return labels;
}

/* Fits a model and keeps it where that is asked for. */
static const char *fit(const struct corpus *corpus,
    const struct document_term_matrix *units, const struct topics_options *options,
    struct summary *summary)
{
    struct topic_count_choice choice = {.topics = options->topics};
    if (choice.topics == TOPICS_AUTO)
        topic_count_choose(units, &choice);
    struct topic_model model;
    size_t words = options->top < TOPICS_WORDS_MOST ? options->top : TOPICS_WORDS_MOST;
    int error = 0;
    topic_model_fit(&model, units,
        &(struct topic_fit){
            choice.topics, words, TOPIC_ROUNDS, 0, fitted_step(units, choice.topics)});
    struct span *labels = find_labels(corpus, units, &model, &summary->arena);
    apply(corpus, units, &model, labels, options, summary);
    if (options->file)
        error = topic_file_write(options->file, corpus, units, &model, labels);
    topic_model_close(&model);
    summary->notes[SECTION_TOPICS] =
        options->topics == TOPICS_AUTO
            ? topic_count_note(&choice, summary->topic_count, &summary->arena)
            : "terms that go together, with their part of the topic's weight";
    return error ? strerror(error) : NULL;
}

static void name_units(const struct corpus *corpus,
    const struct document_term_matrix *units, struct summary *summary)
{
    summary->notes[SECTION_DOCUMENTS] =
        units->documents ? "the part of the document that is about the topic"
                         : "how far it is about the topic and holds the topic's words";
    summary->unit = units->documents                 ? "documents"
                    : corpus->by == COUNTS_SENTENCE  ? "sentences"
                    : corpus->by == COUNTS_PARAGRAPH ? "paragraphs"
                                                     : "documents";
}

/* Applies the model that the file holds. */
static const char *apply_file(const struct corpus *corpus,
    const struct topics_options *options, struct summary *summary)
{
    struct topic_file file;
    struct document_term_matrix units;
    const char *wrong = topic_file_read(&file, options->file);
    if (wrong)
        return wrong;
    document_term_matrix_apply(&units, corpus, file.documents, file.terms, file.term_count);
    name_units(corpus, &units, summary);
    apply(corpus, &units, &file.model, file.labels, options, summary);
    for (size_t k = 0; k < summary->topic_count; k++) {
        struct topic *topic = &summary->topics[k];
        topic->label = arena_copy(&summary->arena, topic->label);
        for (size_t t = 0; t < topic->term_count; t++)
            topic->terms[t].text = arena_copy(&summary->arena, topic->terms[t].text);
    }
    document_term_matrix_close(&units);
    topic_file_close(&file);
    summary->notes[SECTION_TOPICS] = "topics of the model that was kept";
    return NULL;
}

const char *topics_find(const struct corpus *corpus, const struct topics_options *options,
    struct summary *summary)
{
    struct document_term_matrix units;
    const char *wrong = NULL;
    if (corpus->by == COUNTS_TOTAL) {
        summary->notes[SECTION_TOPICS] = "topics need a table by sentence or document";
        return NULL;
    }
    if (options->file && access(options->file, F_OK) == 0)
        return apply_file(corpus, options, summary);
    document_term_matrix_open(&units, corpus);
    name_units(corpus, &units, summary);
    if (units.weights.rows >= UNITS_LEAST && units.weights.columns > 0)
        wrong = fit(corpus, &units, options, summary);
    else
        summary->notes[SECTION_TOPICS] = "too few units to find topics in";
    document_term_matrix_close(&units);
    return wrong;
}
