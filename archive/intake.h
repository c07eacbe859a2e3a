/* Articles from a token stream, into a new part. */
#ifndef ARCHIVE_INTAKE_H
#define ARCHIVE_INTAKE_H

#include "archive/batch.h"
#include "archive/digest.h"
#include "archive/writer.h"
#include "lib/sources.h"

struct intake {
    const char *date;       /* of all articles; NULL: each its own */
    struct sources sources; /* of what was converted */
    struct digests digests; /* of articles that something was left out of */
    struct batch *batch;
    struct writer *writer;
};

/* Reads a stream: writes it to the writer's stream, and its articles to the batch. An
 * article's day is that given, or else that of its `date` attribute, or else the last
 * modification of its file, or else today. NULL, or what is wrong with the stream; a failed
 * read is told by input->error. */
const char *intake_read(struct intake *intake, struct input *input);

#endif
