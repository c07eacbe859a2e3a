/* Builds the trie of lib/trie.h from words. */
#ifndef DATA_CHINESE_DOUBLE_ARRAY_H
#define DATA_CHINESE_DOUBLE_ARRAY_H

#include "data/chinese/words.h"

struct double_array {
    uint16_t *codes;         /* of each of the 0x110000 code points, 0: in no word; owned */
    size_t alphabet;         /* how many codes, with 0 */
    struct trie_node *nodes; /* owned */
    size_t count;
};

/* The trie of a list of words, whose texts become codes and are sorted by them. */
void double_array_build(struct double_array *array, struct words *words);

#endif
