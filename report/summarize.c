#include "report/summarize.h"

#include <stdlib.h>

#include "report/models/collocations.h"
#include "report/models/dispersion.h"
#include "report/models/keyness.h"
#include "report/models/sentences.h"
#include "report/models/terms.h"
#include "report/phrases/phrases.h"
#include "report/quotes/concordance.h"
#include "report/topics/map.h"
#include "report/topics/periods.h"
#include "report/topics/topics.h"

enum {
    TOP_USUAL = 10,
    SENTENCES_USUAL = 5, /* they take more room than other rows */
};

static bool wants(const struct summary *summary, enum section section)
{
    return summary_has(summary, section);
}

bool summarize_wants_topics(const struct summary *summary)
{
    return wants(summary, SECTION_TOPICS) || wants(summary, SECTION_DOCUMENTS) ||
           wants(summary, SECTION_TRENDS);
}

bool summarize_wants_ngrams(const struct summary *summary)
{
    return wants(summary, SECTION_PHRASES) || wants(summary, SECTION_COLLOCATIONS) ||
           summarize_wants_topics(summary); /* their labels */
}

static size_t top_of(const struct summarize_options *options)
{
    return options->top ? options->top : TOP_USUAL;
}

/* What is held against the reference, or, where there is none, the usual frequencies. */
static void find_against(const struct summarize_tables *tables,
    const struct summarize_options *options, struct summary *summary)
{
    const struct corpus *reference = tables->reference;
    size_t top = top_of(options);
    if (wants(summary, SECTION_KEYNESS) && reference)
        keyness_against(tables->corpus, reference, top, summary);
    else if (wants(summary, SECTION_KEYNESS))
        keyness_usual(tables->corpus, top, summary);
    if (wants(summary, SECTION_PHRASES))
        phrases_find(tables->corpus,
            &(struct phrases_options){.top = top, .reference = reference}, summary);
}

/* The period of each document, where periods are wanted; memory_new'd. */
static uint32_t *find_periods_new(const struct corpus *corpus,
    const struct summarize_options *options, struct summary *summary)
{
    static const char *const names[] = {
        [DATE_DAY] = "day", [DATE_WEEK] = "week", [DATE_MONTH] = "month"};
    if (!options->by_period)
        return NULL;
    summary->notes[SECTION_TRENDS] =
        arena_print(&summary->arena, "each topic's share by %s", names[options->period])
            .data;
    static const struct sources none;
    return periods_find(
        corpus, options->sources ? options->sources : &none, options->period, summary);
}

static const char *find_topics(const struct corpus *corpus,
    const struct summarize_options *options, struct summary *summary)
{
    uint32_t *periods = find_periods_new(corpus, options, summary);
    const char *wrong = topics_find(corpus,
        &(struct topics_options){
            options->topics, top_of(options), options->topic_model, periods},
        summary);
    free(periods);
    if (!wrong && options->page)
        topic_map_place(corpus, summary);
    return wrong;
}

static struct quotes_result quote(const struct corpus *corpus,
    const struct summarize_options *options, struct summary *summary)
{
    struct quotes *quotes = quotes_new(options->sources);
    if (corpus->document_count == 1)
        summary->title =
            arena_copy(&summary->arena, quotes_title(quotes, corpus->documents[0].name));
    quotes_fill(quotes, summary);
    if (options->page) {
        concordance_find(corpus, quotes, summary);
        concordance_surround(corpus, quotes, summary);
    }
    struct quotes_result result = quotes_result(quotes);
    result.unlisted.first = arena_copy(&summary->arena, result.unlisted.first);
    result.failed.first = arena_copy(&summary->arena, result.failed.first);
    quotes_free(quotes);
    return result;
}

const char *summarize(const struct summarize_tables *tables,
    const struct summarize_options *options, struct summary *summary,
    struct quotes_result *quoted)
{
    const struct corpus *corpus = tables->corpus;
    const char *wrong = NULL;
    overview_count(corpus, summary);
    if (wants(summary, SECTION_TERMS))
        terms_count(corpus, top_of(options), summary);
    find_against(tables, options, summary);
    if (wants(summary, SECTION_COLLOCATIONS))
        collocations_find(corpus, top_of(options), summary);
    if (wants(summary, SECTION_DISPERSION))
        dispersion_measure(corpus, top_of(options), summary);
    if (summarize_wants_topics(summary))
        wrong = find_topics(tables->history ? tables->history : corpus, options, summary);
    if (wants(summary, SECTION_SENTENCES))
        sentences_choose(corpus,
            &(struct sentences_options){options->top ? options->top : SENTENCES_USUAL},
            summary);
    *quoted = quote(corpus, options, summary);
    return wrong;
}
