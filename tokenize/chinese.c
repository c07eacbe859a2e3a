#include "tokenize/chinese.h"

#include <stdlib.h>

#include "lib/datadir.h"
#include "lib/memory.h"
#include "lib/utf8.h"
#include "tokenize/lattice.h"
#include "tokenize/trie.h"

enum {
    UNKNOWN_COST =
        20 * TRIE_COST_UNIT, /* of a character that is no word: e^-20, rarer than any */
    MARGIN = 64, /* code points before the end of a full window that are divided again */
};

/* A run is divided in windows of so many code points. */
struct chinese {
    struct trie trie;
    struct lattice lattice;
    uint16_t codes[LATTICE_POSITIONS];
    uint32_t offsets[LATTICE_POSITIONS + 1]; /* where each code point starts in the run */
    uint16_t ends[LATTICE_POSITIONS];
};

struct chinese *chinese_new(void)
{
    struct trie trie;
    if (!trie_open(&trie, datadir_map("dictionaries/chinese.bin"))) {
        return NULL;
    }
    struct chinese *chinese = memory_new(1, sizeof *chinese);
    chinese->trie = trie;
    return chinese;
}

void chinese_free(struct chinese *chinese)
{
    free(chinese);
}

/* Decodes code points from the byte offset on. Returns how many. */
static size_t fill_window(struct chinese *chinese, struct span run, size_t offset)
{
    size_t count = 0;
    while (offset < run.size && count < LATTICE_POSITIONS) {
        uint32_t code_point;
        chinese->offsets[count] = (uint32_t)offset;
        offset +=
            (size_t)abs(utf8_decode(run.data + offset, run.size - offset, &code_point));
        chinese->codes[count++] = trie_code(&chinese->trie, code_point);
    }
    chinese->offsets[count] = (uint32_t)offset;
    return count;
}

/* Offers every word of the dictionary that starts at the position, and the single
 * character. */
static void offer_words(struct chinese *chinese, size_t from, size_t size)
{
    uint32_t single = UNKNOWN_COST;
    uint32_t base = 0;
    for (size_t to = from; to < size;) {
        const struct trie_node *node = trie_step(&chinese->trie, base, chinese->codes[to]);
        if (node == NULL) {
            break;
        }
        to++;
        if (node->cost != TRIE_NO_WORD) {
            if (to == from + 1) {
                single = node->cost;
            } else {
                lattice_edge(&chinese->lattice, from, to, node->cost);
            }
        }
        base = node->base;
        if (base == 0) {
            break;
        }
    }
    lattice_edge(&chinese->lattice, from, from + 1, single);
}

size_t chinese_divide(struct chinese *chinese, struct span run, uint32_t *ends)
{
    size_t words = 0;
    size_t offset = 0;
    while (offset < run.size) {
        size_t size = fill_window(chinese, run, offset);
        lattice_start(&chinese->lattice, size);
        for (size_t from = 0; from < size; from++) {
            offer_words(chinese, from, size);
        }
        size_t count = lattice_path(&chinese->lattice, size, chinese->ends);
        bool last = chinese->offsets[size] == run.size;
        for (size_t i = 0; i < count && (last || chinese->ends[i] <= size - MARGIN); i++) {
            offset = chinese->offsets[chinese->ends[i]];
            ends[words++] = (uint32_t)offset;
        }
    }
    return words;
}
