/* The list of a part's articles, in the order of its stream: one line an article. */
#ifndef ARCHIVE_ARTICLES_H
#define ARCHIVE_ARTICLES_H

#include "archive/frames.h"
#include "lib/arena.h"
#include "lib/date.h"
#include "lib/signature.h"

enum {
    DAY_FROM_SIZE = 8,      /* with a NUL */
    ARTICLE_HASH = 16,      /* bytes, of SHA-256 */
    ARTICLE_MOST = 1 << 29, /* bytes of a text, and of a stream's lines, that are kept */
    ARTICLE_LINE = 1 << 24, /* bytes of an article's line in a list */
};

/* Bytes of the texts of a frame, or of its codes: a code has at most three times the bytes
 * of its lines. */
#define ARTICLES_FRAME (UINT64_C(2) << 30)

struct article {
    struct span id;      /* as in the stream, decoded from XML: unique in the archive */
    struct span path;    /* of the file that it came from, absolute, escaped as ids are; or
                            empty */
    struct span title;   /* escaped as ids are; empty: not known */
    struct span address; /* escaped as ids are; empty: not known */
    struct span near;    /* id of an earlier article that is nearly the same; or empty */
    char date[DATE_SIZE];
    char day_from[DAY_FROM_SIZE]; /* how the day is known (lib/sources.h); or empty */
    uint64_t run;                 /* that added it */
    uint64_t tokens;
    uint64_t text;  /* bytes of its text, without what was omitted; 0: it is not kept */
    uint64_t code;  /* bytes of its stream's code */
    uint64_t bytes; /* of its lines in the stream */
    uint64_t frame; /* where the frame that holds it begins in the file */
    unsigned char hash[ARTICLE_HASH]; /* of its tokens and where they are divided */
    unsigned char signature[SIGNATURE_SIZE];
};

void articles_write(struct frames *list, const struct article *article);

/* Reads the next article of the list of a part that was added by `run`; its spans are lent until the next call. False at the
 * end, and where the list is damaged: then input.error is not 0. */
bool articles_next(struct frames_reader *list, uint64_t run, struct article *article);

/* A copy whose spans the arena owns. */
struct article article_copy(struct arena *arena, const struct article *article);

#endif
