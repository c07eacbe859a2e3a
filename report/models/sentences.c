#include "report/models/sentences.h"

#include <math.h>
#include <stdlib.h>

#include "lib/memory.h"
#include "report/math/lexrank.h"
#include "report/math/seeds.h"
#include "report/models/terms.h"
#include "report/topics/document_term_matrix.h"

enum {
    HEADING_TOKENS = 15, /* a heading has at most so many */
    THEME_DOCUMENTS =
        4096,          /* an archive's themes are sought in an even sample of so many */
    THEMES_MOST = 50,  /* an archive has at most so many key sentences */
    CONTENT_LEAST = 4, /* different listed terms: with fewer a sentence is an aside */
    HEADING_UNITS = 5, /* a document of fewer sentences keeps its first one */
    SPARE = 3, /* sentences a place: what turns out to be no whole one is passed over */
};

/* The first sentence has so much more than the last; a sentence of ten times the length has
 * 10^that times the score. */
static const double early = 0.1, length_power = 0.1;

/* How much of the highest score a sentence loses that says again what another said. */
static const double aversion = 0.1;

/* ---------------------------------------------------------------- of one document */

/* Room that is used for one document after the other; an item a term of the corpus. */
struct room {
    uint32_t *columns; /* of terms: number within the document + 1, or 0; owned */
};

/* The sentences [first, last) as a matrix of counts of listed terms, rows of length 1. */
static struct matrix sentence_matrix_new(
    const struct corpus *corpus, size_t first, size_t last, struct room *room)
{
    size_t entries = 0, at = 0;
    for (size_t u = first; u < last; u++)
        entries += corpus->units[u].entry_count;
    struct matrix matrix = matrix_new(last - first, 0, entries);
    struct corpus_entry entry;
    for (size_t u = first; u < last; u++) {
        for (struct corpus_entries left = corpus_entries_of(corpus, u);
             corpus_next_entry(&left, &entry);) {
            if (!terms_listed(corpus, &corpus->terms[entry.term]))
                continue;
            if (!room->columns[entry.term])
                room->columns[entry.term] = (uint32_t)++matrix.columns;
            matrix.indexes[at] = room->columns[entry.term] - 1;
            matrix.values[at++] = (float)entry.count;
        }
        matrix.starts[u - first + 1] = at;
    }
    for (size_t u = first; u < last; u++)
        for (struct corpus_entries left = corpus_entries_of(corpus, u);
             corpus_next_entry(&left, &entry);)
            room->columns[entry.term] = 0;
    matrix_unit_rows(&matrix);
    return matrix;
}

/* Whether the sentences begin with a heading: a short first one with an empty line behind.
 */
static bool begins_with_heading(const struct corpus *corpus, size_t first, size_t last)
{
    const struct corpus_unit *unit = &corpus->units[first];
    return last - first >= HEADING_UNITS && unit->tokens <= HEADING_TOKENS &&
           unit[1].begin >= unit->end + 2;
}

/* Makes the highest score 1. */
static void normalize(double *scores, size_t count)
{
    double highest = 0;
    for (size_t i = 0; i < count; i++)
        highest = fmax(highest, scores[i]);
    for (size_t i = 0; i < count && highest > 0; i++)
        scores[i] /= highest;
}

/* Turns centrality into scores, the highest 1; those of asides go to a list of their own,
 * each list having 0 for what is in the other. */
static void sentences_score(const struct corpus *corpus, const struct matrix *matrix,
    size_t first, double *scores, double *asides)
{
    size_t count = matrix->rows;
    for (size_t i = 0; i < count; i++) {
        double tokens = (double)corpus->units[first + i].tokens;
        scores[i] *= pow(fmax(tokens, 1), length_power) *
                     (1 + early * (1 - (double)i / (double)count));
    }
    if (begins_with_heading(corpus, first, first + count))
        scores[0] = 0;
    for (size_t i = 0; i < count; i++)
        if (matrix->starts[i + 1] - matrix->starts[i] < CONTENT_LEAST) {
            asides[i] = scores[i];
            scores[i] = 0;
        }
    normalize(scores, count);
    normalize(asides, count);
}

