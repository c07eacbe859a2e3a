/* The list of an archive's articles as users read it. */
#ifndef ARCHIVE_CATALOGUE_H
#define ARCHIVE_CATALOGUE_H

#include "archive/commands.h"

struct catalogue {
    struct output *output;
    enum list_format format;
    uint64_t count; /* of articles so far */
};

/* What stands before the first article, an article, what stands behind the last. What could
 * do harm where it is shown is written \xHH. */
void catalogue_begin(struct catalogue *list);
void catalogue_add(struct catalogue *list, const struct article *article);
void catalogue_end(struct catalogue *list);

#endif
