#include "tokenize/dictionaries/maximal_matching.h"

#include <stdlib.h>

#include "lib/arena.h"
#include "lib/datadir.h"
#include "lib/memory.h"
#include "lib/trie.h"
#include "lib/utf8.h"
#include "tokenize/dictionaries/lattice.h"

enum {
    WINDOW = LATTICE_POSITIONS, /* code points divided at a time */
    MARGIN = 64,      /* before the end of a full window: divided again in the next */
    WORD = 1000,      /* what a word costs, and the first unknown character beside */
    UNKNOWN = 400,    /* each character that is in none */
    CLASSES = 0x2000, /* the code points that have classes are lower */
};

/* What a character is in the syllables of its script. */
enum class {
    OTHER,    /* belongs to what stands before it */
    BEGINS,   /* a consonant or vowel that begins a syllable */
    LEADS,    /* a vowel written before its consonant: begins one, ends none */
    STACKS,   /* joins the consonant behind it to the one before it */
    SILENCES, /* a consonant that it stands on ends a syllable */
    OPEN,     /* a vowel behind which the syllable goes on */
    ALONE,    /* is a word */
};

static const struct range {
    uint32_t first, last;
    enum class class;
} ranges[] = {
    {0x0E01, 0x0E2E, BEGINS}, /* Thai */
    {0x0E31, 0x0E31, OPEN},
    {0x0E40, 0x0E44, LEADS},
    {0x0E46, 0x0E46, ALONE}, /* the sign of repetition, as where it is written apart */
    {0x0E4C, 0x0E4C, SILENCES},
    {0x0E81, 0x0EAE, BEGINS}, /* Lao */
    {0x0EB1, 0x0EB1, OPEN},
    {0x0EC0, 0x0EC4, LEADS},
    {0x0ECC, 0x0ECC, SILENCES},
    {0x0EDC, 0x0EDF, BEGINS},
    {0x1000, 0x102A, BEGINS}, /* Burmese */
    {0x1039, 0x1039, STACKS},
    {0x103A, 0x103A, SILENCES},
    {0x103F, 0x103F, BEGINS},
    {0x1050, 0x1055, BEGINS},
    {0x1780, 0x17B3, BEGINS}, /* Khmer */
    {0x17D2, 0x17D2, STACKS},
};

struct matching {
    struct trie trie;
    struct lattice lattice;
    unsigned char classes[CLASSES];
    unsigned char class[WINDOW + 2]; /* of each character of the window */
    uint16_t codes[WINDOW];
    uint32_t offsets[WINDOW + 1]; /* where each starts in the run */
    bool legal[WINDOW + 1];       /* whether words may meet before it */
    bool unknown[WINDOW + 1]; /* whether the best path's edge that ends there is no word */
    uint16_t ends[WINDOW];
};

struct matching *matching_new(const char *name)
{
    struct trie trie;
    struct arena arena = {0};
    bool found = datadir_read(
        arena_print(&arena, "dictionaries/%s.bin", name).data, trie_open, &trie);
    arena_free(&arena);
    if (!found)
        return NULL;
    struct matching *matching = memory_new(1, sizeof *matching);
    matching->trie = trie;
    for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++)
        for (uint32_t code = ranges[i].first; code <= ranges[i].last; code++)
            matching->classes[code] = (unsigned char)ranges[i].class;
    return matching;
}

void matching_free(struct matching *matching)
{
    free(matching);
}

/* Decodes characters from the byte offset on. Returns how many. */
static size_t fill_window(struct matching *matching, struct span run, size_t offset)
{
    size_t count = 0;
    for (; offset < run.size && count < WINDOW; count++) {
        uint32_t code;
        matching->offsets[count] = (uint32_t)offset;
        offset += (size_t)abs(utf8_decode(run.data + offset, run.size - offset, &code));
        matching->codes[count] = trie_code(&matching->trie, code);
        matching->class[count] = code < CLASSES ? matching->classes[code] : OTHER;
    }
    matching->offsets[count] = (uint32_t)offset;
    matching->class[count] = matching->class[count + 1] = OTHER;
    return count;
}

