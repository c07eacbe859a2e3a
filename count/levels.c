#include "count/levels.h"

#include <stdlib.h>

#include "count/pair_table.h"
#include "count/rough_counts.h"
#include "lib/memory.h"

enum {
    AHEAD = 32,            /* words ahead for which memory is prefetched */
    BLOCK = 256,           /* words whose pairs are dealt with together */
    ROUGH_LEAST = 1 << 19, /* words: the pairs of fewer are counted in the cache */
};

/* What became of a pair: the number of its gram and of its term, within their level; 0 where
 * they are rare. */
struct numbers {
    uint32_t gram, term;
};

struct levels {
    struct tally *tally;
    const struct tape *tape;
    struct tape_range range;
    const struct levels_options *options;
    uint32_t order;    /* of the level in progress */
    size_t size;       /* words of the range */
    uint32_t *grams;   /* owned; of each word the gram that begins there; AHEAD + 1 more */
    uint32_t *term_of; /* owned; the term of each gram of the level, or of that before */
    uint32_t before;   /* how many grams these are */
    uint32_t pair_count;
    uint32_t gram_base;   /* number of the level's first gram among all, less 1 */
    uint32_t before_base; /* likewise, of the level before */
    uint32_t term_base;
    struct pair_table pairs;   /* of grams of the level before */
    struct rough_counts rough; /* of their terms */
    struct numbers *numbers;   /* owned; of each pair */
};

/* ------------------------------------------------------------------ parts */

static void see_terms(struct levels *levels, struct tape_stretch stretch, uint32_t mark)
{
    struct gram_term *terms = &levels->tally->grams.terms[levels->term_base];
    for (size_t i = stretch.begin; i < stretch.end; i++) {
        __builtin_prefetch(&terms[levels->term_of[levels->grams[i + AHEAD]]], 1);
        struct gram_term *term = &terms[levels->term_of[levels->grams[i]]];
        if (levels->grams[i])
            tally_see(&term->seen, &term->documents, mark);
    }
}

static void add_postings(struct levels *levels, struct tape_stretch stretch)
{
    struct gram *grams = &levels->tally->grams.grams[levels->gram_base];
    struct units *units = &levels->tally->units;
    for (size_t i = stretch.begin; i < stretch.end; i++) {
        __builtin_prefetch(&grams[levels->grams[i + AHEAD]], 1);
        uint32_t number = levels->grams[i];
        if (number)
            grams[number].seen = units_add(
                units, (levels->gram_base + number) | UNITS_GRAM, grams[number].seen);
    }
}

/* The first document was open before: its terms are marked. */
static void end_opened(struct levels *levels)
{
    struct grams *grams = &levels->tally->grams;
    for (uint32_t i = levels->term_base + 1; i <= grams->term_count; i++) {
        grams->terms[i].opened = grams->terms[i].documents > 0;
        grams->terms[i].documents = 0;
    }
}

/* ------------------------------------------------------------------ words */

static void see_words(struct levels *levels, struct tape_stretch stretch, uint32_t mark)
{
    struct vocabulary *vocabulary = &levels->tally->vocabulary;
    const uint32_t *numbers = levels->grams;
    for (size_t i = stretch.begin; i < stretch.end; i++) {
        __builtin_prefetch(vocabulary_word(vocabulary, numbers[i + AHEAD]), 1);
        if (!numbers[i])
            continue;
        struct word *word = vocabulary_word(vocabulary, numbers[i]);
        struct term *term = &vocabulary->terms[word->term];
        word->count++;
        tally_see(&term->seen, &term->documents, mark);
    }
}

static void add_word_postings(struct levels *levels, struct tape_stretch stretch)
{
    struct vocabulary *vocabulary = &levels->tally->vocabulary;
    for (size_t i = stretch.begin; i < stretch.end; i++) {
        if (!levels->grams[i])
            continue;
        struct word *word = vocabulary_word(vocabulary, levels->grams[i]);
        word->seen = units_add(&levels->tally->units, levels->grams[i], word->seen);
    }
}

/* ------------------------------------------------------------------ all parts */

static void count_part(struct levels *levels, const struct tape_part *part, uint32_t mark)
{
    struct tape_stretch stretch =
        tape_stretch(levels->tape, levels->range, part, levels->order);
    bool by_unit = levels->tally->by != COUNTS_TOTAL, words = levels->order == 1;
    if (by_unit && words)
        add_word_postings(levels, stretch);
    else if (by_unit)
        add_postings(levels, stretch);
    else if (words)
        see_words(levels, stretch, mark);
    else
        see_terms(levels, stretch, mark);
    if (by_unit)
        units_end_lent(&levels->tally->units, part->unit);
    else if (mark == 1 && levels->tally->first_open && words)
        tally_end_opened(&levels->tally->vocabulary);
    else if (mark == 1 && levels->tally->first_open)
        end_opened(levels);
}

