/* Terms that the user has chosen: they go before any stemmer. */
#ifndef STEM_EXCEPTIONS_H
#define STEM_EXCEPTIONS_H

#include "lib/arena.h"
#include "lib/hashtable.h"
#include "lib/input.h"

struct exceptions {
    struct hash_strings tokens;
    struct span
        *terms; /* of tokens.strings[i]; the array is owned, its text in the arena */
    size_t capacity;
    struct arena arena;
};

/* Reads lines of token TAB term (unescaped, UTF-8); of two rows for one token the later
 * holds. Returns 0; or -1 where the file cannot be read (*error is the reason); or the
 * number of a line that is no such row. */
long exceptions_read(struct exceptions *exceptions, const char *file, int *error);

/* The term of a token; {NULL, 0} where it is no exception. */
struct span exceptions_find(const struct exceptions *exceptions, struct span token);

void exceptions_free(struct exceptions *exceptions);

#endif
