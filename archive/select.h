/* Articles chosen from parts. */
#ifndef ARCHIVE_SELECT_H
#define ARCHIVE_SELECT_H

#include "archive/writer.h"

/* Whether an article is wanted; it may be given another id or near article, from memory
 * that lives until the next call. */
struct selection {
    bool (*wants)(struct selection *selection, struct article *article);
};

/* Takes a wanted article: its text, and the lines of its stream, which are lent. */
struct select_sink {
    bool (*take)(struct select_sink *sink, struct article *article, struct span text,
        struct span lines);
    struct writer *copies; /* where frames of which all is wanted as it is are copied to
                              without unpacking them; or NULL */
    bool texts_only;       /* lines are not needed, and empty */
};

/* A sink that adds to a part. */
struct select_writer {
    struct select_sink sink;
    struct writer *writer;
};
struct select_writer select_to_writer(struct writer *writer);

/* A sink that writes the lines to an output. */
struct select_output {
    struct select_sink sink;
    struct output *output;
};
struct select_output select_to_output(struct output *output);

/* A selection of all articles. */
struct selection select_all(void);

/* Passes on the articles of a part that are wanted. */
bool select_part(struct store *store, const struct part *part, struct selection *selection,
    struct select_sink *sink);

/* Calls wants for all articles of a part, without reading their texts. */
bool select_list(struct store *store, const struct part *part, struct selection *selection);

#endif
