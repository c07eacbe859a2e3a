/* A topic model in a file, to be applied to other texts (--topic-model). Text, of lines
 * whose cells a TAB divides:
 *
 *     winnow-topics  1  documents|sentences  TOPICS  TERMS  FLOOR
 *     LABEL  TERM:RELEVANCE TERM:RELEVANCE ...               one a topic
 *     term  lang  form  WEIGHT  TOPIC:EVIDENCE ...           one a term
 *
 * TERM and TOPIC are numbers from 0; WEIGHT is what the logarithm of a term's count is
 * multiplied by; where a topic is not named the term's evidence is FLOOR. Numbers have nine
 * digits, which give a float exactly: the same texts give the same topics again. */
#ifndef REPORT_TOPICS_FILE_H
#define REPORT_TOPICS_FILE_H

#include "report/topics/model.h"

struct topic_file {
    struct arena arena; /* owns labels and what the terms point to */
    bool documents;     /* the units that the model was made of */
    struct topic_model model;
    struct span *labels; /* of each topic; the arena's */
    struct kept_column *terms;
    size_t term_count;
};

/* Writes a model, first to FILE.part, its topics in the order given. Returns 0 or an errno. */
int topic_file_write(const char *path, const struct corpus *corpus,
    const struct document_term_matrix *units, const struct topic_model *model,
    const struct span *labels, const size_t *order);

/* Reads a model. Returns NULL, or what is wrong with the file; nothing is to be freed then.
 */
const char *topic_file_read(struct topic_file *file, const char *path);

void topic_file_close(struct topic_file *file);

#endif
