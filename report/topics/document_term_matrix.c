#include "report/topics/document_term_matrix.h"

#include <math.h>
#include <stdlib.h>

#include "lib/memory.h"
#include "report/language/lexicon.h"
#include "report/language/rarity.h"
#include "report/models/terms.h"

enum {
    MAIN_LANGUAGE = 10, /* at least one in so many tokens of the largest language */
    FEW_UNITS = 100,
    MANY_UNITS = 1000,
};

/* Rarity (report/language/rarity.h) that words usually have; what is more common counts for less. */
static const float rare = 2.5F;

/* What words that are no nouns count of what nouns do, and adjectives between the two. */
static const float other_part = 0.3F, adjective_part = 0.5F;

/* What of a sentence's neighbour counts as its own: within the paragraph (of the next but
 * one half as much, and so on), and beyond it. */
static const float near_part = 0.4F, far_part = 0.1F;

enum { NEIGHBOURS = 3 }; /* on either side */

/* ---------------------------------------------------------------- units and columns */

/* The corpus units [first, last) that make up a row. */
static void row_units(
    const struct document_term_matrix *units, size_t row, size_t *first, size_t *last)
{
    const struct corpus_document *documents = units->corpus->documents;
    *first = units->documents ? documents[row].units : row;
    *last = units->documents ? documents[row + 1].units : row + 1;
}

uint64_t document_term_matrix_tokens(const struct document_term_matrix *units, size_t row)
{
    return units->documents ? units->corpus->documents[row].tokens
                            : units->corpus->units[row].tokens;
}

/* The number of rows that hold each term. */
static uint32_t *frequencies_new(const struct document_term_matrix *units)
{
    const struct corpus *corpus = units->corpus;
    uint32_t *frequencies = memory_new(corpus->term_count, sizeof *frequencies);
    uint32_t *seen = memory_new(corpus->term_count, sizeof *seen); /* in row - 1 */
    for (size_t row = 0; row < units->rows; row++) {
        size_t first, last;
        row_units(units, row, &first, &last);
        struct corpus_entry entry;
        for (size_t u = first; u < last; u++)
            for (struct corpus_entries left = corpus_entries_of(corpus, u);
                 corpus_next_entry(&left, &entry);) {
                frequencies[entry.term] += seen[entry.term] != row + 1;
                seen[entry.term] = (uint32_t)row + 1;
            }
    }
    free(seen);
    return frequencies;
}

/* A term in fewer units than this shows nothing of what goes together. */
static uint32_t least_frequency(size_t rows)
{
    return rows < FEW_UNITS ? 2 : rows < MANY_UNITS ? 3 : 5;
}

static void choose_columns(struct document_term_matrix *units, const uint32_t *frequencies)
{
    const struct corpus *corpus = units->corpus;
    size_t rows = units->rows, count = 0;
    uint64_t largest = corpus->language_count ? corpus->languages[0].tokens : 0;
    units->terms = memory_new(corpus->term_count, sizeof *units->terms);
    units->column_of = memory_new(corpus->term_count, sizeof *units->column_of);
    for (size_t t = 0; t < corpus->term_count; t++) {
        const struct corpus_term *term = &corpus->terms[t];
        bool wanted = frequencies[t] >= least_frequency(rows) &&
                      frequencies[t] <= rows / 2 && terms_listed(corpus, term) &&
                      corpus->languages[term->language].tokens * MAIN_LANGUAGE >= largest;
        units->column_of[t] = wanted ? (uint32_t)count : CORPUS_NONE;
        if (wanted)
            units->terms[count++] = (uint32_t)t;
    }
    units->columns = count;
}

/* ---------------------------------------------------------------- counts */

static int compare_columns(const void *left, const void *right)
{
    uint32_t a = *(const uint32_t *)left, b = *(const uint32_t *)right;
    return (a > b) - (a < b);
}

/* Adds a row to a matrix behind the entry `at`: its terms, added up in `sums` (an item a
 * column, all 0, and left so). Returns the end of the entries. */
