/* The place in a token stream: the open document, paragraph and sentence, the language in
 * force, and where a part ends. A part is what is counted by itself: a unit of --by, in
 * totals a document. */
#ifndef COUNT_STREAM_POSITION_H
#define COUNT_STREAM_POSITION_H

#include "lib/counts.h"
#include "lib/vertical_context.h"

enum {
    STREAM_UNIT = 1 << 20, /* tokens after which a sentence or paragraph that does not have
                              its byte range at its beginning is cut, for bounded memory */
};

/* A paragraph or sentence: where it begins and ends, and whether its tags say so. */
struct stream_range {
    bool open, stated;
    uint64_t begin, end; /* bytes of the document; unless stated, of the stream */
};

/* Is called where a part ends, with its name, which is lent: a document's id, or its id and
 * byte range. */
struct stream_parts {
    void (*end)(struct stream_parts *parts, struct span name);
};

struct stream_position {
    enum counts_by by; /* of the document in progress */
    enum counts_by chosen;
    uint64_t
        every; /* where above 1: of all but each so many-th document the whole is a part */
    bool unbroken;              /* a `<!---->` line breaks n-grams */
    struct stream_parts *parts; /* borrowed */
    struct vertical_context context;
    bool in_document;
    uint64_t document; /* number of the open one, or of the last: from 1 */
    char *name;        /* of the document, as tables have it; owned */
    size_t name_size, name_capacity;
    struct stream_range paragraph, sentence;
    uint32_t language;    /* number of the one in force */
    uint64_t unit_tokens; /* since the unit began or was cut */
    bool broken;          /* no n-gram reaches over here: the caller takes it back */
};

void stream_position_open(struct stream_position *position, enum counts_by by,
    struct stream_parts *parts, struct hash_strings *languages);
void stream_position_close(struct stream_position *position);

/* Goes on over a line that is no token. `at`: where it begins in the stream, in bytes. */
void stream_position_follow(
    struct stream_position *position, const struct vertical_line *line, uint64_t at);

/* Opens what a token needs to be open. */
void stream_position_enter(struct stream_position *position, uint64_t at);

/* Ends everything. */
void stream_position_leave(struct stream_position *position, uint64_t at);

/* Goes on over a token that ends at a place; cuts the unit where it is too long. */
static inline bool stream_position_is_long(struct stream_position *position)
{
    return ++position->unit_tokens >= STREAM_UNIT;
}
void stream_position_cut(struct stream_position *position, uint64_t at);

/* Whether paragraphs and sentences neither have a language nor end a unit. */
static inline bool stream_position_is_flat(const struct stream_position *position)
{
    const uint32_t *stated = position->context.stated;
    return !stated[VERTICAL_P] && !stated[VERTICAL_S] &&
           (position->by == COUNTS_TOTAL || position->by == COUNTS_DOCUMENT);
}

/* Whether the part in progress has a name already, or there is none. */
bool stream_position_may_pause(const struct stream_position *position);

/* Ends the part in progress, to go on under the same name. */
void stream_position_pause(struct stream_position *position);

#endif
