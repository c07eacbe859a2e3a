/* Drawing a summary: a table of formats, one file each. */
#ifndef REPORT_DRAW_H
#define REPORT_DRAW_H

#include "lib/output.h"
#include "report/sections.h"

struct draw_options {
    size_t width;      /* columns of the terminal; text only */
    bool color;        /* text only */
    bool spreadsheet;  /* tsv: a cell that a spreadsheet would run as a formula, or take for
                          quoted, gets a ' before it */
    const char *title; /* of what is summarised; NULL: none */
    bool links;        /* text: the terminal knows links to files */
    const char *base;  /* what a link to a file of a relative name begins with */
    int interface;     /* the language of our own words (report/draw/interface.h) */
};

struct draw_format {
    const char *name;
    bool people;    /* it is read by people, who are spared sections for experts */
    bool page;      /* it shows contexts, and documents as a whole */
    bool documents; /* it lists all documents, and no sections */
    void (*draw)(const struct summary *summary, const struct draw_options *options,
        struct output *output);
};

/* The formats, the default first; a row with name NULL ends them. A new one is a row and a
 * file. */
extern const struct draw_format draw_formats[];

/* The renderers, each in its file. */
void draw_text(const struct summary *, const struct draw_options *, struct output *);
void draw_markdown(const struct summary *, const struct draw_options *, struct output *);
void draw_html(const struct summary *, const struct draw_options *, struct output *);
void draw_json(const struct summary *, const struct draw_options *, struct output *);
void draw_csv(const struct summary *, const struct draw_options *, struct output *);
void draw_jsonl(const struct summary *, const struct draw_options *, struct output *);
void draw_section_tables(
    const struct summary *, const struct draw_options *, struct output *);
void draw_tsv(const struct summary *, const struct draw_options *, struct output *);

/* Whether there is anything to show of a section. Documents by topic are shown with the
 * topics, where these are wanted. */
bool draw_has_items(const struct summary *summary, enum section section);

/* The note of a section in a language of the interface, or empty. The arena owns it. */
struct span draw_note(
    struct arena *arena, const struct summary *summary, enum section section, int language);

/* What the articles are, in a line: archive, where that is not the title above it (or NULL),
 * days, what they are compared with; or empty.
 * The arena owns it. */
struct span draw_subject(
    struct arena *arena, const struct summary *summary, const char *title, int language);

/* The terms that stand opposite to the key terms: those that are rarer than in the reference,
 * or of a comparison the other side's key terms, as it counts them. */
const struct summary_rows *draw_opposite(const struct summary *summary);

/* How many articles are copies of others, and not counted, and how many nearly are; empty
 * where none is. */
struct span draw_copies(struct arena *arena, const struct summary *summary, int language);

/* Why files, or parts of them, are not among the documents: a sentence, or empty. The arena
 * owns it. */
struct span draw_left_out(
    struct arena *arena, const struct summary *summary, bool files, int language);

/* A number of a row as people are shown it; the arena owns it. */
struct span draw_measure(
    struct arena *arena, enum measure measure, const struct summary_row *row);

/* The columns of a list that people are shown, up to MEASURE_NONE. */
void draw_columns(enum section section, bool bars, enum measure shown[COLUMNS_MOST]);

/* Where a document's main topic has less of it on the average, topics overlap. */
#define DRAW_DECIDED 0.4

/* How many topics have a trend to show, and the largest share in any. */
size_t draw_trends(const struct summary *summary);
double draw_trend_most(const struct summary *summary);

/* What a period of the summary's series is: a day, a week or a month. */
const char *draw_period(const struct summary *summary);

/* Whether nothing was found because there are no words. */
bool draw_is_empty(const struct summary *summary);

/* The name of a document without the folder that all documents of an archive stand in. */
struct span draw_name(const struct summary *summary, struct span document);

/* The address of a document, harmless in quotes: its own where it has one for browsers,
 * else its file's, which begins with `base` where its name is relative; empty: there is
 * none. The arena owns it. A path as addresses have it. */
struct span draw_address(
    struct arena *arena, const struct summary_document *document, const char *base);
struct span draw_path(struct arena *arena, struct span path);

/* How many times more often than usual a word occurs, such as ×1,200; a dash where it is not
 * known. The arena owns it. */
struct span draw_times(struct arena *arena, const struct summary_row *row);

/* What a sentence says, or where it is, where it is not quoted. */
struct span draw_quote(struct arena *arena, const struct summary_sentence *sentence);

/* Whether a language has less than a tenth of the words, and is not the main one: its rows
 * are shown in short. */
bool draw_is_minor(const struct summary *summary, struct span lang);

/* How many languages the overview shows: those behind have less than a fiftieth of the
 * words. */
size_t draw_shown_languages(const struct summary *summary);

#endif
