/* What topics divide: the units of a corpus as a matrix of weighted terms. Only the rows that a
 * model is fitted to are kept; any other is made from the corpus when it is read, so that
 * memory does not grow with the units. */
#ifndef REPORT_TOPICS_DOCUMENT_TERM_MATRIX_H
#define REPORT_TOPICS_DOCUMENT_TERM_MATRIX_H

#include "report/corpus/corpus.h"
#include "report/math/matrix.h"

enum {
    /* With fewer documents than this, units are sentences (or what the table has). */
    TOPIC_DOCUMENTS_LEAST = 8,
};

/* A column that a model kept in a file has. */
struct kept_column {
    struct span term, lang, form;
    float factor;
};

struct document_term_matrix {
    const struct corpus *corpus;
    bool documents;        /* units are documents; else units of the corpus */
    size_t rows, columns;  /* units, and the terms that they are described by */
    size_t step;           /* the rows kept are 0, step, 2 step, ...; 0: none are */
    struct matrix counts;  /* rows kept × columns: how often */
    struct matrix weights; /* the same entries (of sentences: and their neighbours'): log
                              of the count × idf, rows of length 1 */
    float *importance;     /* of each column, of sentences: how much the term is a subject
                              of the text, by its count, how rare it usually is and how nominal;
                              NULL     of documents, whose terms the weights describe well; owned */
    float *factors;        /* of each column: what log(1 + count) is multiplied by; owned */
    struct span *forms;    /* of each column, as people are shown it; owned, not the text */
    uint32_t *terms;       /* of each column: index into corpus->terms, CORPUS_NONE where a
                              kept model's is not there; owned */
    uint32_t *column_of;   /* of each corpus term: its column, or CORPUS_NONE; owned */
};

/* Chooses columns: the terms that may stand in a list (terms_listed), of a main language (a
 * tenth of the tokens of the largest), in enough units (2 of few, 5 of many) and in no more
 * than half of them. No row is kept yet. */
void document_term_matrix_open(
    struct document_term_matrix *units, const struct corpus *corpus);

/* The same with the columns of a model, by documents or by units of the corpus. */
void document_term_matrix_apply(struct document_term_matrix *units,
    const struct corpus *corpus, bool documents, const struct kept_column *terms,
    size_t count);

/* Keeps each step-th row, from the first. */
void document_term_matrix_keep(struct document_term_matrix *units, size_t step);

/* How many words a unit has. */
uint64_t document_term_matrix_tokens(const struct document_term_matrix *units, size_t row);

void document_term_matrix_close(struct document_term_matrix *units);

/* One unit: the only row of either matrix. Lent. */
struct document_term_row {
    struct matrix counts, weights;
};

/* Reads any rows of a matrix, one at a time. */
struct document_term_reader {
    const struct document_term_matrix *units;
    float *sums, *near_sums; /* of each column, 0 between uses; owned, as what follows */
    struct matrix counts, near, weights;
};

void document_term_reader_open(
    struct document_term_reader *reader, const struct document_term_matrix *units);

/* A row, lent until the next call. */
struct document_term_row document_term_reader_row(
    struct document_term_reader *reader, size_t row);

void document_term_reader_close(struct document_term_reader *reader);

#endif