static size_t add_counts(const struct document_term_matrix *units, size_t row, float *sums,
    struct matrix *counts, size_t at)
{
    const struct corpus *corpus = units->corpus;
    size_t first, last, begin = at;
    row_units(units, row, &first, &last);
    struct corpus_entry entry;
    for (size_t u = first; u < last; u++)
        for (struct corpus_entries left = corpus_entries_of(corpus, u);
             corpus_next_entry(&left, &entry);) {
            uint32_t column = units->column_of[entry.term];
            if (column == CORPUS_NONE)
                continue;
            if (sums[column] == 0)
                counts->indexes[at++] = column;
            sums[column] += (float)entry.count;
        }
    if (last - first > 1)
        qsort(counts->indexes + begin, at - begin, sizeof(uint32_t), compare_columns);
    for (size_t e = begin; e < at; e++) {
        counts->values[e] = sums[counts->indexes[e]];
        sums[counts->indexes[e]] = 0;
    }
    return at;
}

/* A row that is kept, as the only one of a matrix that lends its entries. */
static struct matrix lend_row(const struct matrix *matrix, size_t row)
{
    return (struct matrix){
        1, matrix->columns, matrix->starts + row, matrix->indexes, matrix->values};
}

/* The counts of a row: kept ones, or others in the `room` of one row. */
static struct matrix find_counts(
    const struct document_term_matrix *units, size_t row, float *sums, struct matrix *room)
{
    if (units->step && row % units->step == 0)
        return lend_row(&units->counts, row / units->step);
    room->starts[1] = add_counts(units, row, sums, room, 0);
    return *room;
}

/* ---------------------------------------------------------------- weights */

/* Inverse document frequency of each column. */
static float *idf_new(const struct document_term_matrix *units, const uint32_t *frequencies)
{
    float *idf = memory_new(units->columns, sizeof *idf);
    for (size_t j = 0; j < units->columns; j++)
        idf[j] =
            (float)log((double)(units->rows + 1) / (double)frequencies[units->terms[j]]);
    return idf;
}

/* What is known of a language's words; owned. */
struct knowledge {
    struct rarity *rarity;
    struct lexicon *lexicon; /* NULL: there is none */
};

/* How far a word names a subject: nouns wholly, adjectives half, others little. */
static float nominal(const struct knowledge *known, struct span form)
{
    if (!known->lexicon)
        return 1;
    struct word_shares shares = lexicon_word(known->lexicon, form);
    float noun = shares.of[CLASS_NOUN] + shares.of[CLASS_PROPER];
    float adjective = shares.of[CLASS_ADJECTIVE] + shares.of[CLASS_RELATIONAL];
    return fminf(other_part + (1 - other_part) * (noun + adjective_part * adjective), 1);
}

/* Among the few sentences of an article a frequent word is a subject rather than a
 * commonplace: there idf's root counts, how often the article has the word, how rare it is
 * in its language, and how nominal. */
static void weigh_importance(struct document_term_matrix *units, float *idf)
{
    const struct corpus *corpus = units->corpus;
    struct knowledge *languages = memory_new(corpus->language_count, sizeof *languages);
    units->importance = memory_new(units->columns, sizeof *units->importance);
    for (size_t j = 0; j < units->columns; j++) {
        const struct corpus_term *term = &corpus->terms[units->terms[j]];
        struct knowledge *known = &languages[term->language];
        struct span lang = corpus->languages[term->language].lang;
        if (!known->rarity)
            *known = (struct knowledge){rarity_new(corpus, lang, NULL), lexicon_new(lang)};
        float usual = fminf(rarity_of(known->rarity, units->terms[j]), rare);
        float often = log1pf((float)term->count - 1);
        units->importance[j] = usual * often * nominal(known, term->form);
        idf[j] = sqrtf(idf[j]) * units->importance[j];
    }
    for (size_t i = 0; i < corpus->language_count; i++) {
        if (languages[i].lexicon)
            lexicon_free(languages[i].lexicon);
        if (languages[i].rarity)
            rarity_free(languages[i].rarity);
    }
    free(languages);
}

/* The part of row `other`'s terms that row `row` shares in, as its neighbour in the text.
 */
