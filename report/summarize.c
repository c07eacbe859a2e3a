#include "report/summarize.h"

#include "report/brief/brief.h"
#include "report/models/terms.h"
#include "report/quotes/concordance.h"
#include "report/quotes/joints.h"
#include "report/sections.h"
#include "report/topics/section.h"

bool summarize_finds_topics(const struct summary *summary)
{
    for (size_t i = 0; i < summary->order_count; i++)
        if (sections[summary->order[i]].find == topics_section)
            return true;
    return false;
}

bool summarize_needs_ngrams(const struct summary *summary)
{
    for (size_t i = 0; i < summary->order_count; i++)
        if (sections[summary->order[i]].needs == NEEDS_NGRAMS)
            return true;
    return summarize_finds_topics(summary); /* their labels */
}

bool summarize_can(const struct material *material, enum section section)
{
    const struct corpus *corpus = material->corpus;
    switch (sections[section].needs) {
    case NEEDS_NGRAMS:
        return corpus->ngram_count > 0;
    case NEEDS_UNITS:
        return corpus->unit_count > 0;
    case NEEDS_SENTENCES:
        return corpus->by == COUNTS_SENTENCE;
    case NEEDS_PERIODS:
        return corpus->unit_count > 0 &&
               (material->compares || (material->by_period && material->sources));
    case NEEDS_ARCHIVE:
        return material->archive && (material->known || material->reference);
    case NEEDS_GROUPS:
    case NEEDS_SERIES:
        return false; /* where there are some, they are shown */
    case NEEDS_REFERENCE:
        return material->reference;
    default:
        return true;
    }
}

/* Finds the wanted sections, in their usual order: topics come before their trends. */
static const char *find_sections(const struct material *material, struct summary *summary)
{
    const char *wrong = NULL;
    for (int s = 0; s < SECTION_COUNT && !wrong; s++) {
        bool found = !sections[s].find || !summary_has(summary, (enum section)s);
        for (int before = 0; before < s && !found; before++)
            found = sections[before].find == sections[s].find &&
                    summary_has(summary, (enum section)before);
        if (!found)
            wrong = sections[s].find(material, summary);
    }
    return wrong;
}

static struct quotes_result quote(const struct material *material, struct summary *summary)
{
    const struct corpus *corpus = material->corpus;
    struct quotes *quotes = quotes_new(material->sources);
    if (corpus->document_count == 1)
        summary->title =
            arena_copy(&summary->arena, quotes_title(quotes, corpus->documents[0].name));
    if (material->sources)
        joints_restore(corpus, quotes, summary);
    quotes_fill(quotes, summary);
    if (material->page) {
        concordance_find(corpus, quotes, summary);
        concordance_surround(corpus, quotes, summary);
    }
    if (summary->brief || summary_has(summary, SECTION_GROUPS))
        brief_find(material, quotes, summary);
    struct quotes_result result = quotes_result(quotes);
    result.unlisted.first = arena_copy(&summary->arena, result.unlisted.first);
    result.failed.first = arena_copy(&summary->arena, result.failed.first);
    quotes_free(quotes);
    return result;
}

/* Of a comparison: who the sides are, and how much the other has. */
static void name_sides(const struct material *material, struct summary *summary)
{
    if (!material->compares || !material->reference)
        return;
    summary->sides[0] = material->sides[0] ? material->sides[0] : "here";
    summary->sides[1] = material->sides[1] ? material->sides[1] : "there";
    struct summary other = {.order_count = 0};
    overview_count(material->reference, &other);
    summary->other_documents = other.overview.documents;
    summary->other_tokens = other.overview.tokens;
    arena_free(&other.arena);
}

const char *summarize(
    const struct material *material, struct summary *summary, struct quotes_result *quoted)
{
    name_sides(material, summary);
    overview_count(material->corpus, summary);
    const char *wrong = find_sections(material, summary);
    *quoted = quote(material, summary);
    return wrong;
}
