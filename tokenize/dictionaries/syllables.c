#include "tokenize/dictionaries/syllables.h"

#include <stdlib.h>
#include <utf8proc.h>

#include "lib/datadir.h"
#include "lib/memory.h"
#include "lib/trie.h"
#include "lib/utf8.h"
#include "tokenize/dictionaries/lattice.h"

enum {
    WINDOW = LATTICE_POSITIONS, /* syllables divided at a time */
    MARGIN = 16,                /* before a full window's end: divided again in the next */
};

/* A syllable as the dictionary has it: its letters in lower case, then its tone's mark. */
struct syllable {
    uint32_t end;  /* byte offset in the run */
    uint16_t size; /* of its codes; 0: longer than any */
    uint16_t codes[TRIE_WORD_MAX];
};

struct syllables {
    struct trie trie;
    struct lattice lattice;
    struct syllable window[WINDOW];
    uint16_t ends[WINDOW];
};

struct syllables *syllables_new(void)
{
    struct trie trie;
    if (!datadir_read("dictionaries/vietnamese.bin", trie_open, &trie))
        return NULL;
    struct syllables *syllables = memory_new(1, sizeof *syllables);
    syllables->trie = trie;
    return syllables;
}

void syllables_free(struct syllables *syllables)
{
    free(syllables);
}

/* ---------------------------------------------------------------- syllables */

static bool is_tone(uint32_t code)
{
    return code == 0x300 || code == 0x301 || code == 0x303 || code == 0x309 ||
           code == 0x323;
}

/* The letter that a mark makes of a letter; 0: none. */
static uint32_t marked(uint32_t letter, uint32_t mark)
{
    static const struct {
        uint32_t letter, mark, marked;
    } letters[] = {{'a', 0x302, 0xE2}, {'a', 0x306, 0x103}, {'e', 0x302, 0xEA},
        {'o', 0x302, 0xF4}, {'o', 0x31B, 0x1A1}, {'u', 0x31B, 0x1B0}};
    for (size_t i = 0; i < sizeof letters / sizeof *letters; i++)
        if (letters[i].letter == letter && letters[i].mark == mark)
            return letters[i].marked;
    return 0;
}

/* A syllable's characters while they are read. */
struct reading {
    uint32_t letters[TRIE_WORD_MAX];
    uint32_t tone;
    size_t size; /* TRIE_WORD_MAX: too long */
};

static void add_letter(struct reading *reading, uint32_t code)
{
    if (reading->size < TRIE_WORD_MAX)
        reading->letters[reading->size++] = code;
}

static void add_part(struct reading *reading, uint32_t code)
{
    uint32_t *last = reading->size ? &reading->letters[reading->size - 1] : NULL;
    uint32_t letter = last ? marked(*last, code) : 0;
    if (is_tone(code))
        reading->tone = code;
    else if (letter)
        *last = letter;
    else
        add_letter(reading, code);
}

static void add_character(struct reading *reading, uint32_t code)
{
    enum { PARTS = 8, MARKED = 0xC0 }; /* the first letter with a mark */
    if (code < MARKED) {
        add_letter(reading, code >= 'A' && code <= 'Z' ? code | 0x20 : code);
        return;
    }
    if (reading->size == TRIE_WORD_MAX)
        return;
    utf8proc_int32_t parts[PARTS];
    int boundary = 0;
    utf8proc_ssize_t count = utf8proc_decompose_char((utf8proc_int32_t)code, parts, PARTS,
        UTF8PROC_STABLE | UTF8PROC_DECOMPOSE | UTF8PROC_CASEFOLD, &boundary);
    for (utf8proc_ssize_t i = 0; i < count && i < PARTS; i++)
        add_part(reading, (uint32_t)parts[i]);
}

static void finish(
    const struct trie *trie, const struct reading *reading, struct syllable *syllable)
{
    size_t size = reading->size + (reading->tone != 0);
    syllable->size = size < TRIE_WORD_MAX ? (uint16_t)size : 0;
    for (size_t i = 0; i < syllable->size; i++)
        syllable->codes[i] =
            trie_code(trie, i < reading->size ? reading->letters[i] : reading->tone);
}

/* Reads the syllables from the byte offset on. Returns how many. */
static size_t fill_window(struct syllables *syllables, struct span run, size_t offset)
{
    size_t count = 0;
    while (offset < run.size && count < WINDOW) {
        struct reading reading = {.size = 0};
        struct syllable *syllable = &syllables->window[count++];
        while (offset < run.size && run.data[offset] != ' ') {
            uint32_t code;
            offset += (size_t)abs(utf8_decode(run.data + offset, run.size - offset, &code));
            add_character(&reading, code);
        }
        syllable->end = (uint32_t)offset++;
        finish(&syllables->trie, &reading, syllable);
    }
    return count;
}

/* ---------------------------------------------------------------- words */

/* The node that the codes lead to from the one at `base`; NULL: no word goes on so. */
static const struct trie_node *walk(
    const struct trie *trie, uint32_t base, const uint16_t *codes, size_t size)
{
    const struct trie_node *node = NULL;
    for (size_t i = 0; i < size; i++) {
        if (i && !base)
            return NULL;
        node = trie_step(trie, base, codes[i]);
        if (!node)
            return NULL;
        base = node->base;
    }
    return node;
}

/* Offers the syllable at the position, and every word of several that begins with it. */
static void offer_words(struct syllables *syllables, size_t from, size_t size)
{
    const struct trie *trie = &syllables->trie;
    const uint16_t space = trie_code(trie, ' ');
    uint32_t base = 0;
    lattice_edge(&syllables->lattice, from, from + 1, 1);
    for (size_t to = from; to < size;) {
        const struct syllable *syllable = &syllables->window[to++];
        const struct trie_node *node = walk(trie, base, syllable->codes, syllable->size);
        if (!node)
            return;
        if (node->cost != TRIE_NO_WORD)
            lattice_edge(&syllables->lattice, from, to, 1);
        node = node->base ? trie_step(trie, node->base, space) : NULL;
        if (!node || !node->base)
            return;
        base = node->base;
    }
}

static size_t divide_window(struct syllables *syllables, size_t size)
{
    lattice_start(&syllables->lattice, size);
    for (size_t from = 0; from < size; from++)
        offer_words(syllables, from, size);
    return lattice_path(&syllables->lattice, size, syllables->ends);
}

size_t syllables_divide(struct syllables *syllables, struct span run, uint32_t *ends)
{
    size_t words = 0;
    for (size_t offset = 0; offset < run.size; offset = ends[words - 1] + 1) {
        size_t size = fill_window(syllables, run, offset);
        size_t count = divide_window(syllables, size);
        bool last = syllables->window[size - 1].end >= run.size;
        while (!last && count > 1 && syllables->ends[count - 1] > size - MARGIN)
            count--;
        for (size_t i = 0; i < count; i++)
            ends[words++] = syllables->window[syllables->ends[i] - 1].end;
    }
    return words;
}
