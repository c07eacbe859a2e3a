/* A reader's position in a token stream: which documents, paragraphs and sentences are open,
 * and the language in force. */
#ifndef LIB_VERTICAL_CONTEXT_H
#define LIB_VERTICAL_CONTEXT_H

#include "lib/hashtable.h"
#include "lib/vertical.h"

/* The tags that enclose tokens, from the outermost; each may state a language. */
enum vertical_level { VERTICAL_DOC, VERTICAL_P, VERTICAL_S, VERTICAL_LEVELS };

struct vertical_context {
    struct hash_strings *languages; /* borrowed; each is added when it is met first */
    uint32_t stated
        [VERTICAL_LEVELS]; /* number of the language that each level states, 0: none */
    bool open[VERTICAL_LEVELS];
};

/* The level of a tag's name; VERTICAL_LEVELS where it is another tag. */
enum vertical_level vertical_level_of(struct span name);

/* Follows a line: a tag that opens or closes a level ends what was within its like. Returns
 * the level, VERTICAL_LEVELS where the line is no such tag. */
enum vertical_level vertical_context_follow(
    struct vertical_context *context, const struct vertical_line *line);

/* The number of the language in force, that of the innermost level which states one; 0: none. */
uint32_t vertical_context_language(const struct vertical_context *context);

/* Closes all levels, as at the end of a stream. */
void vertical_context_reset(struct vertical_context *context);

#endif
