#include "tokenize/trie.h"

bool trie_open(struct trie *trie, struct span file)
{
    struct trie_header header;
    if (file.size < sizeof header) {
        return false;
    }
    memcpy(&header, file.data, sizeof header);
    size_t size = sizeof header + header.code_points * sizeof(uint16_t) +
                  header.nodes * sizeof(struct trie_node);
    if (strncmp(header.magic, TRIE_MAGIC, sizeof header.magic) != 0 ||
        header.code_points % 4 != 0 || file.size != size) {
        return false;
    }
    const char *codes = file.data + sizeof header;
    trie->codes = (const void *)codes;
    trie->nodes = (const void *)(codes + header.code_points * sizeof(uint16_t));
    trie->code_points = header.code_points;
    trie->node_count = header.nodes;
    return true;
}
