/* The order of documents, units and entries. */
#include <stdlib.h>

#include "lib/memory.h"
#include "report/corpus/loading.h"

static int compare_runs(const void *left, const void *right)
{
    const struct loaded_run *a = left, *b = right;
    int order = span_compare(a->name, b->name);
    return order ? order : (a->unit > b->unit) - (a->unit < b->unit);
}

static int compare_units(const void *left, const void *right)
{
    const struct corpus_unit *a = left, *b = right;
    if (a->begin != b->begin)
        return a->begin < b->begin ? -1 : 1;
    if (a->end != b->end)
        return a->end < b->end ? -1 : 1;
    return (a->entries > b->entries) - (a->entries < b->entries);
}

static int compare_entries(const void *left, const void *right)
{
    const struct corpus_entry *a = left, *b = right;
    return (a->term > b->term) - (a->term < b->term);
}

/* Where entries come from and go to while units are put in order. `tokens` of a unit holds
 * the end of its entries meanwhile. */
struct ordering {
    const struct corpus_entry *old_entries; /* from the number `first` on */
    size_t first;
    const uint32_t *rank;
    struct corpus *corpus;
    bool in_place; /* documents are in order already, and written over what they were */
    struct corpus_entry *room; /* then: the entries of one of them; owned */
    size_t room_capacity;
};

/* Appends a unit's entries, as terms, to those in order; returns how many tokens they are.
 */
static uint64_t move_entries(struct ordering *ordering, const struct corpus_unit *unit)
{
    struct corpus *corpus = ordering->corpus;
    uint64_t tokens = 0;
    for (size_t e = unit->entries; e < unit->tokens; e++) {
        struct corpus_entry entry = ordering->old_entries[e - ordering->first];
        entry.term = ordering->rank[entry.term];
        corpus->entries[corpus->entry_count++] = entry;
        tokens += entry.count;
    }
    return tokens;
}

static uint32_t sum_of(uint32_t a, uint32_t b)
{
    return a > CORPUS_COUNT_MOST - b ? CORPUS_COUNT_MOST : a + b;
}

/* Sorts the entries from `first` on and adds up those of one term. */
static void tidy_entries(struct corpus *corpus, size_t first)
{
    size_t count = corpus->entry_count - first, kept = 0;
    struct corpus_entry *entries = corpus->entries + first;
    bool sorted = true;
    for (size_t i = 1; i < count && sorted; i++)
        sorted = entries[i - 1].term < entries[i].term;
    if (sorted)
        return;
    qsort(entries, count, sizeof *entries, compare_entries);
    for (size_t i = 0; i < count; i++)
        if (kept && entries[kept - 1].term == entries[i].term)
            entries[kept - 1].count = sum_of(entries[kept - 1].count, entries[i].count);
        else
            entries[kept++] = entries[i];
    corpus->entry_count = first + kept;
}

/* Appends the sorted units of one document; equal ones become one. */
static void place_units(
    struct ordering *ordering, const struct corpus_unit *units, size_t count)
{
    struct corpus *corpus = ordering->corpus;
    for (size_t i = 0, next; i < count; i = next) {
        struct corpus_unit *unit = &corpus->units[corpus->unit_count];
        *unit = units[i];
        unit->document = (uint32_t)corpus->document_count;
        unit->entries = corpus->entry_count;
        unit->tokens = 0;
        for (next = i; next < count && units[next].begin == units[i].begin &&
                       units[next].end == units[i].end;
             next++)
            unit->tokens += move_entries(ordering, &units[next]);
        tidy_entries(corpus, unit->entries);
        corpus->unit_count++;
    }
}

/* How many of the sorted units are the whole document, which the others make up too. */
static size_t count_whole(const struct corpus_unit *units, size_t count)
{
    size_t whole = 0;
    while (whole < count && corpus_is_whole(&units[whole]))
        whole++;
    return whole < count ? whole : 0;
}

/* Takes back what a unit added to the counts of terms. */
static void drop_entries(struct ordering *ordering, const struct corpus_unit *unit)
{
    struct corpus *corpus = ordering->corpus;
    for (size_t e = unit->entries; e < unit->tokens && !corpus->loading->totals; e++) {
        const struct corpus_entry *entry = &ordering->old_entries[e - ordering->first];
        corpus->terms[ordering->rank[entry->term]].count -= entry->count;
        corpus->tokens -= entry->count;
    }
}

/* Takes the entries of a document aside; its units are as they were read. */
static void take_entries(
    struct ordering *ordering, const struct corpus_unit *units, size_t count)
{
    size_t first = units[0].entries, entries = units[count - 1].tokens - first;
    ordering->room = memory_grow(
        ordering->room, &ordering->room_capacity, entries + 1, sizeof *ordering->room);
    memcpy(ordering->room, ordering->corpus->entries + first,
        entries * sizeof *ordering->room);
    ordering->old_entries = ordering->room;
    ordering->first = first;
}

