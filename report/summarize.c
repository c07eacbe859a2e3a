#include "report/summarize.h"

#include "lib/parallel.h"
#include "report/brief/brief.h"
#include "report/models/terms.h"
#include "report/quotes/concordance.h"
#include "report/quotes/joints.h"
#include "report/sections.h"
#include "report/syllables.h"
#include "report/topics/section.h"

enum { ENTRIES_LARGE = 50000 }; /* of a corpus that is worth a second thread */

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

/* Whether a section is to be found, and no one before it by the same function. */
static bool is_found_by(const struct summary *summary, int section)
{
    if (!sections[section].find || !summary_has(summary, (enum section)section))
        return false;
    for (int before = 0; before < section; before++)
        if (sections[before].find == sections[section].find &&
            summary_has(summary, (enum section)before))
            return false;
    return true;
}

struct finding {
    const struct material *material;
    struct summary *summary;
    const char *wrong; /* with the file of topics */
};

/* Finds the wanted sections from `first` up to `end` in their usual order, but topics. */
static void find_others(struct finding *finding, int first, int end)
{
    for (int s = first; s < end; s++)
        if (sections[s].find != topics_section && is_found_by(finding->summary, s))
            sections[s].find(finding->material, finding->summary);
}

/* Topics are the first half of the work, and what needs none of them the second. */
static void find_half(void *context, size_t worker, size_t first, size_t end)
{
    struct finding *finding = context;
    (void)worker;
    if (first == 0 && summarize_finds_topics(finding->summary))
        finding->wrong = topics_section(finding->material, finding->summary);
    if (end == 2)
        find_others(finding, 0, SECTION_TOPICS);
}

/* Finds the wanted sections. Key sentences come behind topics, of which they are. */
static const char *find_sections(const struct material *material, struct summary *summary)
{
    struct finding finding = {material, summary, NULL};
    bool large = material->corpus->entry_count >= ENTRIES_LARGE;
    parallel_do(2, large ? 1 : 2, find_half, &finding);
    if (!finding.wrong)
        find_others(&finding, SECTION_TOPICS, SECTION_COUNT);
    return finding.wrong;
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
    syllables_divide(summary);
    return wrong;
}
