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
    COPIES_LOOKED_AT = 100, /* documents of a topic */
};

static const float copy_least = 0.9F; /* how alike two documents are, 0 to 1 */

/* What an aside shows of what another sentence does: it is shown where there is no other.
 */
static const float aside = 0.01F;

/* A unit that shows a topic. */
struct showing {
    float score, share;
    uint32_t unit;
    struct matrix weights; /* its only row: what copies of it are known by; owned */
};

/* A unit while it is divided. */
struct unit {
    const struct document_term_matrix *of;
    size_t number;
    struct document_term_row row;
    const float *weights; /* of documents: the row's, an item a column */
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
    return (units->rows + most - 1) / most;
}

/* ---------------------------------------------------------------- dividing units */

/* Whether copies of the units that show a topic are passed over: of documents. Of a longer
 * list than people read, all are named. */
static bool knows_copies(const struct unit *unit, const struct tally *tally)
{
    return unit->of->documents && tally->best_count <= COPIES_LOOKED_AT;
}

/* Whether a document is a copy of one that shows the topic already. */
static bool is_copy(const struct unit *unit, const struct tally *tally)
{
    for (size_t i = 0; i < tally->best_count; i++)
        if (matrix_dot(&tally->best[i].weights, &unit->row.weights) > copy_least)
            return true;
    return false;
}

/* Inserts a unit where its score puts it among at most `top`. */
static void insert_showing(
    const struct unit *unit, struct tally *tally, size_t top, struct showing showing)
{
    bool full = tally->best_count == top, known = knows_copies(unit, tally);
    if (full && showing.score <= tally->best[top - 1].score)
        return;
    if (known && is_copy(unit, tally))
        return;
    if (known)
        showing.weights = matrix_row_new(&unit->row.weights, 0);
    if (full)
        matrix_free(&tally->best[top - 1].weights);
    size_t at = full ? top - 1 : tally->best_count++;
    for (; at > 0 && tally->best[at - 1].score < showing.score; at--)
        tally->best[at] = tally->best[at - 1];
    tally->best[at] = showing;
}

/* How much a document has to show, 0 to 1. */
static float substance(const struct document_term_row *row)
{
    size_t terms = row->counts.starts[1] - row->counts.starts[0];
    return (float)terms / (float)(terms + SUBSTANCE_HALF);
}

/* The words of a sentence that may stand in a list, of each at most one. */
static size_t content_words(const struct corpus *corpus, size_t unit)
{
    size_t count = 0;
    struct corpus_entry entry;
    for (struct corpus_entries left = corpus_entries_of(corpus, unit);
         corpus_next_entry(&left, &entry);)
        count += terms_listed(corpus, &corpus->terms[entry.term]);
    return count;
}

/* How well a sentence shows a topic by itself, 0 to 1: the part that its own terms have of
 * the weight of the topic's words, less for asides, for those with but one of the words,
 * and for long ones. */
static float plainness(const struct unit *unit, const struct topic_words *words)
{
    const struct matrix *counts = &unit->row.counts;
    float content = (float)content_words(unit->of->corpus, unit->number);
    float tokens = (float)document_term_matrix_tokens(unit->of, unit->number);
    float held = 0, whole = 0;
    size_t different = 0;
    for (size_t w = 0; w < words->count; w++) {
        size_t e = counts->starts[0];
        while (e < counts->starts[1] && counts->indexes[e] != words->words[w].column)
            e++;
        whole += words->words[w].relevance;
        held += e < counts->starts[1] ? words->words[w].relevance : 0;
        different += e < counts->starts[1];
    }
    float plain = whole > 0 ? held / whole : 0;
    plain *= fminf(content / CONTENT_USUAL, 1);
    plain *= sqrtf(fminf(TOKENS_USUAL / fmaxf(tokens, 1), 1));
    return different < 2 || content < CONTENT_LEAST ? plain * aside : plain;
}

