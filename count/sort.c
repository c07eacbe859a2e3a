#include "count/sort.h"

#include <stdlib.h>

enum {
    WORD_BYTES = sizeof(uint64_t),
    FEW = 12,        /* items that are sorted by insertion */
    DEPTH_MOST = 64, /* partitions within partitions, before qsort takes over */
};

/* Eight bytes from `depth` on. */
static uint64_t prefix_at(const struct sort_item *item, size_t depth)
{
    if (item->size <= depth)
        return 0;
    return span_prefix((struct span){item->text + depth, item->size - depth});
}

static int sort_compare(const void *a, const void *b)
{
    const struct sort_item *one = a, *other = b;
    int order = span_compare(
        (struct span){one->text, one->size}, (struct span){other->text, other->size});
    return order ? order : (one->rank > other->rank) - (one->rank < other->rank);
}

static bool before(const struct sort_item *a, const struct sort_item *b)
{
    return a->prefix != b->prefix ? a->prefix < b->prefix : sort_compare(a, b) < 0;
}

static void insertion(struct sort_item *items, size_t count)
{
    for (size_t i = 1; i < count; i++) {
        struct sort_item item = items[i];
        size_t at = i;
        for (; at > 0 && before(&item, &items[at - 1]); at--)
            items[at] = items[at - 1];
        items[at] = item;
    }
}

static uint64_t median(uint64_t a, uint64_t b, uint64_t c)
{
    if (a > b) {
        uint64_t swapped = a;
        a = b;
        b = swapped;
    }
    return c <= a ? a : c >= b ? b : c;
}

static void sort_swap(struct sort_item *a, struct sort_item *b)
{
    struct sort_item item = *a;
    *a = *b;
    *b = item;
}

/* Sorts items whose texts are equal up to depth and whose prefixes are set from there. */
static void multikey(struct sort_item *items, size_t count, size_t depth, int level)
{
    while (count > FEW) {
        if (level++ > DEPTH_MOST) {
            qsort(items, count, sizeof *items, sort_compare);
            return;
        }
        uint64_t pivot = median(
            items[count / 4].prefix, items[count / 2].prefix, items[count / 4 * 3].prefix);
        size_t less = 0, more = count;
        for (size_t i = 0; i < more;) {
            if (items[i].prefix < pivot)
                sort_swap(&items[less++], &items[i++]);
            else if (items[i].prefix > pivot)
                sort_swap(&items[i], &items[--more]);
            else
                i++;
        }
        multikey(items, less, depth, level);
        multikey(items + more, count - more, depth, level);
        items += less;
        count = more - less;
        depth += WORD_BYTES;
        bool longer = false;
        for (size_t i = 0; i < count; i++) {
            items[i].prefix = prefix_at(&items[i], depth);
            longer |= items[i].size > depth;
        }
        if (!longer) { /* they differ in trailing zero bytes or in rank alone */
            qsort(items, count, sizeof *items, sort_compare);
            return;
        }
    }
    insertion(items, count);
}

void sort_strings(struct sort_item *items, size_t count)
{
    for (size_t i = 0; i < count; i++)
        items[i].prefix = prefix_at(&items[i], 0);
    multikey(items, count, 0, 0);
}

static void insert_numbers(uint64_t *numbers, size_t count)
{
    for (size_t i = 1; i < count; i++) {
        uint64_t number = numbers[i];
        size_t at = i;
        for (; at > 0 && numbers[at - 1] > number; at--)
            numbers[at] = numbers[at - 1];
        numbers[at] = number;
    }
}

/* Puts numbers in the order of eight bits; others keep the order they have. */
static void sort_digit(
    const uint64_t *numbers, uint64_t *sorted, size_t count, unsigned shift)
{
    size_t ends[256] = {0}, sum = 0;
    for (size_t i = 0; i < count; i++)
        ends[numbers[i] >> shift & 255]++;
    for (size_t digit = 0; digit < 256; digit++) {
        size_t some = ends[digit];
        ends[digit] = sum;
        sum += some;
    }
    for (size_t i = 0; i < count; i++)
        sorted[ends[numbers[i] >> shift & 255]++] = numbers[i];
}

void sort_numbers(uint64_t *numbers, uint64_t *scratch, size_t count, unsigned bits)
{
    enum { FEW_NUMBERS = 48, DIGIT = 8, LOWER = 32 };
    if (count <= FEW_NUMBERS) {
        insert_numbers(numbers, count);
        return;
    }
    uint64_t *from = numbers, *to = scratch;
    for (unsigned done = 0; done < bits; done += DIGIT) {
        sort_digit(from, to, count, LOWER + done);
        uint64_t *sorted = to;
        to = from;
        from = sorted;
    }
    if (from != numbers)
        memcpy(numbers, from, count * sizeof *numbers);
}
