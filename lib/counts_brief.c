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

void counts_brief_close(struct counts_brief *brief)
{
    free(brief->unit.data);
    free(brief->lang.data);
    *brief = (struct counts_brief){.begun = false};
}

/* ------------------------------------------------------------------ reading */

/* `term TAB count` is `form:count` once the TAB is a colon. */
static struct span only_form(struct span term, struct span count, char *count_cell)
{
    count_cell[-1] = ':';
    return (struct span){term.data, term.size + 1 + count.size};
}

bool counts_brief_read(struct counts_brief *brief, const struct span *cells, size_t count,
    char *count_cell, struct counts_row *row)
{
    if (count < 2 || count > COUNTS_CELLS || (!brief->begun && count < COUNTS_CELLS) ||
        !counts_number(cells[count - 1], &row->count))
        return false;
    size_t term = count == COUNTS_CELLS ? 1 : 0;
    if (count == COUNTS_CELLS)
        counts_brief_keep(&brief->unit, cells[0]);
    if (count >= COUNTS_CELLS - 1)
        counts_brief_keep(&brief->lang, cells[term + 1]);
    brief->begun = true;
    row->unit = cell_of(&brief->unit);
    row->term = cells[term];
    row->lang = cell_of(&brief->lang);
    row->forms = count > 2 ? cells[count - 2] : only_form(cells[0], cells[1], count_cell);
    row->documents = 0;
    row->repeats = count < COUNTS_CELLS - 1;
    return true;
}

/* ------------------------------------------------------------------ writing */

static char *put_cell(char *to, struct span cell)
{
    if (cell.size)
        memcpy(to, cell.data, cell.size);
    to[cell.size] = '\t';
    return to + cell.size + 1;
}

/* Whether the forms are the term itself and its count. */
static bool is_term(const struct counts_row *row)
{
    char digits[OUTPUT_DIGITS];
    size_t size = (size_t)(output_digits(digits, row->count) - digits);
    const struct span *forms = &row->forms, *term = &row->term;
    return forms->size == term->size + 1 + size && forms->data[term->size] == ':' &&
           memcmp(forms->data, term->data, term->size) == 0 &&
           memcmp(forms->data + term->size + 1, digits, size) == 0;
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
    if (lang)
        to = put_cell(to, row->lang);
    if (lang || !is_term(row))
        to = put_cell(to, row->forms);
    to = output_digits(to, row->count);
    *to++ = '\n';
    output_used(output, (size_t)(to - room));
    if (unit)
        counts_brief_keep(&brief->unit, row->unit);
    if (lang)
        counts_brief_keep(&brief->lang, row->lang);
    brief->begun = true;
}
