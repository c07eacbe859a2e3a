/* What tokens the user wants beside the usual: each rule joins, divides or adds tokens. */
#ifndef TOKENIZE_WORDS_TOKEN_RULES_H
#define TOKENIZE_WORDS_TOKEN_RULES_H

#include "tokenize/words/tokens.h"

struct refine_options {
    bool urls;        /* URLs and e-mail addresses are one token */
    bool dehyphenate; /* so are words that a hyphen breaks over a line's end */
    bool hyphens;     /* and compounds with hyphens */
    bool names;       /* and names with signs: AT&T, C++, COVID-19 */
    bool raised;      /* superscript digits belong to the word before them */
    bool elision;     /* l'eau is two, in languages that write articles so */
    bool clitics;     /* It's is two: It, 's */
    bool symbols;     /* emoji, #hashtags, @mentions, % and currency signs are tokens */
};

struct refine {
    struct refine_options options;
    struct token *items; /* where the next list is put together; owned */
    size_t count, capacity;
};

/* Applies the rules to the tokens of a text. `language` decides how clitics are divided. */
void refine_tokens(
    struct refine *refine, struct tokens *tokens, struct span text, const char *language);

/* Puts a token, bytes begin to end of the text, behind those of the next list. */
void refine_add(struct refine *refine, size_t begin, size_t end, uint32_t flags);

/* Makes the list that was put together the tokens. */
void refine_finish(struct refine *refine, struct tokens *tokens);

void refine_free(struct refine *refine);

/* The URL or e-mail address that begins at or before text[at], where `:`, `.` or `@` shows
 * that there may be one, but not before text[least]. False where there is none. */
bool refine_find_url(struct span text, size_t least, size_t at, size_t *begin, size_t *end);

#endif
