#include "data/chinese/double_array.h"

#include <math.h>
#include <stdlib.h>

#include "lib/little.h"
#include "lib/memory.h"

enum {
    CODE_POINTS = 0x110000,
    ALPHABET_MAX = 0x10000,
    CROWDED = 1000, /* places looked at after which the start of the search moves on */
};

struct builder {
    const struct word *words;
    struct trie_node *nodes;
    bool *base_used; /* whether a node has this base */
    size_t capacity; /* of nodes and base_used */
    size_t end;      /* after the last node that is used */
    size_t first_free;
};

struct character {
    uint32_t code_point;
    double probability;
};

static int character_compare(const void *a, const void *b)
{
    const struct character *x = a, *y = b;
    if (x->probability < y->probability || x->probability > y->probability)
        return x->probability < y->probability ? 1 : -1;
    return x->code_point < y->code_point ? -1 : 1;
}

/* Gives each character of a word a code, so that the frequent ones lie close together. */
static void assign_codes(struct double_array *array, const struct words *words)
{
    struct character *characters = memory_new(CODE_POINTS, sizeof *characters);
    for (uint32_t i = 0; i < CODE_POINTS; i++)
        characters[i].code_point = i;
    for (size_t i = 0; i < words->count; i++)
        for (size_t k = 0; k < words->list[i].length; k++)
            characters[words->list[i].text[k]].probability += exp(-words->list[i].cost);
    qsort(characters, CODE_POINTS, sizeof *characters, character_compare);
    array->codes = memory_new(CODE_POINTS, sizeof *array->codes);
    array->alphabet = 1;
    for (size_t i = 0; array->alphabet < TRIE_FREE && characters[i].probability > 0; i++)
        array->codes[characters[i].code_point] = (uint16_t)array->alphabet++;
    free(characters);
}

static void encode_words(const struct double_array *array, struct words *words)
{
    for (size_t i = 0; i < words->count; i++)
        for (size_t k = 0; k < words->list[i].length; k++)
            words->list[i].text[k] = array->codes[words->list[i].text[k]];
    words_sort(words);
}

static void reserve(struct builder *builder, size_t need)
{
    if (need <= builder->capacity)
        return;
    size_t before = builder->capacity;
    size_t capacity = before ? before : ALPHABET_MAX;
    while (capacity < need)
        capacity *= 2;
    builder->nodes = memory_resize(builder->nodes, capacity, sizeof *builder->nodes);
    builder->base_used = memory_resize(builder->base_used, capacity, sizeof(bool));
    for (size_t i = before; i < capacity; i++) {
        builder->nodes[i] = (struct trie_node){0, TRIE_FREE, TRIE_NO_WORD};
        builder->base_used[i] = false;
    }
    builder->capacity = capacity;
}

/* The least base, from first_free on, at which every child falls on a free node. */
static uint32_t find_base(struct builder *builder, const uint16_t *children, size_t count)
{
    size_t at = builder->first_free;
    for (;; at++) {
        reserve(builder, at + ALPHABET_MAX + 1);
        if (builder->nodes[at].label != TRIE_FREE || at <= children[0] ||
            builder->base_used[at - children[0]])
            continue;
        size_t base = at - children[0];
        size_t fits = 1;
        while (fits < count && builder->nodes[base + children[fits]].label == TRIE_FREE)
            fits++;
        if (fits == count)
            break;
    }
    if (at - builder->first_free > CROWDED)
        builder->first_free += (at - builder->first_free) / 2;
    return (uint32_t)(at - children[0]);
}

/* Places the children of a node, which the words [begin, end) pass through, `depth` codes
 * deep, each longer than that. Returns the node's base. */
static uint32_t place_children(
    struct builder *builder, size_t begin, size_t end, size_t depth)
{
    uint16_t *children = memory_new(end - begin, sizeof *children);
    size_t count = 0;
    for (size_t i = begin; i < end; i++)
        if (count == 0 || children[count - 1] != builder->words[i].text[depth])
            children[count++] = (uint16_t)builder->words[i].text[depth];
    uint32_t base = depth == 0 ? 0 : find_base(builder, children, count);
    builder->base_used[base] = true;
    for (size_t i = 0; i < count; i++)
        builder->nodes[base + children[i]].label = children[i];
    if (base + children[count - 1] >= builder->end)
        builder->end = base + children[count - 1] + 1u;
    free(children);
    return base;
}

static uint16_t trie_cost(double cost)
{
    double units = cost * TRIE_COST_UNIT + 0.5;
    return units < TRIE_NO_WORD - 1 ? (uint16_t)units : TRIE_NO_WORD - 1;
}

/* Places what is below a node, as place_children. Recursion is as deep as a word is long.
 */
static uint32_t place(struct builder *builder, size_t begin, size_t end, size_t depth)
{
    uint32_t base = place_children(builder, begin, end, depth);
    for (size_t first = begin, next; first < end; first = next) {
        uint32_t child = base + builder->words[first].text[depth];
        for (next = first + 1;
             next < end && base + builder->words[next].text[depth] == child;)
            next++;
        if (builder->words[first].length == depth + 1)
            builder->nodes[child].cost = trie_cost(builder->words[first++].cost);
        if (first < next) {
            uint32_t below = place(builder, first, next, depth + 1);
            builder->nodes[child].base = below;
        }
    }
    return base;
}

void double_array_build(struct double_array *array, struct words *words)
{
    assign_codes(array, words);
    encode_words(array, words);
    struct builder builder = {.words = words->list, .first_free = 1};
    reserve(&builder, ALPHABET_MAX);
    place(&builder, 0, words->count, 0);
    free(builder.base_used);
    array->nodes = builder.nodes;
    array->count = builder.end;
}

void double_array_write(const struct double_array *array, const uint16_t *codes,
    uint32_t code_points, const struct trie_emission *emissions, FILE *file)
{
    struct trie trie = {codes, emissions, array->nodes, code_points,
        (uint32_t)array->alphabet, (uint32_t)array->count};
    struct trie_header header = {.magic = TRIE_MAGIC,
        .code_points = code_points,
        .alphabet = trie.alphabet,
        .nodes = trie.node_count};
    trie_turn(&trie);
    little_32(&header.code_points, 3);
    fwrite(&header, sizeof header, 1, file);
    fwrite(codes, sizeof *codes, code_points, file);
    fwrite(emissions, sizeof *emissions, array->alphabet, file);
    fwrite(array->nodes, sizeof *array->nodes, array->count, file);
}