static void count_parts(struct levels *levels)
{
    const struct tape *tape = levels->tape;
    size_t first = tape_part_behind(tape, levels->range.fresh);
    for (size_t i = first; i < tape->part_count; i++) {
        count_part(levels, &tape->parts[i], (uint32_t)(i - first) + 1);
        if (tape->parts[i].end >= levels->range.end)
            break;
    }
}

/* ------------------------------------------------------------------ levels */

/* Bytes that are left for a table. */
static uint64_t memory_left(const struct levels *levels)
{
    const uint64_t memory = levels->options->memory;
    uint64_t used = tally_memory(levels->tally) + tape_memory(levels->tape) +
                    (uint64_t)levels->size * sizeof *levels->grams +
                    rough_counts_memory(&levels->rough) +
                    (uint64_t)levels->before * sizeof *levels->term_of;
    return used < memory ? memory - used : 0;
}

/* A pair, the word that it begins at, from the block's first, and where to look it up: the
 * counter of its terms, then its hash. */
struct found_pair {
    uint64_t pair;
    uint32_t at, place;
};

/* Some pairs, dealt with step by step: what one step fetches is there for the next. */
struct block {
    struct found_pair pairs[BLOCK];
    size_t count;
};

/* Finds the pairs that begin at the words of a block, where both of their halves are
 * frequent; returns how many words these are. */
static size_t find_pairs(const struct levels *levels, struct block *block, size_t begin)
{
    const uint32_t *grams = levels->grams + begin;
    size_t rest = levels->size - begin, size = rest < BLOCK ? rest : BLOCK, count = 0;
    for (uint32_t i = 0, left = grams[0]; i < size; i++) {
        uint32_t right = grams[i + 1];
        block->pairs[count].pair = pair_of(left, right);
        block->pairs[count].at = i;
        count += (left != 0) & (right != 0);
        left = right;
    }
    block->count = count;
    return size;
}

static uint64_t term_pair(const struct levels *levels, uint64_t pair)
{
    return pair_of(levels->term_of[pair >> 32], levels->term_of[(uint32_t)pair]);
}

static void fetch_counters(const struct levels *levels, struct block *block)
{
    for (size_t i = 0; i < block->count; i++) {
        struct found_pair *found = &block->pairs[i];
        found->place = rough_counter(&levels->rough, term_pair(levels, found->pair));
        rough_prefetch(&levels->rough, found->place);
    }
}

static void count_roughly(struct levels *levels)
{
    struct block block;
    unsigned least = rough_least(&levels->rough, levels->options->least);
    rough_counts_clear(&levels->rough);
    for (size_t i = 0; i < levels->size; i += BLOCK) {
        find_pairs(levels, &block, i);
        fetch_counters(levels, &block);
        for (size_t k = 0; k < block.count; k++)
            rough_count(&levels->rough, block.pairs[k].place, least);
    }
}

/* Leaves the pairs that are not known to be rare. */
static void leave_likely(const struct levels *levels, struct block *block)
{
    unsigned least = rough_least(&levels->rough, levels->options->least);
    size_t kept = 0;
    fetch_counters(levels, block);
    for (size_t i = 0; i < block->count; i++) {
        block->pairs[kept] = block->pairs[i];
        kept += rough_count_of(&levels->rough, block->pairs[i].place) >= least;
    }
    block->count = kept;
}

/* Numbers the pair that begins at a word, and counts it where its last word is fresh. False
 * where memory does not suffice. */
static inline bool count_pair(
    struct levels *levels, uint64_t pair, uint32_t hash, size_t at)
{
    size_t fresh = levels->range.fresh - levels->range.begin;
    struct pair_slot *slot = pair_table_add(&levels->pairs, pair, hash);
    if (!slot)
        return false;
    slot->count += at + levels->order > fresh;
    levels->grams[at] = slot->number;
    return true;
}

static bool count_block(struct levels *levels, struct block *block, size_t begin)
{
    for (size_t i = 0; i < block->count; i++) {
        struct found_pair *found = &block->pairs[i];
        found->place = pair_table_hash(&levels->pairs, found->pair);
        pair_table_prefetch(&levels->pairs, found->place);
    }
    for (size_t i = 0; i < block->count; i++) {
        const struct found_pair *found = &block->pairs[i];
        if (!count_pair(levels, found->pair, found->place, begin + found->at))
            return false;
    }
    return true;
}

