/* Builds the file of tokenize/trie.h from words. */
#ifndef DATA_DOUBLE_ARRAY_H
#define DATA_DOUBLE_ARRAY_H

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "tokenize/trie.h"

struct word {
    uint32_t text[TRIE_WORD_MAX]; /* code points */
    uint16_t length;              /* > 0 */
    uint16_t cost;                /* < TRIE_NO_WORD */
};

/* Writes the trie of the words, sorts them. No two may be the same. */
void double_array_write(struct word *words, size_t count, FILE *file);

#endif
