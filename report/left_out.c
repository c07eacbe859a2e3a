#include "report/left_out.h"

#include <errno.h>

#include "lib/input.h"

enum { LEFT_OUT_MOST = 1000 }; /* lines that are read: there are fewer reasons */

/* Takes the cell before the next TAB. False where there is none. */
static bool take_cell(struct span *line, struct span *cell)
{
    const char *tab = line->size ? memchr(line->data, '\t', line->size) : NULL;
    if (!tab)
        return false;
    *cell = (struct span){line->data, (size_t)(tab - line->data)};
    *line = (struct span){tab + 1, line->size - cell->size - 1};
    return true;
}

static bool read_count(struct span digits, uint64_t *count)
{
    *count = 0;
    for (size_t i = 0; i < digits.size; i++) {
        unsigned digit = (unsigned char)digits.data[i] - (unsigned)'0';
        if (digit > 9 || *count > (UINT64_MAX - digit) / 10)
            return false;
        *count = *count * 10 + digit;
    }
    return digits.size > 0;
}

static bool read_line(struct span line, struct arena *arena, struct overview *overview,
    struct left_out *row, uint64_t **sum)
{
    struct span kind, count;
    if (!take_cell(&line, &kind) || !take_cell(&line, &count) ||
        !read_count(count, &row->count))
        return false;
    row->file = span_equal(kind, SPAN("file"));
    row->what = arena_copy(arena, line);
    *sum = span_equal(kind, SPAN("copy"))   ? &overview->copies
           : span_equal(kind, SPAN("near")) ? &overview->near
                                            : NULL;
    return true;
}

/* A reason, or a number of its own. */
static bool add_line(struct span line, struct summary *summary)
{
    struct overview *overview = &summary->overview;
    struct left_out row;
    uint64_t *sum;
    if (!read_line(line, &summary->arena, overview, &row, &sum))
        return false;
    if (sum)
        *sum = row.count;
    else
        overview->left_out[overview->left_out_count++] = row;
    return true;
}

bool left_out_read(const char *name, struct summary *summary)
{
    struct overview *overview = &summary->overview;
    struct input input;
    struct span line;
    bool good = input_open(&input, name);
    overview->left_out =
        arena_new(&summary->arena, LEFT_OUT_MOST, sizeof *overview->left_out);
    overview->left_out_count = 0;
    while (good && overview->left_out_count < LEFT_OUT_MOST &&
           input_field(&input, '\n', &line))
        good = add_line(line, summary);
    int error = input.error ? input.error : EINVAL;
    good = good && !input.error;
    input_close(&input);
    errno = error;
    return good;
}
