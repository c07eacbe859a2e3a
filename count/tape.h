/* The words of a stretch of the stream, by their numbers, as they came: what n-grams are
 * counted of, level by level. */
#ifndef COUNT_TAPE_H
#define COUNT_TAPE_H

#include "lib/arena.h"

/* Words up to `end` that are counted by themselves: a unit, in totals a document. */
struct tape_part {
    size_t end;        /* index in words */
    uint64_t document; /* its number in the stream, from 1 */
    struct span unit;  /* the unit's name, in the tape's arena */
};

struct tape {
    uint32_t *words; /* owned; 0 where no n-gram reaches over */
    size_t count, capacity;
    struct tape_part *parts; /* owned */
    size_t part_count, part_capacity;
    size_t fresh; /* the words before are of an earlier stretch: n-grams begin with them */
    struct arena names;
    size_t name_bytes;
};

/* Some words of a tape, from `fresh` on: those from `begin` on only begin n-grams. */
struct tape_range {
    size_t begin, fresh, end;
};

/* Zero-initialise one to begin with. */
void tape_close(struct tape *tape);

static inline size_t tape_memory(const struct tape *tape)
{
    return tape->count * sizeof *tape->words + tape->part_count * sizeof *tape->parts +
           tape->name_bytes;
}

void tape_grow(struct tape *tape);

/* Appends a word, or 0. */
static inline void tape_push(struct tape *tape, uint32_t number)
{
    if (tape->count == tape->capacity)
        tape_grow(tape);
    tape->words[tape->count++] = number;
}

/* Ends a part, whose unit's name is copied. One without words is none. */
void tape_end_part(struct tape *tape, uint64_t document, struct span unit);

/* The first part that has words behind an index. */
size_t tape_part_behind(const struct tape *tape, size_t index);

/* The range of the words [first, end), with up to `before` words that stand before them and
 * may begin n-grams which end there. */
struct tape_range tape_range(
    const struct tape *tape, size_t first, size_t end, size_t before);

/* Of a part the words of a range, from its beginning, with which n-grams of an order begin
 * that end in the part and are of the range. */
struct tape_stretch {
    size_t begin, end;
};
struct tape_stretch tape_stretch(const struct tape *tape, struct tape_range range,
    const struct tape_part *part, uint32_t order);

/* Forgets all. */
void tape_clear(struct tape *tape);

#endif
