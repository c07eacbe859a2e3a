/* The words that are to become the Chinese dictionary. */
#ifndef DATA_CHINESE_WORDS_H
#define DATA_CHINESE_WORDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "lib/trie.h"

enum { TAG_MAX = 8 };

struct word {
    uint32_t text[TRIE_WORD_MAX]; /* code points, simplified */
    uint8_t length;               /* how many */
    char tag[TAG_MAX];            /* jieba's part of speech, NUL-terminated */
    double cost;                  /* -ln(probability) */
};

struct words {
    struct word *list; /* owned */
    size_t count;
    size_t capacity;
};

/* Puts a character behind the word's others, simplified. False, and the word is of no use,
 * where it is not Han or the word is full. */
bool word_add(struct word *word, const uint32_t *simplified, uint32_t code_point);

void words_add(struct words *words, const struct word *word);

/* Sorts by text; of equal texts the one of the least cost stays. */
void words_sort(struct words *words);

/* The word of a sorted list, NULL where it has none. */
const struct word *words_find(
    const struct words *words, const uint32_t *text, size_t length);

/* The cost of the text's most probable division into words of a sorted list. A character
 * that is no word costs TRIE_UNKNOWN. */
double words_divide(const struct words *words, const uint32_t *text, size_t length);

/* Whether the text is made up of shorter words of two characters or more. */
bool words_compose(const struct words *words, const uint32_t *text, size_t length);

#endif
