/* The final rows, written in one of the formats. */
#ifndef COUNT_EXPORT_H
#define COUNT_EXPORT_H

#include "count/row.h"

enum export_format { EXPORT_TSV, EXPORT_MATRIX_MARKET, EXPORT_SVMLIGHT, EXPORT_JSONL };

struct export_options {
    int format; /* enum export_format */
    bool no_header;
    bool sealed; /* tsv: an end line follows the rows */
    bool brief;  /* tsv by unit: rows lack the cells that repeat the row before */
    uint64_t min_count, min_documents; /* rows with less are left out */
    uint64_t min_ngram_count;          /* likewise, of terms with a space */
    const char *directory; /* for temporary files: matrices are known only whole */
};

struct export;

/* An export of rows of a kind to an output; both borrowed. Writes what stands in front of
 * the rows. Freed with export_free. */
struct export *export_new(
    const struct export_options *options, enum counts_by by, struct output *output);

/* Takes the rows. Owned by the export. */
struct row_sink *export_sink(struct export *export);

/* Writes what is left. Returns 0 or the errno of what failed with a temporary file. */
int export_end(struct export *export);

void export_free(struct export *export);

#endif
