/* The query: words, each of which may stand for all words that begin with it. */
#ifndef KWIC_QUERY_H
#define KWIC_QUERY_H

#include "lib/arena.h"

enum {
    QUERY_WORDS = 16, /* most words of a query */
    QUERY_PIECES = 8, /* most tokens that one word may be, where no spaces stand */
    QUERY_TOKENS = QUERY_WORDS * QUERY_PIECES,
};

/* A token as the query sees it. */
struct query_token {
    struct span folded; /* the written form, case-folded */
    struct span term;   /* likewise; empty: there is none */
    bool turkic;        /* it was folded as Turkish is */
    bool attached;      /* no space stands before it */
    bool apart;         /* a sentence ends, or punctuation stands, before it */
};

struct query_word {
    struct span text[2]; /* case-folded; and as Turkish is */
    bool begins;         /* what begins so is meant, too: it ended in * */
};

struct query {
    struct query_word words[QUERY_WORDS];
    size_t count;
};

/* Reads a query, whose words are divided by spaces; the arena owns its words. Returns NULL,
 * or what is wrong with it. */
const char *query_read(struct query *query, const char *text, struct arena *arena);

/* Whether a match may begin with this token: quick, for the many that none begins with. */
bool query_may_begin(const struct query *query, const struct query_token *token);

/* How many of the tokens from the first on are what is looked for; 0: they are not. The
 * words must stand in one sentence, with no punctuation that is marked between them. Where
 * no spaces are written, a word may be several tokens. */
size_t query_match(
    const struct query *query, const struct query_token *tokens, size_t count);

#endif
