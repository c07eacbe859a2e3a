/* Whether a file is plain text, by its beginning. It says so only if that is certain: what
 * might have another format is left to convert/, which looks closer. */
#ifndef GATHER_PLAIN_H
#define GATHER_PLAIN_H

#include "lib/span.h"

enum {
    PLAIN_HEAD = 32 * 1024, /* bytes that are looked at */
};

/* `head` is the first PLAIN_HEAD bytes of a file, or all of it. */
bool plain_is_sure(struct span head);

#endif
