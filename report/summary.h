/* The summary: what the models found and the renderers draw. It knows neither.
 * All spans are text as people are to read it, but not yet made harmless for where it will
 * stand (each renderer does that); names of documents are as in the tables (escaped). They
 * are owned by the summary's arena or by the corpus, which outlives it. Rows stand in the
 * order to be shown. */
#ifndef REPORT_SUMMARY_H
#define REPORT_SUMMARY_H

#include <stdint.h>

#include "lib/arena.h"

/* The sections, in their usual order. `documents` and `trends` belong to topics. */
enum section {
    SECTION_OVERVIEW,
    SECTION_SCATTER,
    SECTION_TERMS,
    SECTION_KEYNESS,
    SECTION_NEW,
    SECTION_QUOTATIONS,
    SECTION_ONLY,
    SECTION_ABSENT,
    SECTION_PHRASES,
    SECTION_MENTIONS,
    SECTION_OTHER_PHRASES,
    SECTION_COLLOCATIONS,
    SECTION_DISPERSION,
    SECTION_TOPICS,
    SECTION_DOCUMENTS,
    SECTION_TRENDS,
    SECTION_GROUPS,
    SECTION_SERIES,
    SECTION_SENTENCES,
    SECTION_COUNT
};

struct language_share {
    struct span lang;
    uint64_t tokens, types;
    double share; /* of all tokens, 0 to 1 */
};

/* A reason why files, or parts of files, are not among the documents. */
struct left_out {
    struct span what;
    uint64_t count;
    bool file; /* whole files, else parts of files that are used */
};

struct overview {
    uint64_t documents, sentences, tokens, types; /* sentences: 0 where not known */
    bool at_least; /* documents is the largest document frequency: there may be more */
    struct language_share *languages; /* the most tokens first */
    size_t language_count;
    struct left_out *left_out; /* the most first, files before parts; as the caller said */
    size_t left_out_count;
    uint64_t copies; /* articles that were left out as they have the text of a document */
    uint64_t near;   /* documents that have nearly the text of one before them */
};

/* A row of terms, key terms, phrases, collocations or dispersion. What a section has no
 * value for is 0. */
struct summary_row {
    struct span text;        /* the form to show: a written one, or a phrase's base form */
    struct span written;     /* of a phrase: the form in the text that `text` was made of */
    struct span lang;        /* its group */
    struct span term, forms; /* as in the tables */
    size_t context;          /* its number in contexts, from 1; 0: none */
    uint64_t count, documents;
    double share; /* count by the tokens of its language, 0 to 1 */
    double score; /* what the section ranks by; the tsv's value */
    /* keyness */
    double log_ratio; /* of relative frequencies, base 2; negative: rarer than usual */
    double usual;     /* relative frequency in the reference, per million */
    uint64_t before;  /* its count in the reference, where that is a table */
    /* collocations */
    double pmi, npmi, log_dice, t_score, mi3;
    /* dispersion: a strip of how often it occurs in equal parts of the text, 0 to 1 */
    double dp, juilland;
    double *strip;
    size_t strip_size;
    bool below; /* of the joined list: a phrase with the word of the row above */
};

struct summary_rows {
    struct summary_row *rows; /* grouped by language, the language with most tokens first */
    size_t count;
};

struct topic_term {
    struct span text;
    double weight;  /* 0 to 1; of a topic's terms they add up to at most 1 */
    double usual;   /* its share of all tokens, 0 to 1; 0: not known */
    size_t context; /* as of a row */
};

/* A unit that shows a topic well: a sentence of an article or a document of an archive. */
struct topic_unit {
    struct span document; /* its name */
    uint64_t begin, end;  /* byte range of a sentence; 0, 0 for a document */
    struct span quote; /* the sentence, or the document's title or first line; empty: not to
                          be had */
    double share; /* of the unit, 0 to 1; of a sentence: times the part of the topic's words
                     that it holds */
};

