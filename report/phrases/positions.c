#include "report/phrases/positions.h"

#include <stdlib.h>

#include "lib/memory.h"

/* Of a term that is in more units only so many of the first and of the last are looked at. */
enum { UNITS_MOST = 128 };

struct positions {
    size_t *begins;  /* owned: of each term's units in `units`, and the end; NULL: none */
    uint32_t *units; /* owned */
};

/* Of a corpus of several documents, the units of which are counted by their documents: each
 * of these once. */
static void keep_each_once(struct positions *positions, size_t term_count)
{
    size_t kept = 0, at = 0;
    for (size_t term = 0; term < term_count; term++) {
        size_t begin = kept;
        for (; at < positions->begins[term + 1]; at++)
            if (kept == begin || positions->units[kept - 1] != positions->units[at])
                positions->units[kept++] = positions->units[at];
        positions->begins[term] = begin;
    }
    positions->begins[term_count] = kept;
}

struct positions *positions_new(const struct corpus *corpus)
{
    struct positions *positions = memory_new(1, sizeof *positions);
    if (corpus->document_count == 0 || corpus->document_count > POSITIONS_DOCUMENTS_MOST)
        return positions;
    size_t *begins = memory_new(corpus->term_count + 2, sizeof *begins);
    positions->units = memory_new(corpus->entry_count + 1, sizeof *positions->units);
    for (size_t i = 0; i < corpus->entry_count; i++)
        begins[corpus->entries[i].term + 2]++;
    for (size_t i = 0; i < corpus->term_count; i++)
        begins[i + 2] += begins[i + 1];
    for (size_t unit = 0; unit < corpus->unit_count; unit++)
        for (size_t i = corpus->units[unit].entries; i < corpus->units[unit + 1].entries;
             i++)
            positions->units[begins[corpus->entries[i].term + 1]++] =
                corpus->document_count > 1 ? corpus->units[unit].document : (uint32_t)unit;
    positions->begins = begins;
    if (corpus->document_count > 1)
        keep_each_once(positions, corpus->term_count);
    return positions;
}

static bool holds(const struct positions *positions, uint32_t term, uint32_t unit)
{
    size_t low = positions->begins[term], high = positions->begins[term + 1];
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (positions->units[middle] < unit)
            low = middle + 1;
        else
            high = middle;
    }
    return low < positions->begins[term + 1] && positions->units[low] == unit;
}

static size_t units_of(const struct positions *positions, uint32_t term)
{
    return positions->begins[term + 1] - positions->begins[term];
}

/* Where terms that never stand together come first: the last of their first units. */
static struct position apart(
    const struct positions *positions, const uint32_t *terms, uint32_t count)
{
    uint32_t last = 0;
    for (uint32_t i = 0; i < count; i++)
        if (units_of(positions, terms[i]) > 0 &&
            positions->units[positions->begins[terms[i]]] > last)
            last = positions->units[positions->begins[terms[i]]];
    return (struct position){last, last, 0};
}

struct position positions_of(
    const struct positions *positions, const uint32_t *terms, uint32_t count)
{
    struct position found = {0};
    if (!positions->begins)
        return found;
    uint32_t rarest = 0;
    for (uint32_t i = 1; i < count; i++)
        if (units_of(positions, terms[i]) < units_of(positions, terms[rarest]))
            rarest = i;
    size_t begin = positions->begins[terms[rarest]];
    size_t end = positions->begins[terms[rarest] + 1];
    for (size_t at = begin; at < end; at++) {
        if (at - begin == UNITS_MOST && end - at > UNITS_MOST)
            at = end - UNITS_MOST;
        uint32_t held = 0, unit = positions->units[at];
        while (held < count && holds(positions, terms[held], unit))
            held++;
        if (held < count)
            continue;
        found.last = unit;
        if (found.spread++ == 0)
            found.first = unit;
    }
    return found.spread ? found : apart(positions, terms, count);
}

void positions_free(struct positions *positions)
{
    free(positions->begins);
    free(positions->units);
    free(positions);
}
