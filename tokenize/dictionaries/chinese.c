#include "tokenize/dictionaries/chinese.h"

#include <stdlib.h>

#include "lib/datadir.h"
#include "lib/memory.h"
#include "lib/trie.h"
#include "lib/utf8.h"
#include "tokenize/dictionaries/lattice.h"

enum {
    WINDOW = LATTICE_POSITIONS, /* code points divided at a time */
    MARGIN = 64, /* before the end of a full window: divided again in the next */
    UNKNOWN_CHARACTER = TRIE_UNKNOWN * TRIE_COST_UNIT,
    UNKNOWN_WORD = 3 * TRIE_COST_UNIT, /* one word in twenty is in no dictionary: -ln .05 */
    UNKNOWN_MAX = 6,                   /* characters of the longest of them */
    NUMERAL = 11 * TRIE_COST_UNIT, /* a number of several characters: rare, as each is */
};

struct chinese {
    struct trie trie;
    struct lattice words;
    struct lattice unknown; /* for a run of single characters within */
    bool numeral[1 << 16];  /* by code */
    uint16_t codes[WINDOW];
    uint32_t offsets[WINDOW + 1]; /* where each code point starts in the run */
    uint16_t singles[WINDOW];     /* costs of the characters as words */
    uint16_t ends[WINDOW];
    uint16_t again[WINDOW]; /* ends within a run of single characters */
};

struct chinese *chinese_new(void)
{
    static const uint32_t numerals[] = {U'〇', U'零', U'一', U'二', U'三', U'四', U'五',
        U'六', U'七', U'八', U'九', U'十', U'百', U'千', U'万', U'亿'};
    struct trie trie;
    if (!datadir_read("dictionaries/chinese.bin", trie_open, &trie))
        return NULL;
    struct chinese *chinese = memory_new(1, sizeof *chinese);
    chinese->trie = trie;
    for (size_t i = 0; i < sizeof numerals / sizeof *numerals; i++)
        chinese->numeral[trie_code(&trie, numerals[i])] = true;
    chinese->numeral[0] = false;
    return chinese;
}

void chinese_free(struct chinese *chinese)
{
    free(chinese);
}

/* The code point at the offset, in three bytes as nearly all Han, or as it comes. */
static uint32_t next_code_point(struct span run, size_t *offset)
{
    const unsigned char *at = (const unsigned char *)run.data + *offset;
    uint32_t code_point;
    if ((at[0] & 0xF0) == 0xE0) {
        *offset += 3;
        return (at[0] & 0x0Fu) << 12 | (at[1] & 0x3Fu) << 6 | (at[2] & 0x3Fu);
    }
    int bytes = utf8_decode(run.data + *offset, run.size - *offset, &code_point);
    *offset += (size_t)abs(bytes);
    return code_point;
}

/* Decodes code points from the byte offset on. Returns how many. */
static size_t fill_window(struct chinese *chinese, struct span run, size_t offset)
{
    size_t count = 0;
    while (offset < run.size && count < WINDOW) {
        chinese->offsets[count] = (uint32_t)offset;
        uint32_t code_point = next_code_point(run, &offset);
        chinese->codes[count++] = trie_code(&chinese->trie, code_point);
    }
    chinese->offsets[count] = (uint32_t)offset;
    return count;
}

/* Offers every word of the dictionary that starts at the position, and the character. */
static void offer_words(struct chinese *chinese, size_t from, size_t size)
{
    uint16_t single = UNKNOWN_CHARACTER;
    uint32_t base = 0;
    for (size_t to = from; to < size;) {
        const struct trie_node *node =
            trie_step(&chinese->trie, base, chinese->codes[to++]);
        if (!node)
            break;
        if (to == from + 1) {
            if (node->cost != TRIE_NO_WORD)
                single = node->cost;
        } else if (node->cost != TRIE_NO_WORD) {
            lattice_edge(&chinese->words, from, to, node->cost);
        }
        base = node->base;
        if (base == 0)
            break;
    }
    chinese->singles[from] = single;
    lattice_edge(&chinese->words, from, from + 1, single);
}

