/* Learning which n-grams are rare, before they are counted. */
#include <stdlib.h>

#include "count/counter_state.h"
#include "lib/memory.h"

enum {
    SKETCH_MOST = 1 << 26, /* counters: one for every second word of an archive of 100,000
                              articles */
    SKETCH_LEAST = 1 << 16,
    SKETCH_PART = 8, /* at most one byte in so many of the memory */
};

static struct sketch *sketch_for(uint64_t memory)
{
    size_t size = SKETCH_MOST;
    while (size > SKETCH_LEAST && size > memory / SKETCH_PART)
        size /= 2;
    return sketch_new(size);
}

void counter_survey(struct counter *counter, struct input *input)
{
    if (!counter->sketch)
        counter->sketch = sketch_for(counter->settings->memory);
    counter->surveying = true;
    if (!counter->over)
        counter_run(counter, input);
}

void counter_survey_word(struct counter *counter, uint32_t number)
{
    uint32_t orders = counter_orders(counter, counter->before_count);
    counter_hash(counter, counter->hashes, number, orders);
    for (uint32_t order = orders; order >= 2; order--)
        sketch_add(counter->sketch, counter->hashes[order].terms);
    counter->before_count = orders;
}

void counter_survey_end(struct counter *counter, uint64_t least)
{
    counter->surveying = false;
    counter->document = 0;
    counter->document_number = 0;
    /* What is rare by itself may be frequent with a term that reads like it. */
    if (counter->over || counter->alike) {
        sketch_free(counter->sketch);
        counter->sketch = NULL;
        vocabulary_clear(&counter->vocabulary);
        counter->over = false;
    } else {
        sketch_end(counter->sketch, least);
    }
}
