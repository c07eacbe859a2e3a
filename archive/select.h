/* Articles chosen from parts. */
#ifndef ARCHIVE_SELECT_H
#define ARCHIVE_SELECT_H

#include "archive/writer.h"
#include "lib/output.h"

/* Whether an article is wanted; it may be given another id or near article, from memory
 * that lives until the next call. */
struct selection {
    bool (*wants)(struct selection *selection, struct article *article);
};

/* Where they go: one of the two. Full frames of which all is wanted as it is are copied
 * to a writer without unpacking them. */
struct select_sink {
    struct writer *writer;
    struct output *output; /* only the stream */
};

/* Passes on the articles of a part that are wanted. */
bool select_part(struct store *store, const struct part *part, struct selection *selection,
    struct select_sink *sink);

/* Calls wants for all articles of a part, without reading its stream. */
bool select_list(struct store *store, const struct part *part, struct selection *selection);

#endif
