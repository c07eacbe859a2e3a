/* The tables in memory: a vocabulary and, where a table by unit was given, what each unit
 * holds. Everything is owned by the corpus and in an order that the tables alone decide. */
#ifndef REPORT_CORPUS_H
#define REPORT_CORPUS_H

#include "lib/arena.h"
#include "lib/counts.h"

/* A type: a term of one language, or an n-gram of terms. */
struct corpus_term {
    struct span term; /* words of an n-gram are joined by one space */
    struct span lang;
    struct span form;  /* the written form that people are shown */
    struct span forms; /* the cell of the table: form:count|... */
    uint64_t count;
    uint64_t documents; /* document frequency */
    uint32_t words;     /* 1, or n of an n-gram */
    bool stop;          /* a stop word; of an n-gram: begins or ends with one */
};

/* A sentence, paragraph or document, whichever the table has. */
struct corpus_unit {
    uint32_t document;   /* index into documents */
    uint64_t begin, end; /* byte range in the document; 0, 0 for a whole document */
    uint64_t tokens;
    size_t entries; /* its first entry; they end where the next unit's begin */
};

struct corpus_entry {
    uint32_t term; /* index into terms, ascending within a unit */
    uint32_t count;
};

struct corpus_document {
    struct span name; /* as in the table: escaped */
    size_t units;     /* its first unit; they end where the next document's begin */
    uint64_t tokens;
    struct span lang; /* of most of its tokens */
};

struct corpus {
    struct arena arena;

    struct corpus_term *terms; /* single words, in byte order of (term, lang) */
    size_t term_count;
    struct corpus_term *ngrams; /* likewise; none where no table has them */
    size_t ngram_count;

    enum counts_by by;         /* of the units; COUNTS_TOTAL: there are none */
    struct corpus_unit *units; /* unit_count + 1, the last a sentinel; of one document they
                                  stand together, in the order of the text */
    size_t unit_count;
    struct corpus_entry *entries;
    size_t entry_count;
    struct corpus_document *documents; /* document_count + 1, in byte order of their names */
    size_t document_count;

    uint64_t tokens; /* of single words, all languages */
    uint64_t *reference; /* per term: its count in the --reference table, or NULL */
    uint64_t reference_tokens;
};

#endif
