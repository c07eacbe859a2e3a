/* Quoting: the words of a place in a document. */
#ifndef REPORT_QUOTES_H
#define REPORT_QUOTES_H

#include "report/summary.h"

struct quotes;

enum {
    QUOTE_MOST = 4096, /* bytes of a quotation: what is longer is cut, with an ellipsis */
    QUOTE_LINE_MOST = 240, /* likewise of a document's first line */
};

/* Gets ready to quote. `sources`, where not NULL, is a list of where documents are that are
 * not where their names lead to (lib/sources.h). NULL where it cannot be read (errno tells
 * why). Freed with quotes_free. */
struct quotes *quotes_new(const char *sources);

/* The bytes [begin, end) of a document (its name as in the table: escaped), white space
 * folded to single spaces, made harmless (report/draw/display.h); the arena owns it. Empty where
 * the document cannot be read. */
struct span quotes_read(struct quotes *quotes, struct arena *arena, struct span document,
    uint64_t begin, uint64_t end);

/* The first line of a document that is not blank; otherwise as quotes_read. */
struct span quotes_first_line(
    struct quotes *quotes, struct arena *arena, struct span document);

/* The title of a document as the sources have it, made harmless, or an empty span. The
 * arena owns it. */
struct span quotes_title(struct quotes *quotes, struct arena *arena, struct span document);

/* Quotes all units of topics and all sentences of the summary that have no text yet. */
void quotes_fill(struct quotes *quotes, struct summary *summary);

/* The first document that could not be read ({NULL, 0}: none), why (an errno), and how many
 * in all. */
struct span quotes_failed(const struct quotes *quotes, int *error, size_t *count);

void quotes_free(struct quotes *quotes);

#endif
