/* Counting n-grams. */
#include <string.h>

#include "count/counter_state.h"

static void count_gram(struct counter *counter, uint32_t number)
{
    struct gram *gram = &counter->grams.grams[number];
    enum counts_by by = counter->settings->by;
    gram->count++;
    if (by != COUNTS_TOTAL)
        gram->seen = units_add(&counter->units, number | UNITS_GRAM, gram->seen);
    else
        counter_see_item(counter, number | UNITS_GRAM,
            &counter->grams.terms[gram->term].seen,
            &counter->grams.terms[gram->term].documents);
}

void counter_extend(struct counter *counter, uint32_t number)
{
    uint32_t *before = counter->before;
    struct gram_hash *hashes = counter->hashes;
    uint32_t orders = counter_orders(counter, counter->before_count);
    counter_hash(counter, hashes, number, orders);
    for (uint32_t order = orders; order >= 2; order--)
        before[order] = grams_add(&counter->grams, &counter->vocabulary, hashes[order],
            before[order - 1], number, order);
    before[1] = number;
    counter->before_count = orders;
}

static void count_ngrams(struct counter *counter, uint32_t number)
{
    counter_extend(counter, number);
    for (uint32_t order = counter->before_count; order >= 2; order--)
        count_gram(counter, counter->before[order]);
}

/* The same where some are known to be rare: these are none, and neither are longer ones
 * that hold them. */
static void count_frequent_ngrams(struct counter *counter, uint32_t number)
{
    uint32_t *before = counter->before;
    struct gram_hash *hashes = counter->hashes;
    uint32_t orders = counter_orders(counter, counter->before_count);
    unsigned frequent = 0; /* bit n: that of n words may be */
    counter_hash(counter, hashes, number, orders);
    for (uint32_t order = orders; order >= 2; order--) {
        frequent |= (unsigned)sketch_has(counter->sketch, hashes[order].terms) << order;
        grams_prefetch(&counter->grams, hashes[order]);
    }
    for (uint32_t order = orders; order >= 2; order--)
        grams_prefetch_gram(&counter->grams, hashes[order]);
    for (uint32_t order = orders; order >= 2; order--) {
        bool rare = !before[order - 1] || !(frequent >> order & 1);
        before[order] = rare ? 0
                             : grams_add(&counter->grams, &counter->vocabulary,
                                   hashes[order], before[order - 1], number, order);
        if (!rare)
            count_gram(counter, before[order]);
    }
    before[1] = number;
    counter->before_count = orders;
}

void counter_count_ngrams(struct counter *counter, uint32_t number)
{
    if (counter->sketch)
        count_frequent_ngrams(counter, number);
    else if (counter->settings->ngrams > 1)
        count_ngrams(counter, number);
}

/* Has the processor fetch what count_ngrams will look at: n-grams are anywhere in memory.
 */
void counter_expect_ngrams(
    const struct counter *counter, const struct counter_word *batch, size_t count)
{
    struct gram_hash hashes[GRAMS_LONGEST + 1], all[COUNTER_BATCH * GRAMS_LONGEST];
    uint32_t before_count = counter->before_count;
    size_t some = 0;
    if (counter->settings->ngrams <= 1 || counter->sketch)
        return;
    memcpy(hashes, counter->hashes, (counter->settings->ngrams + 1) * sizeof *hashes);
    for (size_t i = 0; i < count; i++) {
        uint32_t orders = batch[i].number ? counter_orders(counter, before_count) : 0;
        before_count = orders;
        if (!orders)
            continue;
        counter_hash(counter, hashes, batch[i].number, orders);
        for (uint32_t order = 2; order <= orders; order++) {
            grams_prefetch(&counter->grams, hashes[order]);
            all[some++] = hashes[order];
        }
    }
    for (size_t i = 0; i < some; i++)
        grams_prefetch_gram(&counter->grams, all[i]);
    for (size_t i = 0; i < some; i++)
        grams_prefetch_term(&counter->grams, all[i]);
}
