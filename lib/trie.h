/* The Chinese dictionary as `make` compiles it: a trie over characters in a double array,
 * with a cost at the end of each word, mapped from a file. Costs are -ln(probability).
 *
 * The file, in numbers of lib/little.h: the header, then
 *     uint16_t code[code_points]                a character's code, 0: in no word;
 *                                               a traditional one has its simplified one's
 *     struct trie_emission emission[alphabet]   by code
 *     struct trie_node node[nodes]
 *
 * The child of node n for code c is node[n.base + c] if that has label c; no two nodes have
 * the same base, so that the label alone proves the parent (J.-I. Aoe, An Efficient Digital Search Algorithm by Using
 * a Double-Array Structure, 1989). The root's base is 0. */
#ifndef LIB_TRIE_H
#define LIB_TRIE_H

#include <stdint.h>

#include "lib/span.h"

#define TRIE_MAGIC "winnow trie 2\n"

enum {
    TRIE_COST_UNIT = 2000,      /* costs in the file are in units of 1/2000 */
    TRIE_NO_WORD = 0xFFFF,      /* cost of a node at which no word ends */
    TRIE_FREE = 0xFFFF,         /* label of a node that is not used; no character's code */
    TRIE_WORD_MAX = 32,         /* characters of the longest word */
    TRIE_CODE_POINTS = 0x40000, /* all planes with Han */
    TRIE_UNKNOWN = 20,          /* cost of a character that is no word: rarer than any */
    TRIE_EMISSION_MAX = 16,     /* greatest cost of an emission */
};

struct trie_header {
    char magic[16];
    uint32_t code_points; /* a multiple of 4 */
    uint32_t alphabet;
    uint32_t nodes;
    uint32_t reserved;
};

/* How probable a character is at a place of a word that no dictionary has. */
struct trie_emission {
    uint16_t begin;
    uint16_t middle;
    uint16_t end;
    uint16_t reserved;
};

struct trie_node {
    uint32_t base; /* 0: a leaf */
    uint16_t label;
    uint16_t cost;
};

struct trie {
    const uint16_t *codes;
    const struct trie_emission *emissions;
    const struct trie_node *nodes;
    uint32_t code_points;
    uint32_t alphabet;
    uint32_t node_count;
};

/* Turns the numbers of a file's three lists (lib/little.h), whichever way they are. */
void trie_turn(const struct trie *trie);

/* Makes a struct trie the view of the mapped file, which the caller keeps. False where it is no
 * such file. As lib/datadir.h wants it. */
bool trie_open(void *trie, struct span file);

static inline uint16_t trie_code(const struct trie *trie, uint32_t code_point)
{
    uint16_t code = code_point < trie->code_points ? trie->codes[code_point] : 0;
    return code < trie->alphabet ? code : 0;
}

/* The node that `code` leads to from the node, NULL where no word goes on so. */
static inline const struct trie_node *trie_step(
    const struct trie *trie, uint32_t base, uint16_t code)
{
    uint32_t at = base + code;
    if (at >= trie->node_count || trie->nodes[at].label != code)
        return NULL;
    return &trie->nodes[at];
}

#endif
