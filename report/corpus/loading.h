/* What a corpus holds only while its tables are read; used by corpus*.c alone. */
#ifndef REPORT_CORPUS_LOADING_H
#define REPORT_CORPUS_LOADING_H

#include "report/corpus/corpus.h"
#include "report/corpus/intern.h"
#include "report/corpus/row_check.h"

/* A single word while it is being read; its text and language are keys of the vocabulary. */
struct loaded_term {
    uint64_t count, documents; /* by totals */
    uint64_t unit_count;       /* by units */
    struct span cell;          /* its forms, while only one row has had them */
    uint32_t form;             /* else the first of its forms, or INTERN_NONE */
};

/* A written form; its text is a key of `forms`, tagged with its term. */
struct loaded_form {
    uint64_t count;
    uint32_t next; /* of the same term, or INTERN_NONE */
};

/* Units of one document that came one after the other. */
struct loaded_run {
    struct span name;
    size_t unit; /* the first */
};

struct corpus_loading {
    struct corpus_options options;
    uint64_t counts, documents; /* the sums over all rows */
    bool totals;                /* a table of them was given */
    enum counts_by by;          /* of the table that is being read */
    uint64_t ngram_least;       /* n-grams that occur less are let go */

    struct intern vocabulary; /* tagged with the language's number in `languages` */
    struct loaded_term *terms;
    size_t term_capacity;
    struct intern forms;
    struct loaded_form *form_list;
    size_t form_capacity;

    struct intern languages;
    uint32_t language;               /* number of that of the row before */
    uint64_t unit_begun, lang_begun; /* the check's numbers of what is kept here */
    struct loaded_run *runs;
    size_t run_count, run_capacity;
    uint32_t
        *joined; /* of the numbers in the entries: those of the vocabulary, where the table
                         by unit had one of its own; NULL: they are the same; owned */
    size_t joined_count;
    size_t ngram_capacity, unit_capacity;

    struct row_check check;

    bool in_unit;
};

/* Frees it, but for its vocabulary and its languages. */
void corpus_loading_free(struct corpus_loading *loading);

/* The number of a term in the vocabulary, which it is added to where it is new. */
uint32_t corpus_add_term(struct corpus *corpus, struct span term, uint32_t language);

/* Puts documents and units in order, and adds up the entries of one term. Equal units of several
 * tables become one. */
void corpus_order_units(struct corpus *corpus);

/* Puts n-grams in order, adds up those of several tables, and chooses their forms. */
void corpus_order_ngrams(struct corpus *corpus);

/* Finds the words of n-grams in order, once corpus_find can. */
void corpus_find_words(struct corpus *corpus);

/* The terms' numbers of the vocabulary, in byte order of (term, lang). memory_new'd. */
uint32_t *corpus_term_order_new(const struct corpus *corpus);

/* The forms cell of a term, most frequent form first, ties in byte order. */
struct span corpus_forms_cell(struct corpus *corpus, const struct loaded_term *term);

/* Adds the forms of a cell to a term of the vocabulary. */
void corpus_add_forms(struct corpus *corpus, uint32_t number, struct span cell);

#endif