static bool count_likely_pairs(struct levels *levels)
{
    struct block block;
    for (size_t i = 0; i < levels->size; i += BLOCK) {
        size_t size = find_pairs(levels, &block, i);
        memset(levels->grams + i, 0, size * sizeof *levels->grams);
        leave_likely(levels, &block);
        if (!count_block(levels, &block, i))
            return false;
    }
    return true;
}

/* Numbers and counts the pairs of the grams of the level before; `grams` has their numbers
 * then. False where memory does not suffice. */
static bool count_pairs(struct levels *levels)
{
    uint32_t *grams = levels->grams;
    if (levels->rough.counters)
        return count_likely_pairs(levels);
    for (size_t i = 0; i < levels->size; i++) {
        uint64_t pair = pair_of(grams[i], grams[i + 1]);
        if (!grams[i] || !grams[i + 1])
            grams[i] = 0;
        else if (!count_pair(levels, pair, pair_table_hash(&levels->pairs, pair), i))
            return false;
    }
    return true;
}

/* Adds the pairs up by their terms, which are no more than they and have room in the same
 * table. Returns how often each term occurs, by its number; owned by the caller. */
static uint32_t *count_terms(
    struct levels *levels, struct pair_counted *counted, uint32_t *term_count)
{
    struct pair_table *table = &levels->pairs;
    uint32_t count = levels->pair_count;
    uint32_t *counts = memory_new((size_t)count + 1, sizeof *counts);
    pair_table_clear(table, count);
    for (uint32_t i = 1; i <= count; i++) {
        if (i + AHEAD <= count)
            pair_table_prefetch(
                table, pair_table_hash(table, term_pair(levels, counted[i + AHEAD].pair)));
        uint64_t pair = term_pair(levels, counted[i].pair);
        struct pair_slot *slot = pair_table_add(table, pair, pair_table_hash(table, pair));
        counted[i].term = slot->number;
        counts[slot->number] += counted[i].count;
    }
    *term_count = table->count;
    return counts;
}

/* Numbers the frequent ones: counts become numbers, 0 for what is rare. */
static uint32_t number_frequent(uint32_t *counts, uint32_t count, uint64_t least)
{
    uint32_t number = 0;
    for (uint32_t i = 1; i <= count; i++)
        counts[i] = counts[i] >= least ? ++number : 0;
    return number;
}

/* The words of a pair: those of its left half, and the last of its right one. */
static void join_words(const struct levels *levels, uint64_t pair, uint32_t *words)
{
    const struct grams *grams = &levels->tally->grams;
    uint32_t left = (uint32_t)(pair >> 32), right = (uint32_t)pair,
             half = levels->order - 1;
    if (half == 1) {
        words[0] = left;
        words[1] = right;
        return;
    }
    memcpy(
        words, grams_words(grams, levels->before_base + left, half), half * sizeof *words);
    words[half] = grams_words(grams, levels->before_base + right, half)[half - 1];
}

static void append_gram(
    struct levels *levels, const struct pair_counted *counted, struct numbers numbers)
{
    struct grams *grams = &levels->tally->grams;
    struct gram_term *term = &grams->terms[levels->term_base + numbers.term];
    uint32_t number = levels->gram_base + numbers.gram;
    grams->grams[number] = (struct gram){.count = counted->count,
        .term = levels->term_base + numbers.term,
        .next = term->gram};
    term->gram = number;
    join_words(levels, counted->pair, grams_words(grams, number, levels->order));
}

/* The numbers of each pair; owned by the caller. `term_numbers`: of each term. */
static struct numbers *number_pairs(const struct levels *levels,
    const struct pair_counted *counted, const uint32_t *term_numbers, uint32_t *gram_count)
{
    struct numbers *numbers = memory_new((size_t)levels->pair_count + 1, sizeof *numbers);
    *gram_count = 0;
    for (uint32_t i = 1; i <= levels->pair_count; i++)
        if (term_numbers[counted[i].term])
            numbers[i] = (struct numbers){++*gram_count, term_numbers[counted[i].term]};
    return numbers;
}

/* Gives the frequent pairs their grams and terms. */
static void append_grams(struct levels *levels, const struct pair_counted *counted,
    const uint32_t *term_numbers, uint32_t term_count)
{
    struct grams *grams = &levels->tally->grams;
    uint32_t gram_count;
    levels->gram_base = grams->gram_count;
    levels->term_base = grams->term_count;
    levels->numbers = number_pairs(levels, counted, term_numbers, &gram_count);
    grams_begin_level(grams, levels->order, gram_count, term_count);
    levels->term_of =
        memory_resize(levels->term_of, (size_t)gram_count + 1, sizeof *levels->term_of);
    levels->term_of[0] = 0;
    for (uint32_t i = 1; i <= levels->pair_count; i++) {
        struct numbers numbers = levels->numbers[i];
        if (!numbers.gram)
            continue;
        append_gram(levels, &counted[i], numbers);
        levels->term_of[numbers.gram] = numbers.term;
    }
    levels->before = gram_count;
}