static float neighbour_part(const struct corpus *corpus, size_t row, size_t other)
{
    const struct corpus_unit *a = &corpus->units[row < other ? row : other];
    const struct corpus_unit *b = &corpus->units[row < other ? other : row];
    if (a->document != b->document)
        return 0;
    size_t first = row < other ? row : other, last = row < other ? other : row;
    for (size_t u = first; u < last; u++)
        if (corpus->units[u + 1].begin > corpus->units[u].end + 1)
            return last - first == 1 ? far_part : 0;
    return near_part / (float)(last - first);
}

/* What a row's weights are gathered in: one item a column, and which of them are there. */
struct gathering {
    float *sums;
    uint32_t *columns;
    size_t count;
};

/* Adds the terms of a row of `counts`, times `part`. */
static void add_weights(
    struct gathering *to, const struct matrix *counts, const float *idf, float part)
{
    for (size_t e = counts->starts[0]; e < counts->starts[1]; e++) {
        uint32_t column = counts->indexes[e];
        float weight = part * logf(1 + counts->values[e]) * idf[column];
        if (to->sums[column] == 0 && weight > 0)
            to->columns[to->count++] = column;
        to->sums[column] += weight;
    }
}

/* Adds what a row of sentences shares in of row `other`. */
static void add_neighbour(
    struct document_term_reader *reader, struct gathering *to, size_t row, size_t other)
{
    float part = neighbour_part(reader->units->corpus, row, other);
    if (part <= 0)
        return;
    struct matrix counts =
        find_counts(reader->units, other, reader->near_sums, &reader->near);
    add_weights(to, &counts, reader->units->factors, part);
}

/* Adds the weights of a row, whose counts are given, behind the entry `at` of a matrix.
 * Returns the end of the entries. */
static size_t add_weighted(struct document_term_reader *reader, size_t row,
    const struct matrix *counts, struct matrix *weights, size_t at)
{
    const struct document_term_matrix *units = reader->units;
    size_t reach = units->documents ? 0 : NEIGHBOURS;
    struct gathering to = {reader->sums, weights->indexes + at, 0};
    add_weights(&to, counts, units->factors, 1);
    for (size_t near = 1; near <= reach && near <= row; near++)
        add_neighbour(reader, &to, row, row - near);
    for (size_t near = 1; near <= reach && row + near < units->rows; near++)
        add_neighbour(reader, &to, row, row + near);
    if (!units->documents)
        qsort(to.columns, to.count, sizeof *to.columns, compare_columns);
    for (size_t i = 0; i < to.count; i++) {
        weights->values[at + i] = to.sums[to.columns[i]];
        to.sums[to.columns[i]] = 0;
    }
    return at + to.count;
}

/* ---------------------------------------------------------------- rows */

void document_term_reader_open(
    struct document_term_reader *reader, const struct document_term_matrix *units)
{
    size_t columns = units->columns;
    *reader = (struct document_term_reader){.units = units,
        .sums = memory_new(columns, sizeof *reader->sums),
        .near_sums = memory_new(columns, sizeof *reader->near_sums),
        .counts = matrix_new(1, columns, columns),
        .near = matrix_new(1, columns, columns),
        .weights = matrix_new(1, columns, columns)};
}

struct document_term_row document_term_reader_row(
    struct document_term_reader *reader, size_t row)
{
    const struct document_term_matrix *units = reader->units;
    struct document_term_row found;
    found.counts = find_counts(units, row, reader->sums, &reader->counts);
    if (units->step && row % units->step == 0) {
        found.weights = lend_row(&units->weights, row / units->step);
        return found;
    }
    reader->weights.starts[1] =
        add_weighted(reader, row, &found.counts, &reader->weights, 0);
    matrix_unit_rows(&reader->weights);
    found.weights = reader->weights;
    return found;
}

void document_term_reader_close(struct document_term_reader *reader)
{
    matrix_free(&reader->counts);
    matrix_free(&reader->near);
    matrix_free(&reader->weights);
    free(reader->near_sums);
    free(reader->sums);
}

/* ---------------------------------------------------------------- the rows that are kept */

