/* Numbers for strings: a hash table that gives each pair of a text and a tag a dense
 * number, in the order of their coming. */
#ifndef REPORT_CORPUS_INTERN_H
#define REPORT_CORPUS_INTERN_H

#include <stdint.h>

#include "lib/arena.h"
#include "lib/hashtable.h"

#define INDEX_NONE UINT32_MAX       /* index_find: not there */
#define INDEX_MOST (UINT32_MAX - 1) /* index_add ends the program beyond so many */

struct index_key {
    struct span text;
    uint32_t tag;
};

/* Zero-initialise one: struct index index = {0}. */
struct index {
    struct index_key
        *keys; /* count of them, owned; [number] is what was given that number */
    size_t count, capacity;
    struct hash_key key;
    struct hash_table table; /* numbers and 1 */
};

/* The number of the pair, or INDEX_NONE. */
uint32_t index_find(const struct index *index, struct span text, uint32_t tag);

/* The number of the pair; where it is new (its number is then the old count), the text is
 * copied into the arena. */
uint32_t index_add(
    struct index *index, struct arena *arena, struct span text, uint32_t tag);

void index_free(struct index *index);

#endif