/* How alike a document is to the words of a topic, 0 to 1: the cosine. */
static float likeness(const float *weights, const struct topic_words *words)
{
    float sum = 0, square = 0;
    for (size_t w = 0; w < words->count && w < TOPIC_WORDS; w++) {
        float relevance = words->words[w].relevance;
        square += relevance * relevance;
        sum += weights[words->words[w].column] * relevance;
    }
    return square > 0 ? sum / sqrtf(square) : 0;
}

static void add_share(struct tally *tally, double tokens, uint32_t period)
{
    tally->share += tokens;
    if (tally->trend && period != PERIODS_NONE)
        tally->trend[period] += tokens;
}

/* The topic that a unit is about most, by its number in the model. */
static struct main_topic find_main(const float *shares, size_t topics)
{
    struct main_topic most = {SUMMARY_NONE, 0};
    for (size_t k = 0; k < topics; k++)
        if (shares[k] > most.share)
            most = (struct main_topic){(uint32_t)k, shares[k]};
    return most;
}

/* Adds what a unit shows of each topic to the tallies. */
static void tally_unit(const struct unit *unit, const struct topic_model *model,
    const float *shares, const struct topics_options *options, struct tally *tallies)
{
    double tokens = (double)document_term_matrix_tokens(unit->of, unit->number);
    float whole = substance(&unit->row);
    uint32_t period = options->periods ? options->periods[unit->number] : PERIODS_NONE;
    for (size_t k = 0; k < model->topics; k++) {
        struct showing showing = {.share = shares[k], .unit = (uint32_t)unit->number};
        if (shares[k] <= 0)
            continue;
        add_share(&tallies[k], (double)shares[k] * tokens, period);
        if (unit->of->documents)
            showing.score = shares[k] * whole * likeness(unit->weights, &model->words[k]);
        else
            showing.score = showing.share = shares[k] * plainness(unit, &model->words[k]);
        insert_showing(unit, &tallies[k], options->top, showing);
    }
}

/* Writes `part` of the entries of a row into the items of their columns. */
static void spread_row(const struct matrix *row, float part, float *items)
{
    for (size_t e = row->starts[0]; e < row->starts[1]; e++)
        items[row->indexes[e]] = part * row->values[e];
}

/* Gives every unit its shares, and its main topic; returns the part of the units that fit
 * no topic. */
static double divide_units(const struct document_term_matrix *units,
    const struct topic_model *model, struct tally *tallies,
    const struct topics_options *options, struct summary *summary)
{
    float *shares = memory_new(model->stride, sizeof *shares);
    float *weights = memory_new(units->columns, sizeof *weights);
    size_t unplaced = 0, rows = units->rows;
    struct document_term_reader reader;
    document_term_reader_open(&reader, units);
    for (size_t i = 0; i < rows; i++) {
        struct unit unit = {units, i, document_term_reader_row(&reader, i), weights};
        float evidence = naive_bayes_shares(
            &unit.row.weights, 0, model->evidence, model->topics, shares);
        unplaced += evidence <= 0;
        summary->main_topics[i] = evidence > 0 ? find_main(shares, model->topics)
                                               : (struct main_topic){SUMMARY_NONE, 0};
        if (evidence <= 0)
            continue;
        if (summary->unit_shares)
            memcpy(&summary->unit_shares[i * model->topics], shares,
                model->topics * sizeof *shares);
        spread_row(&unit.row.weights, 1, weights);
        tally_unit(&unit, model, shares, options, tallies);
        spread_row(&unit.row.weights, 0, weights);
    }
    document_term_reader_close(&reader);
    free(weights);
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
    if (a->score != b->score)
        return a->score > b->score ? -1 : 1;
    return (a->unit > b->unit) - (a->unit < b->unit);
}

/* -------------------------------------------------------------- reporting */

