#include "lib/trie.h"

#include "lib/little.h"

void trie_turn(const struct trie *trie)
{
    little_16(trie->codes, trie->code_points);
    little_16(trie->emissions, trie->alphabet * sizeof *trie->emissions / sizeof(uint16_t));
    for (size_t i = 0; LITTLE_TURNS && i < trie->node_count; i++) {
        little_32(&trie->nodes[i].base, 1);
        little_16(&trie->nodes[i].label, 2);
    }
}

bool trie_open(void *opened, struct span file)
{
    struct trie *trie = opened;
    struct trie_header header;
    if (file.size < sizeof header)
        return false;
    memcpy(&header, file.data, sizeof header);
    little_32(&header.code_points, 3);
    size_t codes = header.code_points * sizeof *trie->codes;
    size_t emissions = header.alphabet * sizeof *trie->emissions;
    size_t nodes = header.nodes * sizeof *trie->nodes;
    if (strncmp(header.magic, TRIE_MAGIC, sizeof header.magic) != 0 ||
        header.code_points % 4 != 0 || header.alphabet == 0 ||
        file.size != sizeof header + codes + emissions + nodes)
        return false;
    const char *at = file.data + sizeof header;
    trie->codes = (const void *)at;
    trie->emissions = (const void *)(at + codes);
    trie->nodes = (const void *)(at + codes + emissions);
    trie->code_points = header.code_points;
    trie->alphabet = header.alphabet;
    trie->node_count = header.nodes;
    trie_turn(trie);
    return true;
}
