/* Terms that the user has chosen: they go before any stemmer. */
#ifndef STEM_EXCEPTIONS_H
#define STEM_EXCEPTIONS_H

#include "lib/arena.h"
#include "lib/hashtable.h"
#include "lib/input.h"

struct exception_table {
    struct hash_strings tokens;
    struct span
        *terms; /* of tokens.strings[i]; the array is owned, its text in the arena */
    size_t capacity;
};

struct exceptions {
    struct exception_table written; /* by tokens as the file has them, and */
    struct exception_table
        folded; /* by those folded whose first letter alone is a capital */
    struct arena arena;
};

/* Reads lines of token TAB term (unescaped, UTF-8); of two rows for one token the later
 * holds. A byte order mark, CRLF, lines that begin with # and have no TAB, and curly
 * apostrophes do not matter. Returns 0; or -1 where the file cannot be read (*error is the reason); or the
 * number of a line that is no such row. */
long exceptions_read(struct exceptions *exceptions, const char *file, int *error);

/* The term of a token; {NULL, 0} where it is no exception. Of a folded one the file may have
 * it with a capital. */
struct span exceptions_find(const struct exceptions *exceptions, struct span token);

void exceptions_free(struct exceptions *exceptions);

#endif
