#include "count/forms.h"

#include <stdlib.h>

#include "lib/counts.h"
#include "lib/memory.h"

void forms_clear(struct forms *forms)
{
    forms->count = 0;
    if (forms->arena.blocks)
        arena_free(&forms->arena);
}

void forms_close(struct forms *forms)
{
    free(forms->items);
    free(forms->cell.data);
    arena_free(&forms->arena);
    *forms = (struct forms){.items = NULL};
}

static void append(struct forms *forms, struct span text, uint64_t count)
{
    if (forms->count == forms->capacity)
        forms->items = memory_grow(
            forms->items, &forms->capacity, forms->count + 1, sizeof *forms->items);
    forms->items[forms->count++] = (struct form){text, count};
}

static struct span escape_bars(struct forms *forms, struct span text)
{
    static const char bar[] = "&#124;";
    enum { BAR = sizeof bar - 1 };
    char *room = arena_new(&forms->arena, text.size * BAR + 1, 1), *to = room;
    for (size_t i = 0; i < text.size; i++) {
        if (text.data[i] == '|') {
            memcpy(to, bar, BAR);
            to += BAR;
        } else {
            *to++ = text.data[i];
        }
    }
    return (struct span){room, (size_t)(to - room)};
}

void forms_add(struct forms *forms, struct span text, uint64_t count)
{
    if (text.size && memchr(text.data, '|', text.size))
        text = escape_bars(forms, text);
    append(forms, text, count);
}

bool forms_add_cell(struct forms *forms, struct span cell)
{
    struct span text;
    uint64_t count;
    while (counts_form(&cell, &text, &count))
        append(forms, text, count);
    return cell.size == 0;
}

static int by_text(const void *a, const void *b)
{
    return span_compare(((const struct form *)a)->text, ((const struct form *)b)->text);
}

static int by_count(const void *a, const void *b)
{
    const struct form *one = a, *other = b;
    if (one->count != other->count)
        return one->count < other->count ? 1 : -1;
    return span_compare(one->text, other->text);
}

static void add_up(struct forms *forms)
{
    qsort(forms->items, forms->count, sizeof *forms->items, by_text);
    size_t kept = 0;
    for (size_t i = 1; i < forms->count; i++) {
        if (span_equal(forms->items[kept].text, forms->items[i].text))
            forms->items[kept].count += forms->items[i].count;
        else
            forms->items[++kept] = forms->items[i];
    }
    forms->count = kept + 1;
    qsort(forms->items, forms->count, sizeof *forms->items, by_count);
}

struct span forms_cell(struct forms *forms)
{
    enum { DIGITS = 20 };
    if (forms->count > 1)
        add_up(forms);
    size_t size = 0;
    for (size_t i = 0; i < forms->count; i++)
        size += forms->items[i].text.size + DIGITS + 2;
    struct output *cell = &forms->cell;
    cell->used = 0;
    cell->data = memory_grow(cell->data, &cell->capacity, size + 1, 1);
    for (size_t i = 0; i < forms->count; i++) {
        if (i > 0)
            output_byte(cell, '|');
        output_write(cell, forms->items[i].text);
        output_byte(cell, ':');
        output_number(cell, forms->items[i].count);
    }
    return (struct span){cell->data, cell->used};
}