struct topic {
    struct span label;  /* two or three words or a phrase */
    double share;       /* of the whole collection, 0 to 1 */
    uint64_t documents; /* that are about it more than about any other */
    uint64_t *groups;   /* the same of each group; NULL where there are none */
    struct topic_term *terms;
    size_t term_count;
    struct topic_unit *units;
    size_t unit_count;
    double *trend; /* its share of each period, 0 to 1; NULL where none is known */
};

#define SUMMARY_NONE UINT32_MAX

/* What a unit that topics divide is about most. */
struct main_topic {
    uint32_t topic; /* index into topics, or SUMMARY_NONE */
    float share;    /* of the unit, 0 to 1 */
};

/* What divides the documents: a folder, a source, a month, a language. */
struct summary_group {
    struct span name;
    uint64_t documents;
    struct summary_rows keys; /* what it has more of than the rest, by G² */
};

/* A document of the collection. */
struct summary_document {
    struct span name;    /* as in the tables */
    struct span title;   /* or empty */
    struct span file;    /* what a link opens, not escaped; or empty */
    struct span address; /* where it came from; or empty */
    const char *date;    /* a day; or empty */
    uint32_t group;      /* index into groups, or SUMMARY_NONE */
    uint32_t topic;      /* index into topics, or SUMMARY_NONE */
    double share;        /* that topic's, of the document, 0 to 1 */
    const float *shares; /* of all topics; NULL where they were not asked for */
    uint64_t tokens;
    bool copy;        /* it has the words of one before it */
    struct span near; /* the name of one that has nearly its text; or empty */
};

/* A sentence of an article that is read as a whole. */
struct article_sentence {
    struct span text;
    struct span *marks; /* key terms, parts of text, in its order */
    size_t mark_count;
    uint32_t topic;     /* index into topics, or SUMMARY_NONE */
    uint32_t key;       /* its number among the key sentences, from 1; 0: it is none */
    uint32_t paragraph; /* from 1 */
};

/* A document to be read as a whole. */
struct article {
    uint32_t document; /* index into documents */
    bool cut;          /* there is more of it */
    struct article_sentence *sentences;
    size_t sentence_count;
};

/* A term in its context: where a unit holds it. */
struct context_line {
    struct span document;
    uint64_t begin, end;             /* bytes of the sentence */
    struct span before, word, after; /* the sentence, divided */
};

struct context {
    struct span text, lang; /* the written form, as in the rows */
    struct span term;       /* as in the tables */
    uint64_t count;
    struct context_line *lines; /* some of the places */
    size_t line_count;
    uint64_t *groups; /* how often each group has it; NULL where there are none */
};

/* How often a term was counted in each period. */
struct summary_series {
    struct span term;            /* as it was asked for */
    uint64_t count;              /* in all */
    uint64_t *counts, *articles; /* of each period: places, and articles that have it */
    double *rates;               /* per million words of the period */
};

struct summary_sentence {
    struct span document;
    uint64_t begin, end;       /* bytes */
    struct span text;          /* quoted from the source, white space folded */
    struct span before, after; /* the sentences beside it; for pages only */
    double score;
    double position;    /* of its beginning in the document, 0 to 1 */
    uint32_t paragraph; /* of the only document, from 1; 0: not known */
    struct span lang;   /* of most of the document */
    uint32_t group;     /* sentences of one group are alternatives: so many are shown */
    uint32_t shown;     /* of the group, at most */
    uint32_t topic;     /* index into topics that it stands for, or SUMMARY_NONE */
};

/* What is said of a word or phrase: in a short article, or by a side of a comparison. */
struct summary_mention {
    struct span text, lang;           /* the phrase, as in its row */
    struct summary_sentence sentence; /* mentions of one group are alternatives */
    unsigned side;                    /* of a comparison: 0 this, 1 the other */
};

struct summary_mentions {
    struct summary_mention *rows;
    size_t count;
};