/* Places the units of the runs [first, last), which are of one document. */
static void place_document(struct ordering *ordering, const struct loaded_run *first,
    const struct loaded_run *last, const struct corpus_unit *old, const size_t *run_ends,
    struct corpus_unit *room)
{
    struct corpus *corpus = ordering->corpus;
    size_t count = 0;
    for (const struct loaded_run *run = first; run < last; run++) {
        size_t units = run_ends[run - first] - run->unit;
        memcpy(room + count, old + run->unit, units * sizeof *room);
        count += units;
    }
    if (ordering->in_place)
        take_entries(ordering, room, count);
    qsort(room, count, sizeof *room, compare_units);
    size_t whole = count_whole(room, count);
    for (size_t i = 0; i < whole; i++)
        drop_entries(ordering, &room[i]);
    struct corpus_document *document = &corpus->documents[corpus->document_count];
    document->name = first->name;
    document->units = corpus->unit_count;
    place_units(ordering, room + whole, count - whole);
    corpus->document_count++;
}

/* Whether each document came in one run, and they came in order. */
static bool are_ordered(const struct corpus_loading *loading)
{
    for (size_t r = 1; r < loading->run_count; r++)
        if (span_compare(loading->runs[r - 1].name, loading->runs[r].name) >= 0)
            return false;
    return true;
}

/* Where each run ends in the units; the runs are as they were read. */
static void find_run_ends(
    const struct corpus_loading *loading, size_t unit_count, size_t *ends)
{
    for (size_t r = 0; r < loading->run_count; r++)
        ends[r] = r + 1 < loading->run_count ? loading->runs[r + 1].unit : unit_count;
}

/* Sorts the runs of units by document, and their ends with them. */
static void sort_runs(struct corpus_loading *loading, size_t unit_count, size_t *ends)
{
    size_t *end_of = memory_new(unit_count + 1, sizeof *end_of);
    for (size_t r = 0; r < loading->run_count; r++)
        end_of[loading->runs[r].unit] = ends[r];
    qsort(loading->runs, loading->run_count, sizeof *loading->runs, compare_runs);
    for (size_t r = 0; r < loading->run_count; r++)
        ends[r] = end_of[loading->runs[r].unit];
    free(end_of);
}

/* Places all documents, in the order of the runs. */
static void place_documents(
    struct ordering *ordering, const struct corpus_unit *old_units, const size_t *run_ends)
{
    const struct corpus_loading *loading = ordering->corpus->loading;
    const struct loaded_run *runs = loading->runs;
    struct corpus_unit *room = memory_new(ordering->corpus->unit_count + 1, sizeof *room);
    ordering->corpus->unit_count = ordering->corpus->entry_count = 0;
    for (size_t r = 0, next; r < loading->run_count; r = next) {
        for (next = r + 1; next < loading->run_count; next++)
            if (!span_equal(runs[r].name, runs[next].name))
                break;
        place_document(ordering, &runs[r], &runs[next], old_units, run_ends + r, room);
    }
    free(room);
}

void corpus_order_units(struct corpus *corpus, const uint32_t *rank)
{
    struct corpus_loading *loading = corpus->loading;
    struct corpus_unit *old_units = corpus->units;
    struct corpus_entry *old_entries = corpus->entries;
    size_t unit_count = corpus->unit_count;
    for (size_t u = 0; u < unit_count; u++)
        old_units[u].tokens =
            u + 1 < unit_count ? old_units[u + 1].entries : corpus->entry_count;

    size_t *run_ends = memory_new(loading->run_count + 1, sizeof *run_ends);
    bool ordered = are_ordered(loading);
    find_run_ends(loading, unit_count, run_ends);
    if (!ordered)
        sort_runs(loading, unit_count, run_ends);
    struct ordering ordering = {.old_entries = old_entries,
        .rank = rank,
        .corpus = corpus,
        .in_place = ordered && unit_count && corpus->entry_count};
    if (!ordering.in_place) {
        corpus->units = memory_new(unit_count + 1, sizeof *corpus->units);
        corpus->entries = memory_new(corpus->entry_count + 1, sizeof *corpus->entries);
    }
    corpus->documents = memory_new(loading->run_count + 1, sizeof *corpus->documents);
    place_documents(&ordering, old_units, run_ends);
    corpus->units[corpus->unit_count] = (struct corpus_unit){
        .document = (uint32_t)corpus->document_count, .entries = corpus->entry_count};
    corpus->documents[corpus->document_count].units = corpus->unit_count;
    free(ordering.room);
    free(run_ends);
    if (!ordering.in_place) {
        free(old_units);
        free(old_entries);
    }
}