/* Chooses asides for what places sentences leave. Scores stay in falling order. */
static size_t choose_asides(const struct matrix *matrix, double *asides, double *scores,
    size_t *chosen, size_t kept, size_t top)
{
    double last = kept ? scores[chosen[kept - 1]] : 1;
    size_t more = kept < top
                      ? lexrank_choose(matrix, asides, aversion, chosen + kept, top - kept)
                      : 0;
    for (size_t i = kept; i < kept + more; i++)
        scores[chosen[i]] = asides[chosen[i]] * last;
    return kept + more;
}

/* Appends the best sentences of a document, at most SPARE for each of `shown` places, to the
 * summary, which has room. */
static void choose_of_document(const struct corpus *corpus, size_t document, size_t shown,
    struct room *room, struct summary *summary)
{
    size_t top = SPARE * shown;
    uint32_t group = summary->sentence_count
                         ? summary->sentences[summary->sentence_count - 1].group + 1
                         : 0;
    size_t first = corpus->documents[document].units;
    size_t last = corpus->documents[document + 1].units, count = last - first;
    if (count == 0)
        return;
    struct matrix matrix = sentence_matrix_new(corpus, first, last, room);
    double *scores = memory_new(count, sizeof *scores);
    double *asides = memory_new(count, sizeof *asides);
    size_t *chosen = memory_new(top, sizeof *chosen);
    double size = (double)corpus->units[last - 1].end;
    lexrank_find(&matrix, scores);
    sentences_score(corpus, &matrix, first, scores, asides);
    size_t kept = lexrank_choose(&matrix, scores, aversion, chosen, top);
    kept = choose_asides(&matrix, asides, scores, chosen, kept, top);
    for (size_t i = 0; i < kept; i++) {
        const struct corpus_unit *unit = &corpus->units[first + chosen[i]];
        summary->sentences[summary->sentence_count++] =
            (struct summary_sentence){.document = corpus->documents[document].name,
                .begin = unit->begin,
                .end = unit->end,
                .score = scores[chosen[i]],
                .lang = corpus->documents[document].lang,
                .group = group,
                .shown = (uint32_t)shown,
                .topic = SUMMARY_NONE,
                .position = size > 0 ? (double)unit->begin / size : 0};
    }
    free(chosen);
    free(asides);
    free(scores);
    matrix_free(&matrix);
}

/* ---------------------------------------------------------------- of an archive */

/* A theme of the archive and the document that is nearest to it. */
struct theme {
    double weight;  /* the sum of the cosines of the documents that are nearest to it */
    double nearest; /* the document's cosine, less for long ones */
    size_t document;
};

/* Long documents hold something of everything: their cosine with a theme is divided by the
 * number of their terms to this power. */
static const double length_aversion = 0.25;

/* Finds for each theme (columns of `terms`) the document nearest to it, of those whose
 * sentences are known. */
static void find_nearest(const struct document_term_matrix *units, const float *terms,
    size_t count, struct theme *themes)
{
    const struct corpus *corpus = units->corpus;
    size_t stride = matrix_stride(count);
    float *cosines = memory_new(stride, sizeof *cosines);
    struct document_term_reader reader;
    document_term_reader_open(&reader, units);
    for (size_t i = 0; i < units->rows; i++) {
        struct document_term_row row = document_term_reader_row(&reader, i);
        size_t best = 0, entries = row.weights.starts[1] - row.weights.starts[0];
        matrix_row_times(&row.weights, 0, terms, stride, cosines);
        for (size_t k = 1; k < count; k++)
            if (cosines[k] > cosines[best])
                best = k;
        double near = (double)cosines[best] / pow((double)entries + 1, length_aversion);
        themes[best].weight += (double)cosines[best];
        bool whole = corpus_is_whole(&corpus->units[corpus->documents[i].units]);
        if (!whole && near > themes[best].nearest) {
            themes[best].nearest = near;
            themes[best].document = i;
        }
    }
    document_term_reader_close(&reader);
    free(cosines);
}

static int compare_themes(const void *left, const void *right)
{
    const struct theme *a = left, *b = right;
    if (a->weight != b->weight)
        return a->weight > b->weight ? -1 : 1;
    return (a->document > b->document) - (a->document < b->document);
}

