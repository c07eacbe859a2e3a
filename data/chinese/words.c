#include "data/chinese/words.h"

#include <stdlib.h>
#include <string.h>

#include "lib/memory.h"

/* Han, and what stands in Han words: 々〆〇. */
static bool is_han(uint32_t c)
{
    return (c >= 0x3400 && c <= 0x4DBF) || (c >= 0x4E00 && c <= 0x9FFF) ||
           (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x20000 && c <= 0x3FFFF) ||
           (c >= 0x3005 && c <= 0x3007);
}

bool word_add(struct word *word, const uint32_t *simplified, uint32_t code_point)
{
    if (word->length == TRIE_WORD_MAX || !is_han(code_point))
        return false;
    word->text[word->length++] = simplified[code_point];
    return true;
}

void words_add(struct words *words, const struct word *word)
{
    words->list =
        memory_grow(words->list, &words->capacity, words->count + 1, sizeof *word);
    words->list[words->count++] = *word;
}

static int compare_text(const struct word *x, const struct word *y)
{
    for (size_t i = 0; i < x->length && i < y->length; i++)
        if (x->text[i] != y->text[i])
            return x->text[i] < y->text[i] ? -1 : 1;
    return (x->length > y->length) - (x->length < y->length);
}

static int compare(const void *a, const void *b)
{
    const struct word *x = a, *y = b;
    int order = compare_text(x, y);
    if (order == 0)
        order = (x->cost > y->cost) - (x->cost < y->cost);
    return order ? order : strcmp(x->tag, y->tag);
}

void words_sort(struct words *words)
{
    size_t count = 0;
    qsort(words->list, words->count, sizeof *words->list, compare);
    for (size_t i = 0; i < words->count; i++)
        if (count == 0 || compare_text(&words->list[count - 1], &words->list[i]) != 0)
            words->list[count++] = words->list[i];
    words->count = count;
}

static int compare_key(const void *key, const void *member)
{
    return compare_text(key, member);
}

const struct word *words_find(
    const struct words *words, const uint32_t *text, size_t length)
{
    struct word key = {.length = (uint8_t)length};
    memcpy(key.text, text, length * sizeof *text);
    return bsearch(&key, words->list, words->count, sizeof key, compare_key);
}

double words_divide(const struct words *words, const uint32_t *text, size_t length)
{
    double cost[TRIE_WORD_MAX + 1] = {0};
    for (size_t to = 1; to <= length; to++) {
        cost[to] = cost[to - 1] + TRIE_UNKNOWN;
        for (size_t from = 0; from < to; from++) {
            const struct word *word = words_find(words, text + from, to - from);
            if (word && cost[from] + word->cost < cost[to])
                cost[to] = cost[from] + word->cost;
        }
    }
    return cost[length];
}

bool words_compose(const struct words *words, const uint32_t *text, size_t length)
{
    bool reached[TRIE_WORD_MAX + 1] = {true};
    for (size_t to = 2; to <= length; to++)
        for (size_t from = 0; from + 2 <= to && !reached[to]; from++)
            reached[to] = reached[from] && to - from < length &&
                          words_find(words, text + from, to - from);
    return reached[length];
}