/* Whether a form is already among a topic's terms: two terms may be written alike. */
static bool written(const struct topic *topic, struct span form)
{
    for (size_t t = 0; t < topic->term_count; t++)
        if (span_equal(topic->terms[t].text, form))
            return true;
    return false;
}

static void fill_terms(const struct document_term_matrix *units,
    const struct topic_words *words, size_t top, struct topic *topic, struct arena *arena)
{
    topic->terms = arena_new(arena, words->count, sizeof *topic->terms);
    for (size_t w = 0; w < words->count && topic->term_count < top; w++) {
        struct span form = units->forms[words->words[w].column];
        if (!written(topic, form))
            topic->terms[topic->term_count++] = (struct topic_term){
                .text = form, .weight = (double)words->words[w].relevance};
    }
}

static void fill_units(const struct corpus *corpus,
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
static void fill_trends(const struct tally *tallies, size_t topics, struct summary *summary)
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

/* Writes the topics of the tallies into the summary, in their order: a model that is kept has
 * them all, so that each keeps its number; of another those that any unit shows. */
static void fill_topics(const struct corpus *corpus,
    const struct document_term_matrix *units, const struct topic_model *model,
    const struct span *labels, const struct topics_options *options, struct tally *tallies,
    struct summary *summary)
{
    double whole = 0;
    struct arena *arena = &summary->topics_arena;
    summary->topics = arena_new(arena, model->topics, sizeof *summary->topics);
    for (size_t k = 0; k < model->topics; k++)
        whole += tallies[k].share;
    for (size_t k = 0; k < model->topics && (options->kept || tallies[k].share > 0); k++) {
        struct topic *topic = &summary->topics[summary->topic_count++];
        topic->share = whole > 0 ? tallies[k].share / whole : 0;
        topic->label = labels[tallies[k].topic];
        fill_terms(units, &model->words[tallies[k].topic], options->top, topic, arena);
        fill_units(corpus, units, &tallies[k], topic, arena);
    }
    fill_trends(tallies, model->topics, summary);
}

/* Turns the model's numbers of topics into the summary's. */
static void fill_mains(const struct tally *tallies, size_t topics, struct summary *summary)
{
    double sum = 0;
    size_t decided = 0;
    uint32_t *numbers = memory_new(topics + 1, sizeof *numbers);
    for (size_t k = 0; k < topics; k++)
        numbers[tallies[k].topic] = (uint32_t)k;
    for (size_t i = 0; i < summary->main_topic_count; i++) {
        struct main_topic *of = &summary->main_topics[i];
        if (of->topic == SUMMARY_NONE)
            continue;
        of->topic = numbers[of->topic];
        sum += (double)of->share;
        decided++;
    }
    summary->decided = decided ? sum / (double)decided : 0;
    free(numbers);
}

/* ---------------------------------------------------------------- the whole */

/* Puts the shares of each unit in the summary's order of topics. */
static void order_shares(
    const struct tally *tallies, size_t topics, struct summary *summary)
{
    float *shares = memory_new(topics, sizeof *shares);
    for (size_t i = 0; summary->unit_shares && i < summary->main_topic_count; i++) {
        float *unit = &summary->unit_shares[i * topics];
        memcpy(shares, unit, topics * sizeof *shares);
        for (size_t k = 0; k < topics; k++)
            unit[k] = shares[tallies[k].topic];
    }
    free(shares);
    summary->unit_share_count = topics;
}

static void close_tally(struct tally *tally)
{
    for (size_t i = 0; i < tally->best_count; i++)
        matrix_free(&tally->best[i].weights);
    free(tally->best);
}

/* Assigns the units to the topics of a model and fills the summary, the largest topic first.
 * `order`: where that is written; of a model that is kept NULL, and the order is its own. */
static void topics_apply(const struct corpus *corpus,
    const struct document_term_matrix *units, const struct topic_model *model,
    const struct span *labels, const struct topics_options *options, size_t *order,
    struct summary *summary)
{
    struct tally *tallies = memory_new(model->topics, sizeof *tallies);
    struct topics_options chosen = *options;
    if (chosen.top > units->rows)
        chosen.top = units->rows;
    if (!units->documents)
        chosen.periods = NULL;
    for (size_t k = 0; k < model->topics; k++) {
        tallies[k] = (struct tally){
            .topic = k, .best = memory_new(chosen.top, sizeof *tallies[k].best)};
        if (chosen.periods)
            tallies[k].trend = arena_new(
                &summary->topics_arena, summary->period_count + 1, sizeof(double));
    }
    summary->main_topic_count = units->rows;
    summary->main_topics =
        arena_new(&summary->topics_arena, units->rows + 1, sizeof *summary->main_topics);
    if (options->shares)
        summary->unit_shares = arena_new(&summary->topics_arena,
            units->rows * model->topics + 1, sizeof *summary->unit_shares);
    summary->unplaced = divide_units(units, model, tallies, &chosen, summary);
    chosen.top = options->top;
    chosen.kept = !order;
    if (order)
        qsort(tallies, model->topics, sizeof *tallies, compare_tallies);
    for (size_t k = 0; order && k < model->topics; k++)
        order[k] = tallies[k].topic;
    fill_topics(corpus, units, model, labels, &chosen, tallies, summary);
    fill_mains(tallies, model->topics, summary);
    order_shares(tallies, model->topics, summary);
    for (size_t k = 0; k < model->topics; k++)
        close_tally(&tallies[k]);
    free(tallies);
}

/* Fits a model and keeps it where that is asked for. */
static const char *fit(const struct corpus *corpus, struct document_term_matrix *units,
    const struct topics_options *options, struct summary *summary)
{
    size_t topics = options->topics;
    if (topics == TOPICS_AUTO)
        topics = topic_count_usual(units->rows, units->documents);
    struct topic_model model;
    size_t words = options->top < TOPICS_WORDS_MOST ? options->top : TOPICS_WORDS_MOST;
    int error = 0;
    document_term_matrix_keep(units, fitted_step(units, topics));
    topic_model_fit(&model, units, &(struct topic_fit){topics, words, TOPIC_ROUNDS});
    struct span *labels = labels_find(corpus, units, &model, &summary->topics_arena);
    size_t *order = memory_new(model.topics, sizeof *order);
    topics_apply(corpus, units, &model, labels, options, order, summary);
    if (options->file)
        error = topic_file_write(options->file, corpus, units, &model, labels, order);
    free(order);
    topic_model_close(&model);
    if (options->topics == TOPICS_AUTO) {
        const char **values = summary->note_values[SECTION_TOPICS];
        summary->notes[SECTION_TOPICS] = topic_count_note(summary->unit);
        values[0] = arena_print(&summary->topics_arena, "%zu", summary->topic_count).data;
        values[1] = arena_print(&summary->topics_arena, "%zu", units->rows).data;
    }
    return error ? strerror(error) : NULL;
}

static void name_units(const struct corpus *corpus,
    const struct document_term_matrix *units, struct summary *summary)
{
    summary->notes[SECTION_DOCUMENTS] =
        units->documents ? "how much of the document is about the topic, the plainest first"
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
    topics_apply(corpus, &units, &file.model, file.labels, options, NULL, summary);
    for (size_t k = 0; k < summary->topic_count; k++) {
        struct topic *topic = &summary->topics[k];
        topic->label = arena_copy(&summary->topics_arena, topic->label);
        for (size_t t = 0; t < topic->term_count; t++)
            topic->terms[t].text = arena_copy(&summary->topics_arena, topic->terms[t].text);
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
    if (units.rows >= UNITS_LEAST && units.columns > 0)
        wrong = fit(corpus, &units, options, summary);
    else
        summary->notes[SECTION_TOPICS] = "too few units to find topics in";
    document_term_matrix_close(&units);
    return wrong;
}
