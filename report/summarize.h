/* From tables to a summary: runs the models of the sections that are wanted. */
#ifndef REPORT_SUMMARIZE_H
#define REPORT_SUMMARIZE_H

#include "lib/date.h"
#include "lib/sources.h"
#include "report/corpus/corpus.h"
#include "report/quotes/quotes.h"
#include "report/summary.h"

/* The tables: finished, their stop words marked. The summary lends from them. */
struct summarize_tables {
    const struct corpus *corpus;    /* what is summarised */
    const struct corpus *reference; /* what key terms are held against; or NULL */
    const struct corpus *history;   /* what topics are found in instead; or NULL */
};

struct summarize_options {
    size_t top;                    /* rows a group shows; 0: the usual number */
    size_t topics;                 /* how many; TOPICS_AUTO (report/topics/topics.h) */
    const char *topic_model;       /* the file where topics are kept; or NULL */
    const struct sources *sources; /* the documents that may be quoted; NULL: none */
    bool by_period;                /* show how topics move by `period` */
    enum date_period period;
    bool page; /* find also what only pages show: contexts, a map of topics */
};

/* Fills the sections of summary->order. Returns NULL, or what is wrong with the topic
 * model. *quoted is set to what became of the quotations; its names are lent by the tables.
 */
const char *summarize(const struct summarize_tables *tables,
    const struct summarize_options *options, struct summary *summary,
    struct quotes_result *quoted);

/* Whether a section that topics are needed for is wanted. */
bool summarize_wants_topics(const struct summary *summary);

/* Whether n-grams are needed: without them report takes less memory. */
bool summarize_wants_ngrams(const struct summary *summary);

#endif
