#include "report/phrases/positions.h"

#include <stdlib.h>

#include "lib/memory.h"

/* Of a term that is in more units only so many of the first and of the last are looked at. */
enum { UNITS_MOST = 128 };

struct positions {
    const struct corpus *corpus;
    size_t *begins;  /* owned: of each term's units in `units`, and the end; NULL: none */
    uint32_t *units; /* owned */
};

struct positions *positions_new(const struct corpus *corpus)
{
    struct positions *positions = memory_new(1, sizeof *positions);
    positions->corpus = corpus;
    if (corpus->document_count == 0 || corpus->document_count > POSITIONS_DOCUMENTS_MOST)
        return positions;
    size_t *begins = memory_new(corpus->term_count + 2, sizeof *begins);
    positions->units = memory_new(corpus->entry_count + 1, sizeof *positions->units);
    struct corpus_entry entry;
    for (size_t unit = 0; unit < corpus->unit_count; unit++)
        for (struct corpus_entries left = corpus_entries_of(corpus, unit);
             corpus_next_entry(&left, &entry);)
            begins[entry.term + 2]++;
    for (size_t i = 0; i < corpus->term_count; i++)
        begins[i + 2] += begins[i + 1];
    for (size_t unit = 0; unit < corpus->unit_count; unit++)
        for (struct corpus_entries left = corpus_entries_of(corpus, unit);
             corpus_next_entry(&left, &entry);)
            positions->units[begins[entry.term + 1]++] = (uint32_t)unit;
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

/* The position of what stands in units from one to another, by the document of the first. */
static struct position within_document(
    const struct positions *positions, uint32_t first, uint32_t last, uint32_t spread)
{
    uint32_t document = positions->corpus->units[first].document;
    uint32_t begin = (uint32_t)positions->corpus->documents[document].units;
    return (struct position){document, first - begin, last - begin, spread};
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
    return within_document(positions, last, last, 0);
}

struct position positions_of(
    const struct positions *positions, const uint32_t *terms, uint32_t count)
{
    if (!positions->begins)
        return (struct position){0};
    uint32_t first = 0, last = 0, spread = 0, rarest = 0;
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
        last = unit;
        if (spread++ == 0)
            first = unit;
    }
    return spread ? within_document(positions, first, last, spread)
                  : apart(positions, terms, count);
}

void positions_free(struct positions *positions)
{
    free(positions->begins);
    free(positions->units);
    free(positions);
}
