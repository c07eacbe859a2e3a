/* Quoting: the words of a place in a document. Only documents that the list of articles has
 * are opened: a table names what it likes. */
#ifndef REPORT_QUOTES_H
#define REPORT_QUOTES_H

#include "lib/sources.h"
#include "report/summary.h"

struct quotes;

enum {
    QUOTE_MOST = 4096, /* bytes of a quotation: what is longer is cut, with an ellipsis */
    QUOTE_LINE_MOST = 240, /* likewise of a document's first line */
};

/* Gets ready to quote the documents of a list of articles, which must outlive it; NULL:
 * none. Freed with quotes_free. */
struct quotes *quotes_new(const struct sources *sources);

/* The bytes [begin, end) of a document (its name as in the table: escaped), white space
 * folded to single spaces; the arena owns it. Empty where the document cannot be read. */
struct span quotes_read(struct quotes *quotes, struct arena *arena, struct span document,
    uint64_t begin, uint64_t end);

/* The same as it stands, all of it, a copy in the arena. */
struct span quotes_bytes(struct quotes *quotes, struct arena *arena, struct span document,
    uint64_t begin, uint64_t end);

/* The first line of a document that is not blank; otherwise as quotes_read. */
struct span quotes_first_line(
    struct quotes *quotes, struct arena *arena, struct span document);

/* The title of a document as the list has it, lent by the list, or an empty span. */
struct span quotes_title(const struct quotes *quotes, struct span document);

/* Quotes all units of topics and all sentences of the summary that have no text yet; of
 * sentences that are alternatives it keeps as many as are to be shown, whole ones where there
 * are any. */
void quotes_fill(struct quotes *quotes, struct summary *summary);

/* Documents that were not quoted. */
struct unquoted {
    struct span first; /* its name */
    size_t count;
    int error; /* why the first was not read: an errno */
};

/* What became of the quotations. Names are lent by the quotes. */
struct quotes_result {
    bool refused;             /* something was to be quoted, without a list */
    struct unquoted unlisted; /* documents that the list lacks */
    struct unquoted failed;   /* documents of the list that could not be read */
};

struct quotes_result quotes_result(const struct quotes *quotes);

void quotes_free(struct quotes *quotes);

#endif