/* What the articles are, if the caller said so, else NULL. */
struct summary_subject {
    const char *title;
    const char *archive;       /* a name */
    const char *since, *until; /* days */
    const char *period;        /* "day", "week" or "month" */
    const char *reference;     /* what they are compared with */
    const char *command;       /* that made the summary */
};

struct summary {
    struct arena arena;
    struct arena topics_arena; /* of what topics_section finds, beside other sections */
    struct summary_subject subject;
    struct overview overview;
    struct span title;  /* of the only document, where it is known; or empty */
    struct span folder; /* that the names of all documents begin with, or empty; for people,
                           who need not read it each time */
    struct summary_rows terms, keyness, falling, phrases, collocations, dispersion;
    struct summary_rows fresh; /* terms that the archive has nowhere else */
    struct summary_mentions mentions;
    /* Of a comparison: terms that the other side lacks, those that this side lacks, the
     * other side's phrases and key terms, as it counts them; terms to draw by their frequencies on either side, and how many
     * of these are more frequent here and there; what either says of its terms. */
    struct summary_rows only, absent, other_phrases, other_keyness, scatter;
    size_t scatter_sides[2];
    struct summary_mentions quotations;
    const char *sides[2];                   /* their names; NULL: it is none */
    uint64_t other_documents, other_tokens; /* of the other side */
    struct topic *topics;
    size_t topic_count;
    struct span *periods; /* the first day of each, the oldest first */
    size_t period_count;
    struct summary_series *series;
    size_t series_count;
    struct span
        *series_periods; /* those that have articles, the oldest first: days or months */
    long *series_days;   /* the first day of each, in days since 1970-01-01 */
    size_t series_period_count;
    double unplaced;  /* share of units that fit no topic, 0 to 1 */
    const char *unit; /* what topics divide: "sentences" or "documents" */
    struct summary_sentence *sentences;
    size_t sentence_count;
    struct context *contexts; /* of terms and phrases; for pages only */
    size_t context_count;
    /* The answer first (report/brief/brief.h): found where no sections were chosen. */
    bool brief;
    struct summary_rows keywords; /* terms, key terms and phrases in one list */
    struct summary_group *groups;
    size_t group_count;
    const char *grouped_by;             /* "folders", "sources"...; NULL: nothing */
    struct summary_document *documents; /* all, in the order of their names */
    size_t document_count;
    struct article *articles;
    size_t article_count;
    uint64_t copies;    /* documents with the words of one before; 0: see overview */
    uint64_t shortened; /* documents of which lines were left out */
    const char *newest; /* the last day of any; or empty */
    struct main_topic *main_topics; /* of each unit that topics divide, in their order */
    size_t main_topic_count;
    float *unit_shares;      /* each unit's of all topics, in their order; or NULL */
    size_t unit_share_count; /* of each; may be more than there are topics */
    double decided; /* how much of a unit its main topic has on the average, 0 to 1 */
    const char *notes[SECTION_COUNT]; /* one line a section: what its numbers are */
    const char *note_values[SECTION_COUNT][2]; /* what stands for %1 and %2 in it */
    const enum section *order; /* the sections to draw, as --sections chose */
    size_t order_count;
};

/* Whether the section was chosen. */
static inline bool summary_has(const struct summary *summary, enum section section)
{
    for (size_t i = 0; i < summary->order_count; i++)
        if (summary->order[i] == section)
            return true;
    return false;
}

/* The number of a document by its name; document_count where it is none of them. */
static inline size_t summary_document(const struct summary *summary, struct span name)
{
    size_t first = 0, last = summary->document_count;
    while (first < last) {
        size_t middle = first + (last - first) / 2;
        if (span_compare(summary->documents[middle].name, name) < 0)
            first = middle + 1;
        else
            last = middle;
    }
    bool found =
        first < summary->document_count && span_equal(summary->documents[first].name, name);
    return found ? first : summary->document_count;
}

/* Frees what the sections were put into. */
static inline void summary_free(struct summary *summary)
{
    arena_free(&summary->topics_arena);
    arena_free(&summary->arena);
}

#endif
