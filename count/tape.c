#include "count/tape.h"

#include <stdlib.h>

#include "lib/memory.h"

void tape_close(struct tape *tape)
{
    free(tape->words);
    free(tape->parts);
    arena_free(&tape->names);
}

void tape_grow(struct tape *tape)
{
    enum { FIRST = 1 << 14 }; /* words */
    size_t need = tape->count < FIRST ? FIRST : tape->count + 1;
    tape->words = memory_grow(tape->words, &tape->capacity, need, sizeof *tape->words);
}

void tape_end_part(struct tape *tape, uint64_t document, struct span unit)
{
    size_t begin = tape->part_count ? tape->parts[tape->part_count - 1].end : tape->fresh;
    if (begin == tape->count)
        return;
    tape->parts = memory_grow(
        tape->parts, &tape->part_capacity, tape->part_count + 1, sizeof *tape->parts);
    tape->parts[tape->part_count++] =
        (struct tape_part){tape->count, document, arena_copy(&tape->names, unit)};
    tape->name_bytes += unit.size + 1;
}

size_t tape_part_behind(const struct tape *tape, size_t index)
{
    size_t low = 0, high = tape->part_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (tape->parts[middle].end > index)
            high = middle;
        else
            low = middle + 1;
    }
    return low;
}

struct tape_range tape_range(
    const struct tape *tape, size_t first, size_t end, size_t before)
{
    size_t begin = first;
    while (begin > 0 && first - begin < before && tape->words[begin - 1])
        begin--;
    return (struct tape_range){begin, first, end};
}

static size_t clamp(size_t at, size_t least, size_t most)
{
    return at < least ? least : at > most ? most : at;
}

struct tape_stretch tape_stretch(const struct tape *tape, struct tape_range range,
    const struct tape_part *part, uint32_t order)
{
    size_t begin = part > tape->parts ? part[-1].end : 0, back = order - 1;
    begin = clamp(begin, range.fresh, range.end);
    size_t end = clamp(part->end, range.fresh, range.end);
    return (struct tape_stretch){
        begin < range.begin + back ? 0 : begin - back - range.begin,
        end < range.begin + back ? 0 : end - back - range.begin};
}

void tape_clear(struct tape *tape)
{
    tape->count = tape->part_count = tape->fresh = 0;
    arena_free(&tape->names);
    tape->name_bytes = 0;
}
