/* Learning which n-grams are rare, before they are counted. */
#include <stdlib.h>

#include "count/collector_state.h"
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

void collector_survey(struct collector *collector, struct input *input)
{
    if (!collector->sketch)
        collector->sketch = sketch_for(collector->settings->memory);
    collector->surveying = true;
    if (!collector->over)
        collector_run(collector, input);
}

void collector_survey_word(struct collector *collector, uint32_t number)
{
    uint32_t orders = collector_orders(collector, collector->before_count);
    collector_hash(collector, collector->hashes, number, orders);
    for (uint32_t order = orders; order >= 2; order--)
        sketch_add(collector->sketch, collector->hashes[order].terms);
    collector->before_count = orders;
}

void collector_survey_end(struct collector *collector, uint64_t least)
{
    collector->surveying = false;
    collector->document = 0;
    collector->document_number = 0;
    /* What is rare by itself may be frequent with a term that reads like it. */
    if (collector->over || collector->alike) {
        sketch_free(collector->sketch);
        collector->sketch = NULL;
        dictionary_clear(&collector->dictionary);
        collector->over = false;
    } else {
        sketch_end(collector->sketch, least);
    }
}
