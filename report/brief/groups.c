#include "report/brief/groups.h"

#include <stdlib.h>

#include "lib/memory.h"
#include "report/brief/spread.h"
#include "report/corpus/intern.h"

enum { DOCUMENTS_EACH = 2 }; /* of a group, at least, on the average */

/* ---------------------------------------------------------------- what may divide */

/* The first folder below the one that all have in common; or empty. */
static struct span folder_of(const struct material *material, const struct summary *summary,
    const struct summary_document *document)
{
    size_t common = summary->folder.size;
    struct span rest = {document->name.data + common, document->name.size - common};
    const char *slash = memchr(rest.data, '/', rest.size);
    (void)material;
    return (struct span){rest.data, slash ? (size_t)(slash - rest.data) : 0};
}

/* The host of an address. */
static struct span source_of(const struct material *material, const struct summary *summary,
    const struct summary_document *document)
{
    struct span host = document->address;
    size_t at = 0;
    (void)material, (void)summary;
    while (at + 3 <= host.size && memcmp(host.data + at, "://", 3) != 0)
        at++;
    if (at + 3 > host.size)
        return SPAN("");
    host = (struct span){host.data + at + 3, host.size - at - 3};
    if (span_starts(host, SPAN("www.")))
        host = (struct span){host.data + 4, host.size - 4};
    const char *slash = memchr(host.data, '/', host.size);
    return (struct span){host.data, slash ? (size_t)(slash - host.data) : host.size};
}

/* The beginning of a document's day, where more than its file states it. */
static struct span day_of(
    const struct material *material, const struct summary_document *document, size_t size)
{
    const struct source *source =
        material->sources ? sources_find(material->sources, document->name) : NULL;
    bool known = source && strcmp(source->day_from, "file") != 0;
    return (struct span){document->date, known && *document->date ? size : 0};
}

static struct span month_of(const struct material *material, const struct summary *summary,
    const struct summary_document *document)
{
    (void)summary;
    return day_of(material, document, sizeof "2026-11" - 1);
}

static struct span whole_day_of(const struct material *material,
    const struct summary *summary, const struct summary_document *document)
{
    (void)summary;
    return day_of(material, document, sizeof "2026-11-24" - 1);
}

static struct span year_of(const struct material *material, const struct summary *summary,
    const struct summary_document *document)
{
    (void)summary;
    return day_of(material, document, sizeof "2026" - 1);
}

static struct span language_of(const struct material *material,
    const struct summary *summary, const struct summary_document *document)
{
    return material->corpus->documents[document - summary->documents].lang;
}

static const struct divider {
    const char *name;
    struct span (*key)(
        const struct material *, const struct summary *, const struct summary_document *);
} dividers[] = {
    {"folders", folder_of},
    {"sources", source_of},
    {"months", month_of},
    {"days", whole_day_of},
    {"years", year_of},
    {"languages", language_of},
};

/* ---------------------------------------------------------------- dividing */

static int compare_groups(const void *left, const void *right)
{
    const struct summary_group *a = left, *b = right;
    return span_compare(a->name, b->name);
}

static uint32_t find_group(const struct summary *summary, struct span name)
{
    for (uint32_t g = 0; g < summary->group_count; g++)
        if (span_equal(summary->groups[g].name, name))
            return g;
    return SUMMARY_NONE;
}

/* Counts the documents of each key, in the order of the keys; false where they are no
 * overview. */
static bool count_keys(
    const struct material *material, const struct divider *divider, struct summary *summary)
{
    struct intern keys = {0};
    size_t known = 0, count = summary->document_count;
    struct summary_group groups[GROUPS_MOST] = {0};
    for (size_t d = 0; d < count && keys.count <= GROUPS_MOST; d++) {
        struct span key = divider->key(material, summary, &summary->documents[d]);
        if (key.size == 0)
            continue;
        uint32_t number = intern_add(&keys, &summary->arena, key, 0);
        known++;
        if (number < GROUPS_MOST) {
            groups[number].name = keys.keys[number].text;
            groups[number].documents++;
        }
    }
    summary->group_count = keys.count;
    intern_close(&keys);
    if (summary->group_count < 2 || summary->group_count > GROUPS_MOST ||
        2 * known < count || summary->group_count * DOCUMENTS_EACH > known)
        return false;
    summary->groups =
        arena_new(&summary->arena, summary->group_count, sizeof *summary->groups);
    memcpy(summary->groups, groups, summary->group_count * sizeof *groups);
    qsort(summary->groups, summary->group_count, sizeof *groups, compare_groups);
    return true;
}

void groups_find(const struct material *material, struct summary *summary)
{
    size_t count = sizeof dividers / sizeof *dividers, i = 0;
    while (i < count && !count_keys(material, &dividers[i], summary))
        i++;
    if (i == count) {
        summary->group_count = 0;
        return;
    }
    summary->grouped_by = dividers[i].name;
    for (size_t d = 0; d < summary->document_count; d++)
        summary->documents[d].group =
            find_group(summary, dividers[i].key(material, summary, &summary->documents[d]));
}

/* ---------------------------------------------------------------- words by group */

void groups_count_contexts(const struct corpus *corpus, struct summary *summary)
{
    size_t count = summary->context_count, groups = summary->group_count;
    if (groups == 0 || count == 0)
        return;
    struct spread_term *terms = memory_new(count, sizeof *terms);
    double *counts = memory_new(count * groups, sizeof *counts);
    uint32_t *parts = memory_new(corpus->unit_count + 1, sizeof *parts);
    for (size_t u = 0; u < corpus->unit_count; u++)
        parts[u] = summary->documents[corpus->units[u].document].group;
    for (size_t i = 0; i < count; i++)
        terms[i] = (struct spread_term){
            summary->contexts[i].term, summary->contexts[i].lang, counts + i * groups};
    spread_count(corpus, terms, count, parts);
    for (size_t i = 0; i < count; i++) {
        uint64_t *of = arena_new(&summary->arena, groups, sizeof *of);
        for (size_t g = 0; g < groups; g++)
            of[g] = (uint64_t)counts[i * groups + g];
        summary->contexts[i].groups = of;
    }
    free(terms);
    free(counts);
    free(parts);
}