/* Whether the consonant at the position is silenced, by the sign on it or on its vowel. */
static bool is_silenced(const unsigned char *class)
{
    return class[1] == SILENCES || (class[1] == OTHER && class[2] == SILENCES);
}

/* Words may meet before a character that begins a syllable, if the one before ends there.
 */
static void find_boundaries(struct matching *matching, size_t size)
{
    for (size_t i = 1; i < size; i++) {
        const unsigned char *class = matching->class + i;
        unsigned char before = class[-1];
        bool begins = class[0] == LEADS || (class[0] == BEGINS && !is_silenced(class));
        bool ended = before != LEADS && before != STACKS && before != OPEN;
        matching->legal[i] = class[0] == ALONE || before == ALONE || (begins && ended);
    }
    matching->legal[size] = true;
}

/* An edge of the lattice. Of paths that cost the same, that with the longest first words:
 * the edge that is offered last is the shortest. */
static void offer(
    struct matching *matching, size_t from, size_t to, uint32_t cost, bool unknown)
{
    struct lattice *lattice = &matching->lattice;
    if (lattice->cost[from] + cost > lattice->cost[to])
        return;
    lattice->cost[to] = lattice->cost[from] + cost;
    lattice->before[to] = (uint16_t)from;
    matching->unknown[to] = unknown;
}

/* Offers every word of the dictionary that starts at the position. */
static void offer_words(struct matching *matching, size_t from, size_t size)
{
    uint32_t base = 0;
    for (size_t to = from; to < size;) {
        const struct trie_node *node =
            trie_step(&matching->trie, base, matching->codes[to++]);
        if (!node)
            return;
        if (node->cost != TRIE_NO_WORD && matching->legal[to])
            offer(matching, from, to, WORD, false);
        base = node->base;
        if (base == 0 || matching->class[to] == ALONE)
            return;
    }
}

/* Offers what stands before the next boundary as no word. */
static void offer_unknown(struct matching *matching, size_t from)
{
    size_t to = from + 1;
    while (!matching->legal[to])
        to++;
    bool goes_on = matching->unknown[from]; /* never at 0 */
    bool alone = matching->class[from] == ALONE;
    uint32_t cost = alone ? WORD : UNKNOWN * (uint32_t)(to - from) + (goes_on ? 0 : WORD);
    offer(matching, from, to, cost, !alone);
}

/* Divides a full window; returns how many words. What is unknown is one as far as it goes.
 */
static size_t divide_window(struct matching *matching, size_t size)
{
    find_boundaries(matching, size);
    lattice_start(&matching->lattice, size);
    for (size_t from = 0; from < size; from++) {
        if (matching->lattice.cost[from] == UINT32_MAX)
            continue;
        offer_words(matching, from, size);
        offer_unknown(matching, from);
    }
    size_t count = lattice_path(&matching->lattice, size, matching->ends), words = 0;
    for (size_t i = 0; i < count; i++) {
        bool joined = words && matching->unknown[matching->ends[i]] &&
                      matching->unknown[matching->ends[words - 1]];
        matching->ends[joined ? words - 1 : words++] = matching->ends[i];
    }
    return words;
}

size_t matching_divide(struct matching *matching, struct span run, uint32_t *ends)
{
    size_t words = 0;
    for (size_t offset = 0; offset < run.size; offset = ends[words - 1]) {
        size_t size = fill_window(matching, run, offset);
        size_t count = divide_window(matching, size);
        bool last = matching->offsets[size] == run.size;
        while (!last && count > 1 && matching->ends[count - 1] > size - MARGIN)
            count--;
        for (size_t i = 0; i < count; i++)
            ends[words++] = matching->offsets[matching->ends[i]];
    }
    return words;
}
