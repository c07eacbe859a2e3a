/* The sections of a summary and the numbers of their rows, each a row of a table that
 * everything reads: options, models, renderers, --explain, --describe.
 *
 * A new section is a name in enum section (report/summary.h), a row here, and the file that
 * finds it. One that is a list of terms needs no more: its rows stand in the summary, and
 * every format draws them by its columns. */
#ifndef REPORT_SECTIONS_H
#define REPORT_SECTIONS_H

#include "lib/output.h"
#include "report/summary.h"

struct material;

/* A number of a row. */
enum measure {
    MEASURE_NONE,
    MEASURE_COUNT,
    MEASURE_SHARE,
    MEASURE_SCORE,
    MEASURE_G2,
    MEASURE_LOG_RATIO,
    MEASURE_USUAL,
    MEASURE_PMI,
    MEASURE_NPMI,
    MEASURE_LOG_DICE,
    MEASURE_T_SCORE,
    MEASURE_MI3,
    MEASURE_DP,
    MEASURE_JUILLAND,
    MEASURE_ALL
};

struct measure_row {
    const char *name;    /* in data; NULL: every row of JSON has it anyhow */
    const char *heading; /* of a column */
    const char *full;    /* what the heading stands for; NULL: itself */
    size_t offset;       /* of the double in a row; MEASURE_COUNT has none */
    double factor;       /* by which it is multiplied for people */
    const char *format;  /* for people: printf's, of a double */
    size_t columns;      /* on a screen, at least */
};

extern const struct measure_row measures[MEASURE_ALL];

/* The number itself, which is finite. */
double measure_value(enum measure measure, const struct summary_row *row);

/* Where a column is shown. */
enum column_place {
    COLUMN_EVERYWHERE,
    COLUMN_WITHOUT_BARS, /* where no bar shows the score (Markdown), and in data */
    COLUMN_DATA,         /* in data alone */
};

struct column {
    enum measure measure; /* MEASURE_NONE ends them */
    enum column_place place;
};

enum { COLUMNS_MOST = 8 };

/* What a section cannot be without. */
enum section_needs {
    NEEDS_NOTHING,
    NEEDS_NGRAMS,    /* a table with n-grams */
    NEEDS_UNITS,     /* a table by sentence, paragraph or document */
    NEEDS_SENTENCES, /* a table by sentence */
    NEEDS_PERIODS,   /* units, --period, and the documents' dates */
    NEEDS_REFERENCE, /* --reference */
    NEEDS_ARCHIVE,   /* --archive, and what else it has */
    NEEDS_GROUPS,    /* units, and folders, sources or months that divide them */
    NEEDS_SERIES,    /* --series */
};

struct section_row {
    const char *name;    /* as --sections takes it */
    const char *heading; /* what people read above it */
    const char *note;    /* one line: what its numbers are; the summary's goes before it */
    const char *method;  /* what --explain says, in lines */
    bool expert;         /* not shown to people who did not ask for it */
    bool compares;       /* of comparisons alone: not shown in other summaries unasked */
    enum section_needs needs;

    /* Finds it. Returns NULL, or what is wrong with the file of topics. A function that is
     * there several times is called once. NULL: it comes with every summary, or
     * was counted before (--series). */
    const char *(*find)(const struct material *material, struct summary *summary);

    /* A list of terms or phrases. */
    size_t rows;                         /* offset of its struct summary_rows; 0: no list */
    const char *item;                    /* what a row is: "term" */
    bool strips;                         /* a row shows a strip instead of a bar */
    bool wide;                           /* it needs the width of a screen */
    struct column columns[COLUMNS_MOST]; /* the numbers of a row */
};

extern const struct section_row sections[SECTION_COUNT];

/* The section of a name; SECTION_COUNT: there is none. */
enum section section_find(struct span name);

/* The rows of a list; NULL where the section is none. */
const struct summary_rows *section_rows(
    const struct summary *summary, enum section section);

/* The note to show, with its %1 and %2, or NULL. */
const char *section_note(const struct summary *summary, enum section section);

/* What it needs, in words. */
const char *section_needs_text(enum section section);

/* Writes what the numbers of the sections are, in their order. */
void sections_explain(const enum section *order, size_t count, struct output *output);

/* Writes the table for the manual and other programs, as a part of --describe: lines of
 * `section`, name, heading and note, and of `measure`, section, name and heading, divided by
 * TAB. */
void sections_describe(struct output *output);

#endif