/* The themes of an archive, at most `count`, the weightiest first. memory_new'd. */
static struct theme *themes_new(struct document_term_matrix *units, size_t count)
{
    document_term_matrix_keep(units, (units->rows + THEME_DOCUMENTS - 1) / THEME_DOCUMENTS);
    const struct matrix *sample = &units->weights;
    struct matrix turned = matrix_transpose_new(sample);
    struct theme *themes = memory_new(count, sizeof *themes);
    float *terms = memory_new(sample->columns * matrix_stride(count), sizeof *terms);
    seeds_find(sample, &turned, count, terms);
    find_nearest(units, terms, count, themes);
    qsort(themes, count, sizeof *themes, compare_themes);
    free(terms);
    matrix_free(&turned);
    return themes;
}

/* The first of the documents that show a topic whose sentences are known; the corpus' count
 * where there is none. */
static size_t find_typical(const struct corpus *corpus, const struct topic *topic)
{
    for (size_t i = 0; i < topic->unit_count; i++) {
        size_t document = corpus_find_document(corpus, topic->units[i].document);
        if (document < corpus->document_count &&
            !corpus_is_whole(&corpus->units[corpus->documents[document].units]))
            return document;
    }
    return corpus->document_count;
}

/* A sentence of one document with the score of the theme that it represents. */
static void choose_one(const struct corpus *corpus, size_t document, double score,
    uint32_t topic, struct room *room, struct summary *summary)
{
    size_t before = summary->sentence_count;
    choose_of_document(corpus, document, 1, room, summary);
    for (size_t i = before; i < summary->sentence_count; i++) {
        summary->sentences[i].score = score;
        summary->sentences[i].topic = topic;
    }
}

/* The best sentence of the document nearest to each theme; the weightiest theme scores 1.
 */
static void choose_of_themes(
    const struct corpus *corpus, size_t top, struct room *room, struct summary *summary)
{
    struct document_term_matrix units;
    document_term_matrix_open(&units, corpus);
    struct theme *themes = themes_new(&units, top);
    for (size_t k = 0; k < top && themes[k].weight > 0; k++)
        if (themes[k].nearest > 0) /* else of none of its documents sentences are known */
            choose_one(corpus, themes[k].document, themes[k].weight / themes[0].weight,
                SUMMARY_NONE, room, summary);
    free(themes);
    document_term_matrix_close(&units);
}

/* Of the topics that are shown, where there are any: the best sentence of the document that
 * shows each best; the largest topic scores 1. Else of themes. */
static void choose_of_archive(
    const struct corpus *corpus, size_t top, struct room *room, struct summary *summary)
{
    for (size_t t = 0; t < summary->topic_count && t < top; t++) {
        size_t document = find_typical(corpus, &summary->topics[t]);
        if (document < corpus->document_count)
            choose_one(corpus, document,
                summary->topics[t].share / summary->topics[0].share, (uint32_t)t, room,
                summary);
    }
    if (summary->topic_count == 0)
        choose_of_themes(corpus, top, room, summary);
}

void sentences_choose(const struct corpus *corpus, const struct sentences_options *options,
    struct summary *summary)
{
    bool archive = corpus->document_count >= TOPIC_DOCUMENTS_LEAST;
    if (corpus->by != COUNTS_SENTENCE) {
        summary->notes[SECTION_SENTENCES] = "key sentences need a table by sentence";
        return;
    }
    size_t most = archive ? THEMES_MOST : corpus->unit_count;
    size_t top = options->top < most ? options->top : most;
    struct room room = {memory_new(corpus->term_count, sizeof(uint32_t))};
    summary->sentences = arena_new(&summary->arena,
        SPARE * (archive ? top : top * corpus->document_count), sizeof *summary->sentences);
    if (archive)
        choose_of_archive(corpus, top, &room, summary);
    else
        for (size_t d = 0; d < corpus->document_count; d++)
            choose_of_document(corpus, d, top, &room, summary);
    free(room.columns);
    summary->notes[SECTION_SENTENCES] =
        archive ? "a central sentence of the document that shows each topic best"
                : "central sentences, without repetition; the most central scores 1";
}

const char *sentences_section(const struct material *material, struct summary *summary)
{
    size_t top = material->top ? material->top : SENTENCES_USUAL;
    sentences_choose(material->corpus, &(struct sentences_options){top}, summary);
    return NULL;
}
