#include "report/math/top_rows.h"

#include <stdlib.h>

#include "lib/memory.h"

void top_rows_add(struct top_rows *best, uint32_t language, double score, size_t item)
{
    best->rows =
        memory_grow(best->rows, &best->capacity, best->count + 1, sizeof *best->rows);
    best->rows[best->count++] = (struct top_row){score, language, item};
}

static int top_rows_compare(const void *left, const void *right)
{
    const struct top_row *a = left, *b = right;
    if (a->language != b->language)
        return a->language < b->language ? -1 : 1;
    if (a->score != b->score)
        return a->score < b->score ? 1 : -1;
    return (a->item > b->item) - (a->item < b->item);
}

size_t top_rows_take(struct top_rows *best, size_t top)
{
    if (best->count == 0)
        return 0;
    qsort(best->rows, best->count, sizeof *best->rows, top_rows_compare);
    size_t kept = 0, of_language = 0;
    uint32_t language = best->rows[0].language;
    for (size_t i = 0; i < best->count; i++) {
        if (best->rows[i].language != language)
            of_language = 0;
        language = best->rows[i].language;
        if (of_language++ < top)
            best->rows[kept++] = best->rows[i];
    }
    return best->count = kept;
}

/* Moves the row at a place of the heap down until none below it comes first. */
static void sink(struct top_row *heap, size_t count, size_t at)
{
    for (size_t child; (child = 2 * at + 1) < count; at = child) {
        if (child + 1 < count && top_rows_compare(&heap[child + 1], &heap[child]) < 0)
            child++;
        if (top_rows_compare(&heap[at], &heap[child]) < 0)
            return;
        struct top_row moved = heap[at];
        heap[at] = heap[child];
        heap[child] = moved;
    }
}

/* Those not seen are a heap at the beginning of rows. */
const struct top_row *top_rows_at(struct top_rows *best, size_t place)
{
    if (!best->seen_count)
        for (size_t at = best->count / 2; at-- > 0;)
            sink(best->rows, best->count, at);
    while (best->seen_count <= place) {
        best->seen = memory_grow(
            best->seen, &best->seen_capacity, best->seen_count + 1, sizeof *best->seen);
        best->seen[best->seen_count++] = best->rows[0];
        size_t left = best->count - best->seen_count;
        best->rows[0] = best->rows[left];
        sink(best->rows, left, 0);
    }
    return &best->seen[place];
}

void top_rows_close(struct top_rows *best)
{
    free(best->rows);
    free(best->seen);
    *best = (struct top_rows){0};
}
