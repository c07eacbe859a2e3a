#include "data/double_array.h"

#include <stdlib.h>

#include "lib/memory.h"

enum { ALPHABET_MAX = 0x10000 };

struct builder {
    struct word *words;
    uint16_t *codes; /* of each code point; the most frequent first */
    size_t code_points;
    struct trie_node *nodes;
    bool *base_used; /* whether a node has this base */
    size_t capacity; /* of nodes and base_used */
    size_t end;      /* after the last node that is used */
    size_t first_free;
};

struct character {
    uint32_t code_point;
    uint32_t frequency;
};

static int character_compare(const void *a, const void *b)
{
    const struct character *x = a, *y = b;
    if (x->frequency != y->frequency)
        return x->frequency < y->frequency ? 1 : -1;
    return x->code_point < y->code_point ? -1 : 1;
}

/* Gives each character a code, 1 for the most frequent. */
static void assign_codes(struct builder *builder, size_t count)
{
    struct character *characters = memory_new(0x110000, sizeof *characters);
    for (size_t i = 0; i < count; i++)
        for (size_t k = 0; k < builder->words[i].length; k++)
            characters[builder->words[i].text[k]].frequency++;
    for (uint32_t i = 0; i < 0x110000; i++) {
        characters[i].code_point = i;
        if (characters[i].frequency)
            builder->code_points = (i + 4) & ~3u;
    }
    builder->codes = memory_new(builder->code_points, sizeof *builder->codes);
    qsort(characters, 0x110000, sizeof *characters, character_compare);
    for (uint16_t i = 0; i < TRIE_FREE - 1 && characters[i].frequency; i++)
        builder->codes[characters[i].code_point] = (uint16_t)(i + 1);
    free(characters);
}

/* Words become sequences of codes. */
static void encode_words(struct builder *builder, size_t count)
{
    for (size_t i = 0; i < count; i++)
        for (size_t k = 0; k < builder->words[i].length; k++)
            builder->words[i].text[k] = builder->codes[builder->words[i].text[k]];
}

static int word_compare(const void *a, const void *b)
{
    const struct word *x = a, *y = b;
    for (size_t i = 0; i < x->length && i < y->length; i++)
        if (x->text[i] != y->text[i])
            return x->text[i] < y->text[i] ? -1 : 1;
    return (x->length > y->length) - (x->length < y->length);
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

/* The least base at which every child falls on a free node. */
static uint32_t find_base(struct builder *builder, const uint16_t *children, size_t count)
{
    size_t tried = 0;
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
        tried++;
    }
    if (tried > 1000) /* crowded: not worth trying again */
        builder->first_free += (at - builder->first_free) / 2;
    return (uint32_t)(at - children[0]);
}

/* Places the children of a node, which the words [begin, end) pass through, `depth` codes
 * deep; then theirs. Returns the node's base. */
static uint32_t place(struct builder *builder, size_t begin, size_t end, size_t depth)
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
    for (size_t first = begin, next; first < end; first = next) {
        uint32_t code = builder->words[first].text[depth];
        for (next = first + 1; next < end && builder->words[next].text[depth] == code;)
            next++;
        if (builder->words[first].length == depth + 1)
            builder->nodes[base + code].cost = builder->words[first++].cost;
        if (first < next) {
            uint32_t below = place(builder, first, next, depth + 1);
            builder->nodes[base + code].base = below;
        }
    }
    free(children);
    return base;
}

void double_array_write(struct word *words, size_t count, FILE *file)
{
    struct builder builder = {.words = words, .first_free = 1};
    assign_codes(&builder, count);
    encode_words(&builder, count);
    qsort(words, count, sizeof *words, word_compare);
    reserve(&builder, ALPHABET_MAX);
    place(&builder, 0, count, 0);
    struct trie_header header = {.magic = TRIE_MAGIC,
        .code_points = (uint32_t)builder.code_points,
        .nodes = (uint32_t)builder.end};
    fwrite(&header, sizeof header, 1, file);
    fwrite(builder.codes, sizeof *builder.codes, builder.code_points, file);
    fwrite(builder.nodes, sizeof *builder.nodes, builder.end, file);
    free(builder.codes);
    free(builder.nodes);
    free(builder.base_used);
}
