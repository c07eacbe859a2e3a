#include "report/topics/section.h"

#include <stdlib.h>

#include "report/models/mentions.h"
#include "report/topics/map.h"
#include "report/topics/periods.h"
#include "report/topics/topics.h"

/* The period of each document, where periods are wanted; memory_new'd. */
static uint32_t *find_periods_new(
    const struct corpus *corpus, const struct material *material, struct summary *summary)
{
    static const char *const names[] = {
        [DATE_DAY] = "day", [DATE_WEEK] = "week", [DATE_MONTH] = "month"};
    static const struct sources none;
    if (!material->by_period)
        return NULL;
    summary->notes[SECTION_TRENDS] =
        arena_print(&summary->arena, "each topic's share by %s", names[material->period])
            .data;
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
        &(struct topics_options){
            material->topics, material_top(material), material->topic_model, periods},
        summary);
    free(periods);
    if (!wrong && material->page)
        topic_map_place(corpus, summary);
    return wrong;
}
