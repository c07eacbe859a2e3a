#include "kwic/lines.h"

#include <stdlib.h>

#include "lib/memory.h"

void lines_add(struct lines *lines, const struct finder_hit *hit)
{
    struct arena *arena = &lines->arena;
    lines->hits =
        memory_grow(lines->hits, &lines->capacity, lines->count + 1, sizeof *lines->hits);
    lines->hits[lines->count++] = (struct finder_hit){
        .query = hit->query,
        .document = arena_copy(arena, hit->document),
        .date = arena_copy(arena, hit->date),
        .begin = hit->begin,
        .end = hit->end,
        .left = arena_copy(arena, hit->left),
        .match = arena_copy(arena, hit->match),
        .right = arena_copy(arena, hit->right),
        .sort_left = arena_copy(arena, hit->sort_left),
        .sort_right = arena_copy(arena, hit->sort_right),
    };
}

typedef int comparison(const struct finder_hit *a, const struct finder_hit *b);

static int by_left(const struct finder_hit *a, const struct finder_hit *b)
{
    return span_compare(a->sort_left, b->sort_left);
}

static int by_right(const struct finder_hit *a, const struct finder_hit *b)
{
    return span_compare(a->sort_right, b->sort_right);
}

static int by_date(const struct finder_hit *a, const struct finder_hit *b)
{
    if (!a->date.size || !b->date.size)
        return (int)!a->date.size - (int)!b->date.size;
    return span_compare(a->date, b->date);
}

/* A stable merge of two sorted runs beside each other. */
static void lines_merge(const struct finder_hit *from, size_t first, size_t middle,
    size_t end, struct finder_hit *to, comparison *compare)
{
    size_t left = first, right = middle;
    for (size_t i = first; i < end; i++) {
        bool take_left =
            right >= end || (left < middle && compare(&from[left], &from[right]) <= 0);
        to[i] = from[take_left ? left++ : right++];
    }
}

void lines_sort(struct lines *lines, enum lines_order order)
{
    static comparison *const comparisons[] = {NULL, by_left, by_right, by_date};
    size_t count = lines->count;
    if (order == LINES_AS_FOUND || count < 2)
        return;
    struct finder_hit *from = lines->hits, *to = memory_new(count, sizeof *to);
    for (size_t width = 1; width < count; width *= 2) {
        for (size_t first = 0; first < count; first += 2 * width) {
            size_t middle = first + width < count ? first + width : count;
            size_t end = middle + width < count ? middle + width : count;
            lines_merge(from, first, middle, end, to, comparisons[order]);
        }
        struct finder_hit *swapped = from;
        from = to;
        to = swapped;
    }
    lines->hits = from;
    lines->capacity = count;
    free(to);
}

void lines_free(struct lines *lines)
{
    arena_free(&lines->arena);
    free(lines->hits);
    *lines = (struct lines){0};
}
