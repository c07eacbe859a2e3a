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

static size_t row_count(
    const struct document_term_matrix *units, const struct corpus *corpus)
{
    return units->documents ? corpus->document_count : corpus->unit_count;
}

/* The corpus units [first, last) that make up a row. */
static void row_units(const struct document_term_matrix *units, const struct corpus *corpus,
    size_t row, size_t *first, size_t *last)
{
    *first = units->documents ? corpus->documents[row].units : row;
    *last = units->documents ? corpus->documents[row + 1].units : row + 1;
}

/* The number of rows that hold each term. */
static uint32_t *frequencies_new(
    const struct document_term_matrix *units, const struct corpus *corpus)
{
    uint32_t *frequencies = memory_new(corpus->term_count, sizeof *frequencies);
    uint32_t *seen = memory_new(corpus->term_count, sizeof *seen); /* in row - 1 */
    for (size_t row = 0; row < row_count(units, corpus); row++) {
        size_t first, last;
        row_units(units, corpus, row, &first, &last);
        size_t end = corpus->units[last].entries;
        for (size_t e = corpus->units[first].entries; e < end; e++) {
            uint32_t term = corpus->entries[e].term;
            frequencies[term] += seen[term] != row + 1;
            seen[term] = (uint32_t)row + 1;
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

static void choose_columns(struct document_term_matrix *units, const struct corpus *corpus,
    const uint32_t *frequencies)
{
    size_t rows = row_count(units, corpus), count = 0;
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
    units->counts.columns = count;
}

/* ---------------------------------------------------------------- counts */

static int compare_columns(const void *left, const void *right)
{
    uint32_t a = *(const uint32_t *)left, b = *(const uint32_t *)right;
    return (a > b) - (a < b);
}

/* Appends a row: the terms of the corpus units [first, last), added up in `sums` (an item a
 * column, all 0, and left so). */
static size_t add_row(struct document_term_matrix *units, const struct corpus *corpus,
    size_t first, size_t last, size_t at, float *sums)
{
    struct matrix *counts = &units->counts;
    size_t begin = at, end = corpus->units[last].entries;
    for (size_t e = corpus->units[first].entries; e < end; e++) {
        uint32_t column = units->column_of[corpus->entries[e].term];
        if (column == CORPUS_NONE)
            continue;
        if (sums[column] == 0)
            counts->indexes[at++] = column;
        sums[column] += (float)corpus->entries[e].count;
    }
    if (last - first > 1)
        qsort(counts->indexes + begin, at - begin, sizeof(uint32_t), compare_columns);
    for (size_t e = begin; e < at; e++) {
        counts->values[e] = sums[counts->indexes[e]];
        sums[counts->indexes[e]] = 0;
    }
    return at;
}

static void gather_counts(struct document_term_matrix *units, const struct corpus *corpus)
{
    size_t rows = row_count(units, corpus), columns = units->counts.columns, at = 0;
    units->counts = matrix_new(rows, columns, corpus->entry_count);
    units->tokens = memory_new(rows, sizeof *units->tokens);
    float *sums = memory_new(columns, sizeof *sums);
    for (size_t row = 0; row < rows; row++) {
        size_t first, last;
        row_units(units, corpus, row, &first, &last);
        for (size_t u = first; u < last; u++)
            units->tokens[row] += corpus->units[u].tokens;
        at = add_row(units, corpus, first, last, at, sums);
        units->counts.starts[row + 1] = at;
    }
    free(sums);
}

/* ---------------------------------------------------------------- weights */

/* Inverse document frequency of each column. */
static float *idf_new(
    const struct document_term_matrix *units, const uint32_t *frequencies, size_t rows)
{
    float *idf = memory_new(units->counts.columns, sizeof *idf);
    for (size_t j = 0; j < units->counts.columns; j++)
        idf[j] = (float)log((double)(rows + 1) / (double)frequencies[units->terms[j]]);
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
static void weigh_importance(
    struct document_term_matrix *units, const struct corpus *corpus, float *idf)
{
    struct knowledge *languages = memory_new(corpus->language_count, sizeof *languages);
    units->importance = memory_new(units->counts.columns, sizeof *units->importance);
    for (size_t j = 0; j < units->counts.columns; j++) {
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

/* Adds the terms of row `other`, times `part`, to those gathered of a row. */
static size_t add_weights(const struct matrix *counts, const float *idf, size_t other,
    float part, float *sums, uint32_t *columns, size_t count)
{
    for (size_t e = counts->starts[other]; part > 0 && e < counts->starts[other + 1]; e++) {
        uint32_t column = counts->indexes[e];
        float weight = part * logf(1 + counts->values[e]) * idf[column];
        if (sums[column] == 0 && weight > 0)
            columns[count++] = column;
        sums[column] += weight;
    }
    return count;
}

static void document_term_matrix_weigh(
    struct document_term_matrix *units, const struct corpus *corpus, const float *idf)
{
    const struct matrix *counts = &units->counts;
    size_t reach = units->documents ? 0 : NEIGHBOURS, at = 0;
    size_t entries = counts->starts[counts->rows] * (2 * reach + 1);
    units->weights = matrix_new(counts->rows, counts->columns, entries);
    float *sums = memory_new(counts->columns, sizeof *sums);
    for (size_t row = 0; row < counts->rows; row++) {
        uint32_t *columns = units->weights.indexes + at;
        size_t count = add_weights(counts, idf, row, 1, sums, columns, 0);
        for (size_t near = 1; near <= reach && near <= row; near++)
            count = add_weights(counts, idf, row - near,
                neighbour_part(corpus, row, row - near), sums, columns, count);
        for (size_t near = 1; near <= reach && row + near < counts->rows; near++)
            count = add_weights(counts, idf, row + near,
                neighbour_part(corpus, row, row + near), sums, columns, count);
        if (!units->documents)
            qsort(columns, count, sizeof *columns, compare_columns);
        for (size_t i = 0; i < count; i++) {
            units->weights.values[at + i] = sums[columns[i]];
            sums[columns[i]] = 0;
        }
        at += count;
        units->weights.starts[row + 1] = at;
    }
    matrix_unit_rows(&units->weights);
    free(sums);
}

/* Takes the terms of a model for columns. */
static void take_columns(struct document_term_matrix *units, const struct corpus *corpus,
    const struct kept_column *terms, size_t count)
{
    units->counts.columns = count;
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

void document_term_matrix_apply(struct document_term_matrix *units,
    const struct corpus *corpus, bool documents, const struct kept_column *terms,
    size_t count)
{
    *units = (struct document_term_matrix){.documents = documents};
    take_columns(units, corpus, terms, count);
    gather_counts(units, corpus);
    document_term_matrix_weigh(units, corpus, units->factors);
}

void document_term_matrix_open(
    struct document_term_matrix *units, const struct corpus *corpus)
{
    *units = (struct document_term_matrix){
        .documents = corpus->document_count >= TOPIC_DOCUMENTS_LEAST};
    uint32_t *frequencies = frequencies_new(units, corpus);
    choose_columns(units, corpus, frequencies);
    gather_counts(units, corpus);
    units->factors = idf_new(units, frequencies, units->counts.rows);
    if (!units->documents)
        weigh_importance(units, corpus, units->factors);
    units->forms = memory_new(units->counts.columns, sizeof *units->forms);
    for (size_t j = 0; j < units->counts.columns; j++)
        units->forms[j] = corpus->terms[units->terms[j]].form;
    document_term_matrix_weigh(units, corpus, units->factors);
    free(frequencies);
}

void document_term_matrix_close(struct document_term_matrix *units)
{
    matrix_free(&units->counts);
    matrix_free(&units->weights);
    free(units->importance);
    free(units->factors);
    free(units->forms);
    free(units->tokens);
    free(units->terms);
    free(units->column_of);
}
