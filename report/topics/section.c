#include "report/topics/section.h"

#include <stdlib.h>

#include "lib/memory.h"
#include "report/models/mentions.h"
#include "report/topics/periods.h"
#include "report/topics/topics.h"
#include "report/topics/usual.h"

static bool is_document_of(const struct corpus *corpus, struct span name)
{
    size_t first = 0, end = corpus->document_count;
    while (first < end) {
        size_t middle = first + (end - first) / 2;
        int order = span_compare(corpus->documents[middle].name, name);
        if (order == 0)
            return true;
        if (order < 0)
            first = middle + 1;
        else
            end = middle;
    }
    return false;
}

/* Of a comparison the sides are two periods: this one, which has the corpus's documents, and
 * the other; memory_new'd. */
static uint32_t *find_sides_new(
    const struct corpus *all, const struct material *material, struct summary *summary)
{
    uint32_t *sides = memory_new(all->document_count + 1, sizeof *sides);
    const char *here = summary->sides[0], *there = summary->sides[1];
    summary->period_count = 2;
    summary->periods = arena_new(&summary->topics_arena, 2, sizeof *summary->periods);
    summary->periods[0] = span_of(here);
    summary->periods[1] = span_of(there);
    summary->notes[SECTION_TRENDS] = "each topic's share of %1, then of %2";
    summary->note_values[SECTION_TRENDS][0] = here;
    summary->note_values[SECTION_TRENDS][1] = there;
    for (size_t d = 0; d < all->document_count; d++)
        sides[d] = !is_document_of(material->corpus, all->documents[d].name);
    return sides;
}

/* The period of each document, where periods are wanted; memory_new'd. */
static uint32_t *find_periods_new(
    const struct corpus *corpus, const struct material *material, struct summary *summary)
{
    static const char *const notes[] = {[DATE_DAY] = "each topic's share by day",
        [DATE_WEEK] = "each topic's share by week",
        [DATE_MONTH] = "each topic's share by month"};
    static const struct sources none;
    if (material->compares && material->history)
        return find_sides_new(corpus, material, summary);
    if (!material->by_period)
        return NULL;
    summary->notes[SECTION_TRENDS] = notes[material->period];
    return periods_find(
        corpus, material->sources ? material->sources : &none, material->period, summary);
}

const char *topics_section(const struct material *material, struct summary *summary)
{
    const struct corpus *corpus = material->history ? material->history : material->corpus;
    if (material->topics == TOPICS_AUTO && !material->topic_model &&
        mentions_suit(corpus)) {
        summary->notes[SECTION_TOPICS] = "a short article has none (--topics=N finds N)";
        return NULL;
    }
    uint32_t *periods = find_periods_new(corpus, material, summary);
    const char *wrong = topics_find(corpus,
        &(struct topics_options){.topics = material->topics,
            .top = material_top(material),
            .file = material->topic_model,
            .periods = periods,
            .shares = material->shares},
        summary);
    free(periods);
    if (!wrong && material->page)
        topics_tell_usual(corpus, summary);
    return wrong;
}
