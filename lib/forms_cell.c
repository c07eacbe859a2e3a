#include "lib/forms_cell.h"

#include <stdlib.h>

#include "lib/counts.h"
#include "lib/memory.h"

static const struct span bar = {"&#124;", 6};

void forms_cell_clear(struct forms_cell *forms)
{
    forms->count = 0;
    if (forms->arena.blocks)
        arena_free(&forms->arena);
}

void forms_cell_close(struct forms_cell *forms)
{
    free(forms->items);
    free(forms->cell.data);
    arena_free(&forms->arena);
    *forms = (struct forms_cell){.items = NULL};
}

void forms_cell_add_escaped(struct forms_cell *forms, struct span text, uint64_t count)
{
    if (forms->count == forms->capacity)
        forms->items = memory_grow(
            forms->items, &forms->capacity, forms->count + 1, sizeof *forms->items);
    forms->items[forms->count++] = (struct cell_form){text, count};
}

static struct span escape_bars(struct forms_cell *forms, struct span text)
{
    char *room = arena_new(&forms->arena, text.size * bar.size + 1, 1), *to = room;
    for (size_t i = 0; i < text.size; i++) {
        if (text.data[i] == '|') {
            memcpy(to, bar.data, bar.size);
            to += bar.size;
        } else {
            *to++ = text.data[i];
        }
    }
    return (struct span){room, (size_t)(to - room)};
}

void forms_cell_add(struct forms_cell *forms, struct span text, uint64_t count)
{
    if (text.size && memchr(text.data, '|', text.size))
        text = escape_bars(forms, text);
    forms_cell_add_escaped(forms, text, count);
}

bool forms_cell_add_cell(struct forms_cell *forms, struct span cell)
{
    struct span text;
    uint64_t count;
    while (forms_cell_next(&cell, &text, &count))
        forms_cell_add_escaped(forms, text, count);
    return cell.size == 0;
}

static int by_text(const void *a, const void *b)
{
    return span_compare(
        ((const struct cell_form *)a)->text, ((const struct cell_form *)b)->text);
}

static int by_count(const void *a, const void *b)
{
    const struct cell_form *one = a, *other = b;
    if (one->count != other->count)
        return one->count < other->count ? 1 : -1;
    return span_compare(one->text, other->text);
}

static void add_up(struct forms_cell *forms)
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

struct span forms_cell_of_one(struct forms_cell *forms, struct span text, uint64_t count)
{
    if (text.size && memchr(text.data, '|', text.size)) {
        forms_cell_clear(forms);
        forms_cell_add(forms, text, count);
        return forms_cell_text(forms);
    }
    struct output *cell = &forms->cell;
    cell->data = memory_grow(cell->data, &cell->capacity, text.size + 1 + OUTPUT_DIGITS, 1);
    char *end = span_copy(cell->data, text);
    *end = ':';
    end = output_digits(end + 1, count);
    return (struct span){cell->data, (size_t)(end - cell->data)};
}

struct span forms_cell_text(struct forms_cell *forms)
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

bool forms_cell_next(struct span *forms, struct span *form, uint64_t *count)
{
    if (!forms->size)
        return false;
    const char *end = memchr(forms->data, '|', forms->size);
    size_t size = end ? (size_t)(end - forms->data) : forms->size;
    size_t colon = size;
    while (colon > 0 && forms->data[colon - 1] != ':')
        colon--;
    if (!colon || !counts_number((struct span){forms->data + colon, size - colon}, count))
        return false;
    *form = (struct span){forms->data, colon - 1};
    forms->size -= size + (end != NULL);
    forms->data += size + (end != NULL);
    return true;
}

struct span forms_cell_unescape(struct span form, char *room)
{
    size_t size = 0;
    while (form.size) {
        size_t taken = span_starts(form, bar) ? bar.size : 1;
        room[size++] = taken > 1 ? '|' : *form.data;
        form = (struct span){form.data + taken, form.size - taken};
    }
    return (struct span){room, size};
}