/* How many entries of the corpus the rows to be kept have. */
static size_t count_entries(const struct document_term_matrix *units, size_t step)
{
    size_t entries = 0;
    for (size_t row = 0; row < units->rows; row += step) {
        size_t first, last;
        row_units(units, row, &first, &last);
        for (size_t u = first; u < last; u++)
            entries += units->corpus->units[u].entry_count;
    }
    return entries;
}

static void keep_counts(
    struct document_term_reader *reader, size_t step, struct matrix *counts)
{
    size_t at = 0;
    for (size_t row = 0, i = 0; row < reader->units->rows; row += step) {
        at = add_counts(reader->units, row, reader->sums, counts, at);
        counts->starts[++i] = at;
    }
}

static void keep_weights(struct document_term_reader *reader, struct matrix *weights)
{
    const struct document_term_matrix *units = reader->units;
    size_t at = 0;
    for (size_t i = 0; i < weights->rows; i++) {
        struct matrix counts = lend_row(&units->counts, i);
        at = add_weighted(reader, i * units->step, &counts, weights, at);
        weights->starts[i + 1] = at;
    }
    matrix_unit_rows(weights);
}

void document_term_matrix_keep(struct document_term_matrix *units, size_t step)
{
    struct document_term_reader reader;
    size_t rows = (units->rows + step - 1) / step, entries = count_entries(units, step);
    size_t reach = units->documents ? 0 : NEIGHBOURS;
    units->counts = matrix_new(rows, units->columns, entries);
    units->weights = matrix_new(rows, units->columns, entries * (2 * reach + 1));
    document_term_reader_open(&reader, units);
    keep_counts(&reader, step, &units->counts);
    units->step = step;
    keep_weights(&reader, &units->weights);
    document_term_reader_close(&reader);
}

/* ---------------------------------------------------------------- opening */

/* Takes the terms of a model for columns. */
static void take_columns(
    struct document_term_matrix *units, const struct kept_column *terms, size_t count)
{
    const struct corpus *corpus = units->corpus;
    units->columns = count;
    units->terms = memory_new(count, sizeof *units->terms);
    units->column_of = memory_new(corpus->term_count, sizeof *units->column_of);
    units->factors = memory_new(count, sizeof *units->factors);
    units->forms = memory_new(count, sizeof *units->forms);
    for (size_t t = 0; t < corpus->term_count; t++)
        units->column_of[t] = CORPUS_NONE;
    for (size_t j = 0; j < count; j++) {
        units->terms[j] = corpus_find(corpus, terms[j].term, terms[j].lang);
        units->factors[j] = terms[j].factor;
        units->forms[j] = terms[j].form;
        if (units->terms[j] != CORPUS_NONE)
            units->column_of[units->terms[j]] = (uint32_t)j;
    }
}

/* A matrix with no columns yet. */
static void begin(
    struct document_term_matrix *units, const struct corpus *corpus, bool documents)
{
    *units = (struct document_term_matrix){.corpus = corpus,
        .documents = documents,
        .rows = documents ? corpus->document_count : corpus->unit_count};
}

void document_term_matrix_apply(struct document_term_matrix *units,
    const struct corpus *corpus, bool documents, const struct kept_column *terms,
    size_t count)
{
    begin(units, corpus, documents);
    take_columns(units, terms, count);
}

void document_term_matrix_open(
    struct document_term_matrix *units, const struct corpus *corpus)
{
    begin(units, corpus, corpus->document_count >= TOPIC_DOCUMENTS_LEAST);
    uint32_t *frequencies = frequencies_new(units);
    choose_columns(units, frequencies);
    units->factors = idf_new(units, frequencies);
    if (!units->documents)
        weigh_importance(units, units->factors);
    units->forms = memory_new(units->columns, sizeof *units->forms);
    for (size_t j = 0; j < units->columns; j++)
        units->forms[j] = corpus->terms[units->terms[j]].form;
    free(frequencies);
}

void document_term_matrix_close(struct document_term_matrix *units)
{
    matrix_free(&units->counts);
    matrix_free(&units->weights);
    free(units->importance);
    free(units->factors);
    free(units->forms);
    free(units->terms);
    free(units->column_of);
}
