/* Numbers for strings: a hash table that gives each pair of a text and a tag a dense
 * number, in the order of their coming. */
#ifndef REPORT_CORPUS_INTERN_H
#define REPORT_CORPUS_INTERN_H

#include <stdint.h>

#include "lib/arena.h"
#include "lib/hashtable.h"

#define INTERN_NONE UINT32_MAX       /* intern_find: not there */
#define INTERN_MOST (UINT32_MAX - 1) /* intern_add ends the program beyond so many */

struct intern_key {
    struct span text;
    uint64_t prefix; /* span_prefix: short texts are compared by it alone */
    uint32_t tag;
};

/* Zero-initialise one: struct intern index = {0}. */
struct intern {
    struct intern_key
        *keys; /* count of them, owned; [number] is what was given that number */
    size_t count, capacity;
    struct hash_key key;
    struct hash_table table; /* numbers and 1 */
};

/* The number of the pair, or INTERN_NONE. */
uint32_t intern_find(const struct intern *index, struct span text, uint32_t tag);

/* The number of the pair; where it is new (its number is then the old count), the text is
 * copied into the arena. */
uint32_t intern_add(
    struct intern *index, struct arena *arena, struct span text, uint32_t tag);

void intern_close(struct intern *index);

#endif
