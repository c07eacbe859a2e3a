/* Articles from a token stream, into a new part. */
#ifndef ARCHIVE_INTAKE_H
#define ARCHIVE_INTAKE_H

#include "archive/batch.h"
#include "archive/digest.h"
#include "archive/writer.h"
#include "lib/source_text.h"

struct intake {
    const char *date;        /* of articles that do not say theirs; NULL: of their files */
    struct sources sources;  /* where their texts are; what has none is kept without */
    struct source_file file; /* of the text before; begins as SOURCE_FILE_NONE */
    struct digests digests;  /* of articles that something was left out of */
    struct batch *batch;
    struct writer *writer;
    size_t unread; /* articles of the sources whose text could not be read, so far */
    int error;     /* errno of the first of them */
};

/* Reads a stream: writes its articles, with their texts, to the writer's texts, and adds
 * them to the batch. An article's day is that of its source or its `date` attribute; where
 * there is none, or only that of its file, the day given, or that of its file, or today.
 * NULL, or what is wrong with the stream; input->error has a failed read. */
const char *intake_read(struct intake *intake, struct input *input);

#endif
