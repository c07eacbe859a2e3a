#include "count/merge.h"

#include <errno.h>
#include <stdlib.h>

#include "lib/forms_cell.h"
#include "lib/memory.h"

struct head {
    struct row_source *source;
    struct part_row row;
    uint64_t prefix; /* compares as the rows do, where two differ */
};

/* A binary heap of sources, the one with the least row on top; of equal rows the earlier
 * source's. */
struct merge {
    struct head *heads; /* owned; of each source, in their order */
    size_t *heap;       /* owned; indices of heads */
    size_t count;       /* in the heap */
    size_t *equal;      /* owned; taken off the heap for the row in the making */
    size_t equal_count;
    struct forms_cell forms;
};

/* A bit for whether there is a unit, then what comes first of the unit or of the term. */
static uint64_t prefix_of(const struct counts_row *row)
{
    if (row->unit.size)
        return UINT64_C(1) << 63 | span_prefix(row->unit) >> 1;
    return span_prefix(row->term) >> 1;
}

static int merge_compare(const struct head *a, const struct head *b)
{
    if (a->prefix != b->prefix)
        return a->prefix < b->prefix ? -1 : 1;
    return row_compare(&a->row.row, &b->row.row);
}

static bool before(const struct merge *merge, size_t a, size_t b)
{
    int order = merge_compare(&merge->heads[a], &merge->heads[b]);
    return order ? order < 0 : a < b;
}

static void sift_up(struct merge *merge, size_t at)
{
    size_t index = merge->heap[at];
    for (; at > 0 && before(merge, index, merge->heap[(at - 1) / 2]); at = (at - 1) / 2)
        merge->heap[at] = merge->heap[(at - 1) / 2];
    merge->heap[at] = index;
}

static void sift_down(struct merge *merge, size_t at)
{
    size_t index = merge->heap[at];
    for (size_t child; (child = 2 * at + 1) < merge->count; at = child) {
        if (child + 1 < merge->count &&
            before(merge, merge->heap[child + 1], merge->heap[child]))
            child++;
        if (!before(merge, merge->heap[child], index))
            break;
        merge->heap[at] = merge->heap[child];
    }
    merge->heap[at] = index;
}

/* Reads a source's next row and puts it on the heap, if there is one. */
static void advance(struct merge *merge, size_t index)
{
    struct head *head = &merge->heads[index];
    if (!head->source->next(head->source, &head->row))
        return;
    head->prefix = prefix_of(&head->row.row);
    merge->heap[merge->count] = index;
    sift_up(merge, merge->count++);
}

static size_t merge_take(struct merge *merge)
{
    size_t index = merge->heap[0];
    merge->heap[0] = merge->heap[--merge->count];
    if (merge->count)
        sift_down(merge, 0);
    return index;
}

static void take_equal(struct merge *merge)
{
    merge->equal_count = 0;
    do
        merge->equal[merge->equal_count++] = merge_take(merge);
    while (merge->count && merge_compare(&merge->heads[merge->heap[0]],
                               &merge->heads[merge->equal[0]]) == 0);
}

/* Documents that were open where parts were cut: each is counted once. The first and the
 * last stay open, as parts before and after may have them too. */
static bool add_open(struct part_row *sum, uint64_t number)
{
    bool fits = true;
    if (!number || sum->first_open == number || sum->last_open == number)
        return true;
    if (!sum->first_open) {
        sum->first_open = number;
    } else {
        fits = counts_add(&sum->row.documents, sum->last_open != 0);
        sum->last_open = number;
    }
    return fits;
}

static bool close_open(struct part_row *row)
{
    uint64_t open = (uint64_t)(row->first_open != 0) + (row->last_open != 0);
    row->first_open = row->last_open = 0;
    return counts_add(&row->row.documents, open);
}

/* False where a sum does not fit. The forms' counts fit where that of the row does, which
 * is their sum. */
static bool add_up(struct merge *merge, struct part_row *sum)
{
    bool fits = true;
    *sum = merge->heads[merge->equal[0]].row;
    sum->first_open = sum->last_open = 0;
    sum->row.count = sum->row.documents = 0;
    forms_cell_clear(&merge->forms);
    for (size_t i = 0; i < merge->equal_count; i++) {
        const struct part_row *row = &merge->heads[merge->equal[i]].row;
        fits &= counts_add(&sum->row.count, row->row.count);
        fits &= counts_add(&sum->row.documents, row->row.documents);
        fits &= add_open(sum, row->first_open) && add_open(sum, row->last_open);
        if (merge->equal_count > 1)
            forms_cell_add_cell(&merge->forms, row->row.forms);
    }
    if (merge->equal_count > 1)
        sum->row.forms = forms_cell_text(&merge->forms);
    return fits;
}

int merge_rows(
    struct row_source *const *sources, size_t count, bool whole, struct row_sink *sink)
{
    struct merge merge = {.heads = memory_new(count, sizeof *merge.heads),
        .heap = memory_new(count, sizeof *merge.heap),
        .equal = memory_new(count, sizeof *merge.equal)};
    for (size_t i = 0; i < count; i++) {
        merge.heads[i].source = sources[i];
        advance(&merge, i);
    }
    int error = 0;
    while (!error && merge.count) {
        struct part_row sum;
        take_equal(&merge);
        if (!add_up(&merge, &sum) || (whole && !close_open(&sum)))
            error = EOVERFLOW;
        else if (!sink->put(sink, &sum))
            error = ECANCELED;
        for (size_t i = 0; i < merge.equal_count; i++)
            advance(&merge, merge.equal[i]);
    }
    free(merge.heads);
    free(merge.heap);
    free(merge.equal);
    forms_cell_close(&merge.forms);
    return error;
}