/* Offers the run of numerals that starts at the position as a word. */
static void offer_numeral(struct chinese *chinese, size_t from, size_t size)
{
    size_t to = from;
    if (from > 0 && chinese->numeral[chinese->codes[from - 1]])
        return;
    while (to < size && to - from < MARGIN && chinese->numeral[chinese->codes[to]])
        to++;
    if (to > from + 1)
        lattice_edge(&chinese->words, from, to, NUMERAL);
}

/* Divides a full window into words; returns how many. */
static size_t divide_window(struct chinese *chinese, size_t size)
{
    lattice_start(&chinese->words, size);
    for (size_t from = 0; from < size; from++) {
        offer_words(chinese, from, size);
        if (chinese->numeral[chinese->codes[from]])
            offer_numeral(chinese, from, size);
    }
    return lattice_path(&chinese->words, size, chinese->ends);
}

/* Offers the unknown words that start at `from` of the single characters [first, last). */
static void offer_unknown(struct chinese *chinese, size_t first, size_t last, size_t from)
{
    const struct trie_emission *emissions = chinese->trie.emissions;
    const uint16_t *codes = chinese->codes + from;
    size_t longest = last - from < UNKNOWN_MAX ? last - from : UNKNOWN_MAX;
    uint32_t cost = UNKNOWN_WORD + emissions[codes[0]].begin;
    from -= first;
    for (size_t length = 2; length <= longest; length++) {
        const struct trie_emission *emission = &emissions[codes[length - 1]];
        lattice_edge(&chinese->unknown, from, from + length, cost + emission->end);
        cost += emission->middle;
    }
}

/* Splits the single characters [first, last) again; returns how many words, whose ends,
 * counted from first, are in `again`. */
static size_t divide_again(struct chinese *chinese, size_t first, size_t last)
{
    lattice_start(&chinese->unknown, last - first);
    for (size_t from = first; from < last; from++) {
        lattice_edge(
            &chinese->unknown, from - first, from - first + 1, chinese->singles[from]);
        offer_unknown(chinese, first, last, from);
    }
    return lattice_path(&chinese->unknown, last - first, chinese->again);
}

/* The word `i` of the window: whether it is a single character. */
static bool is_single(const struct chinese *chinese, size_t i)
{
    return chinese->ends[i] - (i ? chinese->ends[i - 1] : 0) == 1;
}

/* Joins single characters of the window's first `count` words; returns how many words. */
static size_t join_unknown(struct chinese *chinese, size_t count)
{
    size_t words = 0;
    for (size_t i = 0, next; i < count; i = next) {
        for (next = i; next < count && is_single(chinese, next);)
            next++;
        if (next <= i + 1) { /* none, or one by itself */
            next = i + 1;
            chinese->ends[words++] = chinese->ends[i];
            continue;
        }
        size_t first = chinese->ends[i] - 1u;
        size_t found = divide_again(chinese, first, chinese->ends[next - 1]);
        for (size_t k = 0; k < found; k++)
            chinese->ends[words++] = (uint16_t)(first + chinese->again[k]);
    }
    return words;
}

size_t chinese_divide(struct chinese *chinese, struct span run, uint32_t *ends)
{
    size_t words = 0;
    size_t offset = 0;
    while (offset < run.size) {
        size_t size = fill_window(chinese, run, offset);
        size_t count = divide_window(chinese, size);
        bool last = chinese->offsets[size] == run.size;
        while (!last && count > 1 && chinese->ends[count - 1] > size - MARGIN)
            count--;
        count = join_unknown(chinese, count);
        for (size_t i = 0; i < count; i++)
            ends[words++] = chinese->offsets[chinese->ends[i]];
        offset = ends[words - 1];
    }
    return words;
}
