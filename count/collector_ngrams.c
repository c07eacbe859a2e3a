/* Counting n-grams, and pairs that stand near each other. */
#include <string.h>

#include "count/collector_state.h"

static void count_gram(struct collector *collector, uint32_t number)
{
    struct gram *gram = &collector->grams.grams[number];
    enum counts_by by = collector->settings->by;
    gram->count++;
    if (by != COUNTS_TOTAL && by != COUNTS_PAIR)
        gram->seen = units_add(&collector->units, number | UNITS_GRAM, gram->seen);
    else
        collector_see_item(collector, number | UNITS_GRAM,
            &collector->grams.terms[gram->term].seen,
            &collector->grams.terms[gram->term].documents);
}

void collector_extend(struct collector *collector, uint32_t number)
{
    uint32_t *before = collector->before;
    struct gram_hash *hashes = collector->hashes;
    uint32_t orders = collector_orders(collector, collector->before_count);
    collector_hash(collector, hashes, number, orders);
    for (uint32_t order = orders; order >= 2; order--)
        before[order] = grams_add(&collector->grams, &collector->dictionary, hashes[order],
            before[order - 1], number, order);
    before[1] = number;
    collector->before_count = orders;
}

static void count_ngrams(struct collector *collector, uint32_t number)
{
    collector_extend(collector, number);
    for (uint32_t order = collector->before_count; order >= 2; order--)
        count_gram(collector, collector->before[order]);
}

/* The same where some are known to be rare: these are none, and neither are longer ones
 * that hold them. */
static void count_frequent_ngrams(struct collector *collector, uint32_t number)
{
    uint32_t *before = collector->before;
    struct gram_hash *hashes = collector->hashes;
    uint32_t orders = collector_orders(collector, collector->before_count);
    unsigned frequent = 0; /* bit n: that of n words may be */
    collector_hash(collector, hashes, number, orders);
    for (uint32_t order = orders; order >= 2; order--) {
        frequent |= (unsigned)sketch_has(collector->sketch, hashes[order].terms) << order;
        grams_prefetch(&collector->grams, hashes[order]);
    }
    for (uint32_t order = orders; order >= 2; order--)
        grams_prefetch_gram(&collector->grams, hashes[order]);
    for (uint32_t order = orders; order >= 2; order--) {
        bool rare = !before[order - 1] || !(frequent >> order & 1);
        before[order] = rare ? 0
                             : grams_add(&collector->grams, &collector->dictionary,
                                   hashes[order], before[order - 1], number, order);
        if (!rare)
            count_gram(collector, before[order]);
    }
    before[1] = number;
    collector->before_count = orders;
}

static void count_pairs(struct collector *collector, uint32_t number)
{
    uint32_t *before = collector->before;
    uint32_t window = collector->settings->window;
    const struct dictionary *dictionary = &collector->dictionary;
    uint32_t term = dictionary_word(dictionary, number)->term;
    for (uint32_t i = 0; i < collector->before_count; i++) {
        struct gram_hash first = {before[i], dictionary_word(dictionary, before[i])->term};
        struct gram_hash hash = grams_hash(&collector->grams, first, number, term);
        count_gram(collector,
            grams_add(&collector->grams, dictionary, hash, before[i], number, 2));
    }
    if (collector->before_count < window)
        collector->before_count++;
    memmove(before + 1, before, (collector->before_count - 1) * sizeof *before);
    before[0] = number;
}

void collector_count_ngrams(struct collector *collector, uint32_t number)
{
    if (collector->settings->by == COUNTS_PAIR)
        count_pairs(collector, number);
    else if (collector->sketch)
        count_frequent_ngrams(collector, number);
    else if (collector->settings->ngrams > 1)
        count_ngrams(collector, number);
}

/* Has the processor fetch what count_ngrams will look at: n-grams are anywhere in memory.
 */
void collector_expect_ngrams(
    const struct collector *collector, const struct collector_word *batch, size_t count)
{
    struct gram_hash hashes[GRAMS_LONGEST + 1], all[COLLECTOR_BATCH * GRAMS_LONGEST];
    uint32_t before_count = collector->before_count;
    size_t some = 0;
    if (collector->settings->by == COUNTS_PAIR || collector->settings->ngrams <= 1 ||
        collector->sketch)
        return;
    memcpy(hashes, collector->hashes, (collector->settings->ngrams + 1) * sizeof *hashes);
    for (size_t i = 0; i < count; i++) {
        uint32_t orders = batch[i].number ? collector_orders(collector, before_count) : 0;
        before_count = orders;
        if (!orders)
            continue;
        collector_hash(collector, hashes, batch[i].number, orders);
        for (uint32_t order = 2; order <= orders; order++) {
            grams_prefetch(&collector->grams, hashes[order]);
            all[some++] = hashes[order];
        }
    }
    for (size_t i = 0; i < some; i++)
        grams_prefetch_gram(&collector->grams, all[i]);
    for (size_t i = 0; i < some; i++)
        grams_prefetch_term(&collector->grams, all[i]);
}
