/* The terms and n-grams of a tally in the order of rows: byte order of their texts, then of
 * their languages. */
#ifndef COUNT_ROW_ORDER_H
#define COUNT_ROW_ORDER_H

#include "count/sort.h"
#include "count/tally.h"

struct row_order {
    const struct tally *tally; /* borrowed */
    struct sort_item *items;   /* owned; in order */
    size_t count;
    struct span *texts; /* owned; of terms, by their rank: what keys are made of */
    bool keyed;         /* the items' texts are keys */
    bool distinct;      /* no two items are one row */
    struct arena keys;
    struct span last;                     /* the key of the last text that was asked for */
    char *joined;                         /* owned; that text */
    size_t ends[GRAMS_LONGEST], capacity; /* where its terms end */
};

void row_order_open(struct row_order *order, const struct tally *tally);
void row_order_close(struct row_order *order);

/* An item's number is that of a gram_term, or else of a term. */
static inline bool row_order_is_gram(const struct sort_item *item)
{
    return item->kind & 1;
}

/* Whether two items are one row. */
static inline bool row_order_same(const struct sort_item *a, const struct sort_item *b)
{
    return a->rank == b->rank && a->size == b->size &&
           memcmp(a->text, b->text, a->size) == 0;
}

/* The behind of the items that are one row with the first. */
static inline size_t row_order_next(const struct row_order *order, size_t first)
{
    size_t next = first + 1;
    while (!order->distinct && next < order->count &&
           row_order_same(&order->items[first], &order->items[next]))
        next++;
    return next;
}

/* The text that a key stands for. */
struct span row_order_key_text(struct row_order *order, struct span key);

/* An item's text, lent until the next call, and its language. */
static inline struct span row_order_text(
    struct row_order *order, const struct sort_item *item)
{
    struct span text = {item->text, item->size};
    return order->keyed ? row_order_key_text(order, text) : text;
}

static inline struct span row_order_language(
    const struct row_order *order, const struct sort_item *item)
{
    return order->tally->vocabulary.languages.strings[item->kind >> 1];
}

#endif
