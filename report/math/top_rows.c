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

void top_rows_close(struct top_rows *best)
{
    free(best->rows);
    *best = (struct top_rows){0};
}
