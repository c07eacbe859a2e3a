#include "report/corpus/row_check.h"

#include <stdlib.h>

#include "lib/forms_cell.h"
#include "lib/memory.h"

void row_check_begin(struct row_check *check)
{
    check->begun = false;
}

/* The order of a row and the one before, as count writes them. */
static int compare_rows(const struct row_check *check, const struct counts_row *row)
{
    int order = span_compare(check->unit, row->unit);
    if (order == 0)
        order = span_compare(check->term, row->term);
    return order ? order : span_compare(check->lang, row->lang);
}

static struct span keep_cell(struct row_check *check, size_t *used, struct span cell)
{
    struct span kept = {check->cells + *used, cell.size};
    if (cell.size)
        memcpy(check->cells + *used, cell.data, cell.size);
    *used += cell.size;
    return kept;
}

static void keep_row(struct row_check *check, const struct counts_row *row)
{
    size_t size = row->unit.size + row->term.size + row->lang.size, used = 0;
    check->cells = memory_grow(check->cells, &check->capacity, size + 1, 1);
    check->unit = keep_cell(check, &used, row->unit);
    check->term = keep_cell(check, &used, row->term);
    check->lang = keep_cell(check, &used, row->lang);
    check->begun = true;
}

static bool forms_add_up(const struct counts_row *row)
{
    struct span cell = row->forms, form;
    uint64_t count, sum = 0;
    while (forms_cell_next(&cell, &form, &count))
        if (!counts_add(&sum, count))
            return false;
    return cell.size == 0 && sum == row->count;
}

const char *row_check(struct row_check *check, const struct counts_row *row)
{
    if (check->begun && compare_rows(check, row) > 0)
        return "row out of order (sort by unit, term, lang in byte order)";
    keep_row(check, row);
    return forms_add_up(row) ? NULL : "the forms do not add up to the count";
}

void row_check_close(struct row_check *check)
{
    free(check->cells);
    *check = (struct row_check){0};
}
