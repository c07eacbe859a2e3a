/* The order of documents and units. */
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

/* An entry while those of several units are added up. */
struct loose_entry {
    uint32_t term, number; /* `number`: as the packed entries have it */
    uint32_t count;
};

static int compare_entries(const void *left, const void *right)
{
    const struct loose_entry *a = left, *b = right;
    return (a->term > b->term) - (a->term < b->term);
}

static uint32_t sum_of(uint32_t a, uint32_t b)
{
    return a > CORPUS_COUNT_MOST - b ? CORPUS_COUNT_MOST : a + b;
}

static bool is_tidy(const struct corpus *corpus, size_t unit)
{
    struct corpus_entry entry;
    struct corpus_entries left = corpus_entries_of(corpus, unit);
    uint64_t least = 0;
    while (corpus_next_entry(&left, &entry)) {
        if (entry.term < least)
            return false;
        least = (uint64_t)entry.term + 1;
    }
    return true;
}

/* Takes the entries of units, sorts them and adds up those of one term. Returns how many there
 * are then. */
static size_t gather_entries(const struct corpus *corpus, const struct corpus_unit *units,
    size_t count, struct loose_entry *entries)
{
    size_t all = 0, kept = 0;
    for (size_t i = 0; i < count; i++) {
        struct packed_reader reader =
            packed_read(&corpus->entries, units[i].entries, units[i].entry_count);
        for (struct corpus_entry entry; packed_next(&reader, &entry);)
            entries[all++] = (struct loose_entry){
                corpus->entries.terms[entry.term], entry.term, entry.count};
    }
    qsort(entries, all, sizeof *entries, compare_entries);
    for (size_t i = 0; i < all; i++)
        if (kept && entries[kept - 1].term == entries[i].term)
            entries[kept - 1].count = sum_of(entries[kept - 1].count, entries[i].count);
        else
            entries[kept++] = entries[i];
    return kept;
}

/* Makes a unit hold what several equal ones do, packed anew. */
static void join_equal(struct corpus *corpus, struct corpus_unit *unit,
    const struct corpus_unit *units, size_t count)
{
    size_t entries = 0;
    uint64_t tokens = 0;
    for (size_t i = 0; i < count; i++) {
        entries += units[i].entry_count;
        tokens += units[i].tokens;
    }
    struct loose_entry *loose = memory_new(entries + 1, sizeof *loose);
    size_t kept = gather_entries(corpus, units, count, loose);
    unit->tokens = tokens;
    unit->entries = corpus->entries.size;
    unit->entry_count = (uint32_t)kept;
    for (size_t i = 0; i < kept; i++)
        packed_add(
            &corpus->entries, (struct corpus_entry){loose[i].number, loose[i].count});
    free(loose);
}

/* Appends the sorted units of one document; equal ones become one. */
static void place_units(
    struct corpus *corpus, const struct corpus_unit *units, size_t count)
{
    for (size_t i = 0, next; i < count; i = next) {
        struct corpus_unit *unit = &corpus->units[corpus->unit_count];
        *unit = units[i];
        unit->document = (uint32_t)corpus->document_count;
        for (next = i + 1; next < count && units[next].begin == units[i].begin &&
                           units[next].end == units[i].end;
             next++)
            ;
        if (next - i > 1 || !is_tidy(corpus, corpus->unit_count))
            join_equal(corpus, unit, units + i, next - i);
        corpus->entry_count += unit->entry_count;
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
static void drop_entries(struct corpus *corpus, const struct corpus_unit *unit)
{
    struct packed_reader reader =
        packed_read(&corpus->entries, unit->entries, unit->entry_count);
    for (struct corpus_entry entry; packed_next(&reader, &entry);) {
        corpus->terms[corpus->entries.terms[entry.term]].count -= entry.count;
        corpus->tokens -= entry.count;
    }
}

/* Places the units of the runs [first, last), which are of one document. */
static void place_document(struct corpus *corpus, const struct loaded_run *first,
    const struct loaded_run *last, const struct corpus_unit *old, const size_t *run_ends,
    struct corpus_unit *room)
{
    size_t count = 0;
    for (const struct loaded_run *run = first; run < last; run++) {
        size_t units = run_ends[run - first] - run->unit;
        memcpy(room + count, old + run->unit, units * sizeof *room);
        count += units;
    }
    qsort(room, count, sizeof *room, compare_units);
    size_t whole = count_whole(room, count);
    for (size_t i = 0; i < whole && !corpus->loading->totals; i++)
        drop_entries(corpus, &room[i]);
    struct corpus_document *document = &corpus->documents[corpus->document_count];
    document->name = first->name;
    document->units = corpus->unit_count;
    place_units(corpus, room + whole, count - whole);
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
    if (loading->run_count < 2)
        return;
    size_t *end_of = memory_new(unit_count + 1, sizeof *end_of);
    for (size_t r = 0; r < loading->run_count; r++)
        end_of[loading->runs[r].unit] = ends[r];
    qsort(loading->runs, loading->run_count, sizeof *loading->runs, compare_runs);
    for (size_t r = 0; r < loading->run_count; r++)
        ends[r] = end_of[loading->runs[r].unit];
    free(end_of);
}

/* Places all documents, in the order of the runs. Those that are in order already are written
 * over what they were. */
static void place_documents(
    struct corpus *corpus, const struct corpus_unit *old_units, const size_t *run_ends)
{
    const struct corpus_loading *loading = corpus->loading;
    const struct loaded_run *runs = loading->runs;
    struct corpus_unit *room = memory_new(corpus->unit_count + 1, sizeof *room);
    corpus->unit_count = corpus->entry_count = 0;
    for (size_t r = 0, next; r < loading->run_count; r = next) {
        for (next = r + 1; next < loading->run_count; next++)
            if (!span_equal(runs[r].name, runs[next].name))
                break;
        place_document(corpus, &runs[r], &runs[next], old_units, run_ends + r, room);
    }
    free(room);
}

void corpus_order_units(struct corpus *corpus)
{
    struct corpus_loading *loading = corpus->loading;
    struct corpus_unit *old_units = corpus->units;
    size_t unit_count = corpus->unit_count;
    size_t *run_ends = memory_new(loading->run_count + 1, sizeof *run_ends);
    bool in_place = unit_count && are_ordered(loading);
    find_run_ends(loading, unit_count, run_ends);
    if (!in_place) {
        sort_runs(loading, unit_count, run_ends);
        corpus->units = memory_new(unit_count + 1, sizeof *corpus->units);
    }
    corpus->documents = memory_new(loading->run_count + 1, sizeof *corpus->documents);
    place_documents(corpus, old_units, run_ends);
    corpus->units[corpus->unit_count] =
        (struct corpus_unit){.document = (uint32_t)corpus->document_count};
    corpus->documents[corpus->document_count].units = corpus->unit_count;
    free(run_ends);
    if (!in_place)
        free(old_units);
}
