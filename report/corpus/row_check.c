#include "report/corpus/row_check.h"

#include <stdlib.h>

#include "lib/forms_cell.h"
#include "lib/memory.h"

void row_check_begin(struct row_check *check)
{
    check->begun = false;
}

static struct span keep_cell(char *to, struct span cell)
{
    if (cell.size)
        memcpy(to, cell.data, cell.size);
    return (struct span){to, cell.size};
}

/* The rows of a unit follow each other: its name is kept once. */
static void keep_unit(struct row_check *check, struct span unit)
{
    check->unit_room =
        memory_grow(check->unit_room, &check->unit_capacity, unit.size + 1, 1);
    check->unit = keep_cell(check->unit_room, unit);
    check->units++;
}

static void keep_term(struct row_check *check, struct span term, uint64_t prefix)
{
    if (term.size >= check->capacity)
        check->cells = memory_grow(check->cells, &check->capacity, term.size + 1, 1);
    check->term = keep_cell(check->cells, term);
    check->prefix = prefix;
}

/* The order of the term before and another; most differ in their first bytes. */
static int compare_term(const struct row_check *check, struct span term, uint64_t prefix)
{
    if (prefix != check->prefix)
        return check->prefix < prefix ? -1 : 1;
    return span_compare(check->term, term);
}

/* Tags have few bytes: a call would take longer. */
static bool same_lang(struct span a, struct span b)
{
    if (a.size != b.size)
        return false;
    if (a.size == 2)
        return a.data[0] == b.data[0] && a.data[1] == b.data[1];
    return span_equal(a, b);
}

/* Most rows are of the language of the row before. */
static void keep_lang(struct row_check *check, struct span lang)
{
    if (same_lang(check->lang, lang))
        return;
    check->lang_room =
        memory_grow(check->lang_room, &check->lang_capacity, lang.size + 1, 1);
    check->lang = keep_cell(check->lang_room, lang);
    check->langs++;
}

static bool is_same_unit(const struct row_check *check, const struct counts_row *row)
{
    return check->begun && check->unit.size == row->unit.size &&
           (row->repeats || !row->unit.size || span_equal(check->unit, row->unit));
}

/* The order of the row before and this one, as count writes them; keeps this one. */
static int row_check_follow(struct row_check *check, const struct counts_row *row)
{
    int order = -1;
    uint64_t prefix = span_prefix(row->term);
    if (is_same_unit(check, row)) {
        order = compare_term(check, row->term, prefix);
        order = order ? order : span_compare(check->lang, row->lang);
    } else {
        order = check->begun ? span_compare(check->unit, row->unit) : -1;
        keep_unit(check, row->unit);
    }
    keep_term(check, row->term, prefix);
    if (!row->repeats || !check->begun)
        keep_lang(check, row->lang);
    check->begun = true;
    return order;
}

/* Whether the cell is one form with that count: of most rows it is. */
static bool is_one_form(struct span cell, uint64_t count)
{
    size_t at = cell.size;
    for (; count > 9 && at > 0 && cell.data[at - 1] == (char)('0' + count % 10); at--)
        count /= 10;
    /* Most counts have one digit, which needs no division. */
    if (count > 0 && count < 10 && at > 0 && cell.data[at - 1] == (char)('0' + count)) {
        count = 0;
        at--;
    }
    return at < cell.size && at > 0 && count == 0 && cell.data[at - 1] == ':' &&
           !memchr(cell.data, '|', at);
}

static bool forms_add_up(const struct counts_row *row)
{
    struct span cell = row->forms, form;
    uint64_t count, sum = 0;
    if (is_one_form(cell, row->count))
        return true;
    while (forms_cell_next(&cell, &form, &count))
        if (!counts_add(&sum, count))
            return false;
    return cell.size == 0 && sum == row->count;
}

const char *row_check(struct row_check *check, const struct counts_row *row)
{
    if (row_check_follow(check, row) > 0)
        return "row out of order (sort by unit, term, lang in byte order)";
    return forms_add_up(row) ? NULL : "the forms do not add up to the count";
}

void row_check_close(struct row_check *check)
{
    free(check->cells);
    free(check->unit_room);
    free(check->lang_room);
    *check = (struct row_check){0};
}
