/* Terms that are chosen before any stemmer: by the user, or in a data file. */
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

/* A data file as `make` compiles it: such lines in byte order of their tokens. Of a file of
 * 180 KB an index is made sooner than a hash table, and few of its words are ever asked for. */
struct exception_list {
    struct span lines; /* borrowed */
    uint32_t *starts;  /* of the lines; owned */
    size_t count, capacity;
};

/* Finds the lines, of less than 4 GiB. Ended by exceptions_unindex. */
void exceptions_index(struct exception_list *list, struct span lines);
void exceptions_unindex(struct exception_list *list);

/* The term of a token, lent from the lines; {NULL, 0} where there is none. */
struct span exceptions_search(const struct exception_list *list, struct span token);

#endif
