/* The list of a part's articles, in the order of its stream: one line an article. */
#ifndef ARCHIVE_ARTICLES_H
#define ARCHIVE_ARTICLES_H

#include "archive/frames.h"
#include "archive/signature.h"
#include "lib/arena.h"
#include "lib/date.h"

enum {
    ARTICLE_HASH = 16, /* bytes, of SHA-256 */
};

struct article {
    struct span id;    /* as in the stream, decoded from XML: unique in the archive */
    struct span path;  /* of its file, absolute, escaped as ids are; empty: has none */
    struct span title; /* escaped as ids are; empty: not known */
    struct span near;  /* id of an earlier article that is nearly the same; or empty */
    char date[DATE_SIZE];
    uint64_t tokens;
    uint64_t bytes; /* of its lines in the stream */
    uint64_t frame; /* where the frame of the stream that holds it begins in the file */
    unsigned char hash[ARTICLE_HASH]; /* of its tokens and where they are divided */
    unsigned char signature[SIGNATURE_SIZE];
};

void articles_write(struct frames *list, const struct article *article);

/* Reads the next article of a list; its spans are lent until the next call. False at the
 * end, and where the list is damaged: then input.error is not 0. */
bool articles_next(struct frames_reader *list, struct article *article);

/* A copy whose spans the arena owns. */
struct article article_copy(struct arena *arena, const struct article *article);

#endif