/* Chooses the frequent n-grams of those that were counted. */
static void levels_choose(struct levels *levels)
{
    uint32_t term_count;
    struct pair_counted *counted = pair_table_list(&levels->pairs);
    levels->pair_count = levels->pairs.count;
    uint32_t *terms = count_terms(levels, counted, &term_count);
    term_count = number_frequent(terms, term_count, levels->options->least);
    append_grams(levels, counted, terms, term_count);
    free(counted);
    free(terms);
}

/* Of each word the gram that begins there. */
static void renumber(struct levels *levels)
{
    const struct numbers *numbers = levels->numbers;
    for (size_t i = 0; i < levels->size; i++) {
        __builtin_prefetch(&numbers[levels->grams[i + AHEAD]]);
        levels->grams[i] = numbers[levels->grams[i]].gram;
    }
    free(levels->numbers);
    levels->numbers = NULL;
}

static void keep_places(struct levels *levels)
{
    uint32_t *places = memory_new(levels->size + 1, sizeof *places);
    for (size_t i = 0; i < levels->size; i++)
        if (levels->grams[i])
            places[i] = levels->gram_base + levels->grams[i];
    levels->tally->places[levels->order] = places;
}

/* About how many pairs will be in the table: of words a few more than of their terms. */
static size_t expected_pairs(struct levels *levels)
{
    size_t room = levels->pairs.capacity - levels->pairs.capacity / 4;
    if (!levels->rough.counters)
        return levels->before > room ? levels->before : room;
    count_roughly(levels);
    size_t reached = rough_counts_reached(&levels->rough, levels->options->least);
    return reached + reached / 4;
}

static bool count_level(struct levels *levels)
{
    uint32_t before_base = levels->gram_base;
    pair_table_reset(&levels->pairs, expected_pairs(levels), memory_left(levels));
    if (!count_pairs(levels))
        return false;
    levels->before_base = before_base;
    levels_choose(levels);
    renumber(levels);
    count_parts(levels);
    if (levels->tally->tape)
        keep_places(levels);
    return memory_left(levels) > 0;
}

/* A word that is rare is in no frequent n-gram. */
static void pass_over_rare_words(struct levels *levels)
{
    const struct vocabulary *vocabulary = &levels->tally->vocabulary;
    uint64_t *counts = memory_new((size_t)vocabulary->term_count + 1, sizeof *counts);
    for (uint32_t i = 1; i <= vocabulary->word_count; i++) {
        const struct word *word = vocabulary_word(vocabulary, i);
        counts[word->term] += word->count;
    }
    for (size_t i = 0; i < levels->size; i++)
        if (counts[levels->term_of[levels->grams[i]]] < levels->options->least)
            levels->grams[i] = 0;
    free(counts);
}

static void levels_begin(struct levels *levels)
{
    const struct vocabulary *vocabulary = &levels->tally->vocabulary;
    levels->grams = memory_new(levels->size + AHEAD + 1, sizeof *levels->grams);
    memcpy(levels->grams, levels->tape->words + levels->range.begin,
        levels->size * sizeof *levels->grams);
    levels->before = vocabulary->word_count;
    levels->term_of = memory_new((size_t)levels->before + 1, sizeof *levels->term_of);
    for (uint32_t i = 1; i <= levels->before; i++)
        levels->term_of[i] = vocabulary_word(vocabulary, i)->term;
}

bool levels_count(struct tally *tally, const struct tape *tape, struct tape_range range,
    const struct levels_options *options)
{
    struct levels levels = {.tally = tally,
        .tape = tape,
        .range = range,
        .options = options,
        .order = 1,
        .size = range.end - range.begin};
    levels_begin(&levels);
    count_parts(&levels);
    bool fits = true;
    if (options->least > 1) {
        pass_over_rare_words(&levels);
        if (levels.size >= ROUGH_LEAST)
            rough_counts_open(&levels.rough, levels.size, options->least);
    }
    pair_table_open(&levels.pairs, 0, memory_left(&levels));
    for (levels.order = 2; levels.order <= options->ngrams && fits; levels.order++)
        fits = count_level(&levels);
    pair_table_close(&levels.pairs);
    rough_counts_close(&levels.rough);
    free(levels.grams);
    free(levels.term_of);
    return fits;
}
