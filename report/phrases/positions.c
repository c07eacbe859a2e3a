#include "report/phrases/positions.h"

#include <stdlib.h>

#include "lib/memory.h"

struct positions {
    size_t *begins;  /* owned: of each term's units in `units`, and the end; NULL: none */
    uint32_t *units; /* owned */
};

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
    size_t end = positions->begins[terms[rarest] + 1];
    for (size_t at = positions->begins[terms[rarest]]; at < end; at++) {
        uint32_t held = 0, unit = positions->units[at];
        while (held < count && holds(positions, terms[held], unit))
            held++;
        if (held < count || (found.spread && found.last == unit))
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
