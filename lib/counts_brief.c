#include "lib/counts_brief.h"

#include <stdlib.h>

#include "lib/memory.h"

static void counts_brief_keep(struct counts_kept *kept, struct span cell)
{
    kept->data = memory_grow(kept->data, &kept->capacity, cell.size + 1, 1);
    if (cell.size)
        memcpy(kept->data, cell.data, cell.size);
    kept->size = cell.size;
}

static struct span cell_of(const struct counts_kept *kept)
{
    return (struct span){kept->data, kept->size};
}

/* What is behind the last colon of a cell; all of it where it has none. */
static struct span behind_colon(struct span cell)
{
    size_t at = cell.size;
    while (at > 0 && cell.data[at - 1] != ':')
        at--;
    return (struct span){cell.data + at, cell.size - at};
}

void counts_brief_close(struct counts_brief *brief)
{
    free(brief->unit.data);
    free(brief->lang.data);
    free(brief->forms.data);
    *brief = (struct counts_brief){.begun = false};
}

/* ------------------------------------------------------------------ reading */

/* `term TAB count` is `form:count` once the TAB is a colon. */
static struct span only_form(struct span term, struct span count, char *count_cell)
{
    count_cell[-1] = ':';
    return (struct span){term.data, term.size + 1 + count.size};
}

/* `form:1` */
static struct span once(struct counts_brief *brief, struct span form)
{
    struct counts_kept *kept = &brief->forms;
    kept->data = memory_grow(kept->data, &kept->capacity, form.size + 2, 1);
    if (form.size)
        memcpy(kept->data, form.data, form.size);
    memcpy(kept->data + form.size, ":1", 2);
    return (struct span){kept->data, form.size + 2};
}

/* Of a row without some of its last cells. */
static bool read_short(struct counts_brief *brief, const struct span *cells, size_t count,
    char *count_cell, struct counts_row *row)
{
    struct span last = cells[count - 1], number = behind_colon(last);
    row->count = 1;
    row->forms = last;
    if (count == 2 && counts_number(last, &row->count))
        row->forms = only_form(cells[0], last, count_cell);
    else if (count == 1 || number.size == last.size)
        row->forms = once(brief, last);
    else if (!counts_number(number, &row->count))
        return false;
    return cells[0].size > 0;
}

bool counts_brief_read(struct counts_brief *brief, const struct span *cells, size_t count,
    char *count_cell, struct counts_row *row)
{
    if (count > COUNTS_CELLS || (!brief->begun && count < COUNTS_CELLS))
        return false;
    size_t term = count == COUNTS_CELLS ? 1 : 0;
    row->term = cells[term];
    row->documents = 0;
    if (count > 2) {
        row->forms = cells[count - 2];
        if (!counts_number(cells[count - 1], &row->count))
            return false;
    } else if (!read_short(brief, cells, count, count_cell, row)) {
        return false;
    }
    if (count == COUNTS_CELLS)
        counts_brief_keep(&brief->unit, cells[0]);
    if (count >= COUNTS_CELLS - 1)
        counts_brief_keep(&brief->lang, cells[term + 1]);
    brief->begun = true;
    row->unit = cell_of(&brief->unit);
    row->lang = cell_of(&brief->lang);
    row->repeats = count < COUNTS_CELLS - 1;
    return true;
}

/* ------------------------------------------------------------------ writing */

static char *put_cell(char *to, struct span cell)
{
    to = span_copy(to, cell);
    *to = '\t';
    return to + 1;
}

/* The form of a row that has one, as often as the row; NULL data where it has more. */
static struct span single_form(const struct counts_row *row)
{
    char end[OUTPUT_DIGITS + 1] = ":";
    size_t size = (size_t)(output_digits(end + 1, row->count) - end);
    const struct span forms = row->forms;
    if (forms.size < size || memcmp(forms.data + forms.size - size, end, size) != 0)
        return (struct span){NULL, 0};
    return (struct span){forms.data, forms.size - size};
}

/* Whether a form stands for itself: it is read neither as a count nor as a form with one. */
static bool is_plain(struct span form)
{
    uint64_t number;
    return behind_colon(form).size == form.size && !counts_number(form, &number);
}

/* The cells behind the term, without what is known: that the term is the only form, that the
 * form is there as often as the row, that it is there once. */
static char *put_short(char *to, const struct counts_row *row)
{
    struct span form = single_form(row);
    bool itself = form.data && span_equal(form, row->term), one = row->count == 1;
    if (itself && one && row->term.size)
        return to - 1;
    if (itself)
        return output_digits(to, row->count);
    if (form.data && row->term.size)
        return put_cell(to, one && is_plain(form) ? form : row->forms) - 1;
    return output_digits(put_cell(to, row->forms), row->count);
}

void counts_brief_write(
    struct counts_brief *brief, struct output *output, const struct counts_row *row)
{
    size_t most = row->unit.size + row->term.size + row->lang.size + row->forms.size +
                  OUTPUT_DIGITS + COUNTS_CELLS;
    bool unit = !brief->begun || !span_equal(cell_of(&brief->unit), row->unit);
    bool lang = unit || !span_equal(cell_of(&brief->lang), row->lang);
    char *room = output_room(output, most), *to = room;
    if (unit)
        to = put_cell(to, row->unit);
    to = put_cell(to, row->term);
    if (lang) {
        to = put_cell(put_cell(to, row->lang), row->forms);
        to = output_digits(to, row->count);
    } else {
        to = put_short(to, row);
    }
    *to++ = '\n';
    output_used(output, (size_t)(to - room));
    if (unit)
        counts_brief_keep(&brief->unit, row->unit);
    if (lang)
        counts_brief_keep(&brief->lang, row->lang);
    brief->begun = true;
}
