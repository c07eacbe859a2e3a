#include "tokenize/words/regions.h"

#define INLINE static inline __attribute__((always_inline))

enum { BLOCK = 64, BATCH = 8 };

INLINE bool is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

/* Whether the joint at text[at] joins the ASCII letters or digits beside it: rules WB6,
 * WB7, WB11 and WB12 of UAX #29. */
INLINE bool joins(const char *text, size_t at)
{
    char joint = text[at];
    bool before = is_digit(text[at - 1]), after = is_digit(text[at + 1]);
    if (before != after || joint == '"')
        return false;
    if (joint == '.' || joint == '\'')
        return true;
    return before ? joint != ':' : joint == ':';
}

/* A block and the bits next to it. */
struct neighbours {
    uint64_t alnum_before, other_before; /* bit i: of byte i - 1 */
    uint64_t alnum_after, other_after;   /* bit i: of byte i + 1 */
};

INLINE struct neighbours neighbours_of(
    const struct bytes_block *block, uint64_t alnum_carry, uint64_t other_carry)
{
    const struct bytes_block *next = block + 1;
    return (struct neighbours){
        .alnum_before = block->alnum << 1 | alnum_carry,
        .other_before = block->other << 1 | other_carry,
        .alnum_after = block->alnum >> 1 | next->alnum << (BLOCK - 1),
        .other_after = block->other >> 1 | next->other << (BLOCK - 1),
    };
}

/* The joints of a block that belong to a region. Beside bytes of other characters they all
 * do, for the plain code to judge. */
INLINE uint64_t joined(const char *text, const struct bytes_block *block, size_t base,
    const struct neighbours *beside)
{
    uint64_t set = block->joint &
                   (beside->other_before | (beside->alnum_before & beside->other_after));
    uint64_t between = block->joint & beside->alnum_before & beside->alnum_after;
    for (; between; between &= between - 1) {
        size_t at = base + (size_t)__builtin_ctzll(between);
        if (joins(text, at))
            set |= between & -between;
    }
    return set;
}

/* Writes the positions of the bits into every second number, eight at a time whether there
 * are as many or not: a branch that can be foretold is cheaper than the stores. */
INLINE size_t write_positions(uint32_t *room, uint64_t bits, uint32_t base)
{
    size_t count = (size_t)__builtin_popcountll(bits);
    for (size_t written = 0; written < count; written += BATCH) {
        for (size_t i = 0; i < BATCH; i++) {
            room[2 * (written + i)] = base + (uint32_t)(bits ? __builtin_ctzll(bits) : 0);
            bits &= bits - 1;
        }
    }
    return count;
}

BYTES_VERSIONS static size_t find(
    const char *text, const struct bytes_block *blocks, size_t count, struct token *regions)
{
    uint64_t alnum_carry = 0, other_carry = 0, region_carry = 0;
    uint32_t *begins = &regions->begin, *ends = &regions->end;
    for (size_t i = 0; i < count; i++) {
        const struct bytes_block *block = &blocks[i];
        struct neighbours beside = neighbours_of(block, alnum_carry, other_carry);
        uint64_t region =
            block->alnum | block->other | joined(text, block, i * BLOCK, &beside);
        uint64_t before = region << 1 | region_carry;
        uint32_t base = (uint32_t)(i * BLOCK);
        begins += 2 * write_positions(begins, region & ~before, base);
        ends += 2 * write_positions(ends, before & ~region, base);
        alnum_carry = block->alnum >> (BLOCK - 1);
        other_carry = block->other >> (BLOCK - 1);
        region_carry = region >> (BLOCK - 1);
    }
    if (region_carry)
        *ends = (uint32_t)(count * BLOCK);
    return (size_t)(begins - &regions->begin) / 2;
}

/* Whether one of the bytes from begin to end is beyond ASCII or an underscore. */
static bool has_other(const struct bytes_block *blocks, uint32_t begin, uint32_t end)
{
    uint64_t first = ~(uint64_t)0 << begin % BLOCK;
    uint64_t last = ~(uint64_t)0 >> (BLOCK - 1 - (end - 1) % BLOCK);
    uint32_t block = begin / BLOCK, stop = (end - 1) / BLOCK;
    if (block == stop)
        return blocks[block].other & first & last;
    uint64_t other = blocks[block].other & first;
    while (++block < stop)
        other |= blocks[block].other;
    return other | (blocks[stop].other & last);
}

size_t regions_find(struct span text, const struct bytes *bytes, struct token *regions)
{
    size_t count = find(text.data, bytes->blocks, bytes->count, regions);
    if (bytes->other)
        for (size_t i = 0; i < count; i++)
            if (has_other(bytes->blocks, regions[i].begin, regions[i].end))
                regions[i].end |= TOKEN_REGION;
    return count;
}
