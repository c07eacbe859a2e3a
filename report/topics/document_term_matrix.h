/* What topics divide: the units of a corpus as a matrix of weighted terms. */
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
    bool documents;        /* units are documents; else units of the corpus */
    struct matrix counts;  /* units × columns: how often */
    struct matrix weights; /* the same entries (of sentences: and their neighbours'): log
                              of the count × idf, rows of length 1 */
    float *importance;     /* of each column, of sentences: how much the term is a subject
                              of the text, by its count, how rare it usually is and how nominal;
                              NULL     of documents, whose terms the weights describe well; owned */
    float *factors;        /* of each column: what log(1 + count) is multiplied by; owned */
    struct span *forms;    /* of each column, as people are shown it; owned, not the text */
    uint64_t *tokens;      /* of each unit, all words; owned */
    uint32_t *terms;       /* of each column: index into corpus->terms, CORPUS_NONE where a
                              kept model's is not there; owned */
    uint32_t *column_of;   /* of each corpus term: its column, or CORPUS_NONE; owned */
};

/* Gathers units. Columns are the terms that may stand in a list (terms_listed), of a main
 * language (a tenth of the tokens of the largest), in enough units (2 of few, 5 of many)
 * and in no more than half of them. */
void document_term_matrix_open(
    struct document_term_matrix *units, const struct corpus *corpus);
/* Gathers units with the columns of a model, by documents or by units of the corpus. */
void document_term_matrix_apply(struct document_term_matrix *units,
    const struct corpus *corpus, bool documents, const struct kept_column *terms,
    size_t count);

void document_term_matrix_close(struct document_term_matrix *units);

#endif
