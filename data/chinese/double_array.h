/* Builds the trie of lib/trie.h from words. */
#ifndef DATA_CHINESE_DOUBLE_ARRAY_H
#define DATA_CHINESE_DOUBLE_ARRAY_H

#include <stdio.h>

#include "data/chinese/words.h"
#include "lib/trie.h"

struct double_array {
    uint16_t *codes;         /* of each of the 0x110000 code points, 0: in no word; owned */
    size_t alphabet;         /* how many codes, with 0 */
    struct trie_node *nodes; /* owned */
    size_t count;
};

/* The trie of a list of words, whose texts become codes and are sorted by them. */
void double_array_build(struct double_array *array, struct words *words);

/* Writes the file of lib/trie.h, with the codes of so many code points and an emission for each code.
 * The lists are not to be used any more. */
void double_array_write(const struct double_array *array, const uint16_t *codes,
    uint32_t code_points, const struct trie_emission *emissions, FILE *file);

#endif
