/* What the sections of a summary are found from: tables and options. */
#ifndef REPORT_MATERIAL_H
#define REPORT_MATERIAL_H

#include "lib/date.h"
#include "lib/sources.h"
#include "report/corpus/corpus.h"

struct material {
    /* Tables: finished, their stop words marked. The summary lends from them. */
    const struct corpus *corpus;    /* what is summarised */
    const struct corpus *reference; /* what key terms are compared with; or NULL */
    const struct corpus *known;     /* all that their archive has, them too; or NULL */
    const struct corpus *history;   /* what topics are found in instead; or NULL */

    const struct sources *sources; /* the documents that may be quoted; NULL: none */
    size_t top;                    /* rows of a group; 0: each section's usual number */
    size_t topics;                 /* how many; TOPICS_AUTO (report/topics/topics.h) */
    const char *topic_model;       /* the file where topics are kept; or NULL */
    bool archive;                  /* the documents are of one */
    bool compares;                 /* the reference is another side of the same kind */
    const char *sides[2];          /* the names of this and the other; or NULL */
    bool by_period;                /* show how topics move by `period` */
    enum date_period period;
    bool shares; /* find each document's shares of all topics */
    bool titles; /* find those of all documents that are shown */
    bool files;  /* find the file of each, which it is linked to */
    bool page;   /* find also what only pages show: contexts, articles as a whole */
};

enum { TOP_USUAL = 10 };

/* The rows of a group of a section that shows the usual number. */
static inline size_t material_top(const struct material *material)
{
    return material->top ? material->top : TOP_USUAL;
}

#endif
