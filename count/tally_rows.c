/* From what was counted to rows in order. */
#include <stdlib.h>

#include "count/row_order.h"
#include "count/same_text.h"
#include "count/word_cells.h"
#include "lib/forms_cell.h"
#include "lib/memory.h"

struct listing {
    struct tally *tally;
    struct row_sink *sink;
    struct row_order order;
    struct same_text same_text;
    struct word_cells cells; /* by unit */
    struct forms_cell forms; /* of the row in the making */
    char *joined;            /* owned; the last form of an n-gram */
    size_t capacity;
};

/* The form of a gram, its words' forms joined; lent until the next call. */
static struct span form_of_gram(struct listing *listing, uint32_t gram)
{
    const struct tally *tally = listing->tally;
    struct span forms[GRAMS_LONGEST];
    uint32_t order = grams_order(&tally->grams, gram);
    const uint32_t *words = grams_words(&tally->grams, gram, order);
    size_t size = 0;
    for (uint32_t i = 0; i < order; i++) {
        forms[i] = word_form(vocabulary_word(&tally->vocabulary, words[i]));
        size += forms[i].size + 1;
    }
    listing->joined = memory_grow(listing->joined, &listing->capacity, size, 1);
    char *to = listing->joined;
    for (uint32_t i = 0; i < order; i++) {
        to = span_copy(to, forms[i]);
        *to++ = ' ';
    }
    return (struct span){listing->joined, size - 1};
}

static struct span form_of(struct listing *listing, uint32_t item)
{
    if (item & UNITS_GRAM)
        return form_of_gram(listing, item & ~UNITS_GRAM);
    return word_form(vocabulary_word(&listing->tally->vocabulary, item));
}

/* Adds a form to a row of several, of which that of a gram is kept with the cell. */
static void add_form(struct listing *listing, uint32_t item, uint64_t count)
{
    struct span form = form_of(listing, item);
    if (item & UNITS_GRAM)
        form = arena_copy(&listing->forms.arena, form);
    forms_cell_add(&listing->forms, form, count);
}

static struct counts_row row_of(struct listing *listing, const struct sort_item *item)
{
    return (struct counts_row){.term = row_order_text(&listing->order, item),
        .lang = row_order_language(&listing->order, item)};
}

/* ------------------------------------------------------------------ totals */

/* A word or gram of a chain: its item, its count, and the next one's number. */
struct link {
    uint32_t item, next;
    uint64_t count;
};

static struct link link_of(const struct tally *tally, bool gram, uint32_t number)
{
    if (gram) {
        const struct gram *found = &tally->grams.grams[number];
        return (struct link){number | UNITS_GRAM, found->next, found->count};
    }
    const struct word *word = vocabulary_word(&tally->vocabulary, number);
    return (struct link){number, word->next, word->count};
}

static struct link first_link(const struct tally *tally, const struct sort_item *item)
{
    if (row_order_is_gram(item))
        return link_of(tally, true, tally->grams.terms[item->number].gram);
    return link_of(tally, false, tally->vocabulary.terms[item->number].word);
}

static void add_forms(
    struct listing *listing, const struct sort_item *item, uint64_t *count)
{
    struct link link = first_link(listing->tally, item);
    for (bool more = true; more;) {
        *count += link.count;
        if (link.count)
            add_form(listing, link.item, link.count);
        more = link.next;
        if (more)
            link = link_of(listing->tally, row_order_is_gram(item), link.next);
    }
}

/* Sets the forms and the count of a row of some items, mostly of one that has one form. */
static void set_forms(struct listing *listing, const struct sort_item *items, size_t count,
    struct counts_row *row)
{
    struct link first = first_link(listing->tally, items);
    if (count == 1 && !first.next) {
        row->count = first.count;
        row->forms =
            forms_cell_of_one(&listing->forms, form_of(listing, first.item), first.count);
        return;
    }
    forms_cell_clear(&listing->forms);
    for (size_t i = 0; i < count; i++)
        add_forms(listing, &items[i], &row->count);
    if (row->count)
        row->forms = forms_cell_text(&listing->forms);
}

/* The documents of an item, or of all that are one row with it. */
static struct same_text_documents documents_of(
    const struct listing *listing, const struct sort_item *item, size_t count)
{
    const struct tally *tally = listing->tally;
    bool gram = row_order_is_gram(item);
    if (count > 1)
        return *same_text_find(&listing->same_text, item->number, gram);
    if (gram) {
        const struct gram_term *term = &tally->grams.terms[item->number];
        return (struct same_text_documents){term->seen, term->documents, term->opened};
    }
    const struct term *term = &tally->vocabulary.terms[item->number];
    return (struct same_text_documents){term->seen, term->documents, term->opened};
}

static void set_documents(
    const struct tally *tally, const struct same_text_documents *had, struct part_row *row)
{
    row->row.documents = had->documents;
    if (had->opened)
        row->first_open = tally->first_open;
    if (!tally->last_open || had->seen != tally->last_mark)
        return;
    row->last_open = tally->last_open;
    if (!tally->first_open || tally->last_mark > 1)
        row->row.documents--;
}

/* One row of items that are one term: as a rule of one; of more where a token with a space
 * reads like an n-gram. */
static bool put_total(struct listing *listing, const struct sort_item *items, size_t count)
{
    struct part_row row = {.row = row_of(listing, items)};
    set_forms(listing, items, count, &row.row);
    if (!row.row.count)
        return true;
    struct same_text_documents had = documents_of(listing, items, count);
    set_documents(listing->tally, &had, &row);
    return listing->sink->put(listing->sink, &row);
}

/* Items that are one row stand together: in totals their documents are counted again, as a
 * document that has two of them has the row once. */
static void share_documents(struct listing *listing)
{
    const struct row_order *order = &listing->order;
    if (!listing->tally->tape)
        return;
    same_text_open(&listing->same_text, listing->tally);
    for (size_t i = 0, next; i < order->count; i = next) {
        next = row_order_next(order, i);
        for (size_t k = i; next > i + 1 && k < next; k++)
            same_text_add(&listing->same_text, order->items[k].number,
                row_order_is_gram(&order->items[k]), k == i);
    }
    same_text_count(&listing->same_text);
}

/* Rows in order are anywhere in memory: it is asked for what comes soon. A call would be
 * left out by gcc, to which a function that only prefetches has no effect. */
__attribute__((always_inline)) static inline void fetch_ahead(
    const struct listing *listing, size_t at)
{
    enum { TERMS = 24, WORDS = 12, GRAM_WORDS = 6 }; /* rows ahead */
    const struct vocabulary *vocabulary = &listing->tally->vocabulary;
    const struct grams *grams = &listing->tally->grams;
    if (at + TERMS >= listing->order.count)
        return;
    const struct sort_item *item = &listing->order.items[at + TERMS];
    __builtin_prefetch(item->text);
    if (row_order_is_gram(item))
        __builtin_prefetch(&grams->terms[item->number]);
    else
        __builtin_prefetch(&vocabulary->terms[item->number]);
    item = &listing->order.items[at + WORDS];
    if (row_order_is_gram(item)) {
        const struct gram_term *term = &grams->terms[item->number];
        __builtin_prefetch(&grams->grams[term->gram]);
        __builtin_prefetch(grams_words(grams, term->gram, term->order));
    } else {
        __builtin_prefetch(
            vocabulary_word(vocabulary, vocabulary->terms[item->number].word));
    }
    item = &listing->order.items[at + GRAM_WORDS];
    if (row_order_is_gram(item)) { /* its other words are those of the row before */
        const struct gram_term *term = &grams->terms[item->number];
        const uint32_t *words = grams_words(grams, term->gram, term->order);
        __builtin_prefetch(vocabulary_word(vocabulary, words[term->order - 1]));
    }
}

static bool put_totals(struct listing *listing)
{
    const struct row_order *order = &listing->order;
    share_documents(listing);
    for (size_t i = 0, next; i < order->count; i = next) {
        fetch_ahead(listing, i);
        next = row_order_next(order, i);
        if (!put_total(listing, &order->items[i], next - i))
            return false;
    }
    return true;
}

/* ------------------------------------------------------------------ units */

/* Of each word and gram its place in the order; what is one row shares the first's. */
struct ranks {
    uint32_t *words, *grams; /* owned */
    unsigned bits;           /* of the highest */
};

static void set_ranks(
    struct ranks *ranks, const struct tally *tally, const struct sort_item *item, size_t at)
{
    bool gram = row_order_is_gram(item);
    struct link link = first_link(tally, item);
    for (bool more = true; more;) {
        (gram ? ranks->grams : ranks->words)[link.item & ~UNITS_GRAM] = (uint32_t)at;
        more = link.next;
        if (more)
            link = link_of(tally, gram, link.next);
    }
}

/* Makes the cells of the words of an item. */
static void add_cells(struct listing *listing, const struct sort_item *item)
{
    const struct vocabulary *vocabulary = &listing->tally->vocabulary;
    struct span term = row_order_text(&listing->order, item);
    struct span lang = row_order_language(&listing->order, item);
    for (uint32_t i = vocabulary->terms[item->number].word; i;
         i = vocabulary_word(vocabulary, i)->next) {
        struct span form = word_form(vocabulary_word(vocabulary, i));
        struct span cell = forms_cell_of_one(&listing->forms, form, 1);
        word_cells_add(&listing->cells, i, term, lang,
            (struct span){cell.data, cell.size - strlen(":1")});
    }
}

static void make_cells(struct listing *listing)
{
    const struct row_order *order = &listing->order;
    word_cells_open(&listing->cells, listing->tally->vocabulary.word_count);
    for (size_t i = 0; i < order->count; i++)
        if (!row_order_is_gram(&order->items[i]))
            add_cells(listing, &order->items[i]);
}

static struct ranks rank_items(const struct listing *listing)
{
    const struct tally *tally = listing->tally;
    const struct row_order *order = &listing->order;
    struct ranks ranks = {
        memory_new((size_t)tally->vocabulary.word_count + 1, sizeof(uint32_t)),
        memory_new((size_t)tally->grams.gram_count + 1, sizeof(uint32_t)), 1};
    for (size_t i = 0, next; i < order->count; i = next) {
        next = row_order_next(order, i);
        for (size_t k = i; k < next; k++)
            set_ranks(&ranks, tally, &order->items[k], i);
    }
    while (order->count >> ranks.bits)
        ranks.bits++;
    return ranks;
}

/* A posting's place in the order above, the posting's number below. */
static size_t rank_postings(const struct units *units, const struct ranks *ranks,
    const struct unit *unit, uint64_t *numbers)
{
    size_t count = 0;
    for (uint32_t i = unit->begin; i < unit->end; i++) {
        uint32_t item = units->postings[i].item;
        uint64_t rank =
            item & UNITS_GRAM ? ranks->grams[item & ~UNITS_GRAM] : ranks->words[item];
        numbers[count++] = rank << 32 | i;
    }
    return count;
}

/* Adds the postings of one rank up; returns how many they are. */
static size_t add_postings(
    struct listing *listing, const uint64_t *numbers, size_t count, struct counts_row *row)
{
    const struct posting *postings = listing->tally->units.postings;
    uint64_t rank = numbers[0] >> 32;
    size_t some = 0;
    forms_cell_clear(&listing->forms);
    while (some < count && numbers[some] >> 32 == rank) {
        uint32_t item = postings[(uint32_t)numbers[some]].item;
        uint64_t sum = 0; /* many where many units have one name */
        for (; some < count && postings[(uint32_t)numbers[some]].item == item; some++)
            sum += postings[(uint32_t)numbers[some]].count;
        add_form(listing, item, sum);
        row->count += sum;
    }
    row->forms = forms_cell_text(&listing->forms);
    return some;
}

/* Sets the row of the first of some postings; returns how many of them it is. */
static size_t set_row(
    struct listing *listing, const uint64_t *numbers, size_t count, struct counts_row *row)
{
    const struct posting *posting = &listing->tally->units.postings[(uint32_t)numbers[0]];
    bool alone = count == 1 || numbers[0] >> 32 != numbers[1] >> 32;
    bool word = !(posting->item & UNITS_GRAM);
    if (alone && word && listing->cells.words[posting->item].text) {
        word_cells_set(&listing->cells, posting->item, posting->count, row);
        return 1;
    }
    const struct sort_item *item = &listing->order.items[numbers[0] >> 32];
    row->term = row_order_text(&listing->order, item);
    row->lang = row_order_language(&listing->order, item);
    row->count = 0;
    return add_postings(listing, numbers, count, row);
}

/* As fetch_ahead, of the rows of a unit. */
__attribute__((always_inline)) static inline void fetch_posting(
    const struct listing *listing, const uint64_t *numbers, size_t at, size_t count)
{
    enum { ITEMS = 16, WORDS = 8 }; /* rows ahead */
    const struct tally *tally = listing->tally;
    if (at + ITEMS >= count)
        return;
    __builtin_prefetch(&tally->units.postings[(uint32_t)numbers[at + ITEMS]]);
    uint32_t item = tally->units.postings[(uint32_t)numbers[at + WORDS]].item;
    if (!(item & UNITS_GRAM))
        __builtin_prefetch(&listing->cells.words[item]);
}

static bool put_unit(
    struct listing *listing, struct span name, const uint64_t *numbers, size_t count)
{
    struct part_row row = {.row.unit = name};
    for (size_t i = 0; i < count;) {
        fetch_posting(listing, numbers, i, count);
        i += set_row(listing, numbers + i, count - i, &row.row);
        if (!listing->sink->put(listing->sink, &row))
            return false;
    }
    return true;
}

static struct sort_item *units_in_order(const struct units *units)
{
    struct sort_item *items = memory_new(units->unit_count, sizeof *items);
    for (size_t i = 0; i < units->unit_count; i++) {
        struct span name = units->units[i].name;
        items[i] = (struct sort_item){.text = name.data,
            .size = (uint32_t)name.size,
            .rank = (uint32_t)i,
            .number = (uint32_t)i};
    }
    sort_strings(items, units->unit_count);
    return items;
}

/* The units of one name, from an item on: sets how many postings they have. Returns where
 * the next name begins. */
static size_t units_of_name(
    const struct units *units, const struct sort_item *items, size_t first, size_t *count)
{
    struct span name = {items[first].text, items[first].size};
    size_t next = first;
    *count = 0;
    do {
        const struct unit *unit = &units->units[items[next++].number];
        *count += unit->end - unit->begin;
    } while (next < units->unit_count &&
             span_equal(name, (struct span){items[next].text, items[next].size}));
    return next;
}

/* Units of one name are one unit. */
static bool put_units(struct listing *listing)
{
    const struct units *units = &listing->tally->units;
    struct ranks ranks = rank_items(listing);
    struct sort_item *items = units_in_order(units);
    make_cells(listing);
    uint64_t *numbers = NULL;
    size_t capacity = 0;
    bool good = true;
    for (size_t i = 0, next; good && i < units->unit_count; i = next) {
        size_t count, done = 0;
        next = units_of_name(units, items, i, &count);
        numbers = memory_grow(numbers, &capacity, 2 * count, sizeof *numbers);
        for (size_t k = i; k < next; k++)
            done += rank_postings(
                units, &ranks, &units->units[items[k].number], numbers + done);
        sort_numbers(numbers, numbers + count, count, ranks.bits);
        good =
            put_unit(listing, (struct span){items[i].text, items[i].size}, numbers, count);
    }
    free(numbers);
    free(items);
    free(ranks.words);
    free(ranks.grams);
    return good;
}

/* ------------------------------------------------------------------ all */

bool tally_rows(struct tally *tally, struct row_sink *sink)
{
    struct listing listing = {.tally = tally, .sink = sink};
    row_order_open(&listing.order, tally);
    bool good = tally->by == COUNTS_TOTAL ? put_totals(&listing) : put_units(&listing);
    row_order_close(&listing.order);
    same_text_close(&listing.same_text);
    word_cells_close(&listing.cells);
    forms_cell_close(&listing.forms);
    free(listing.joined);
    return good;
}
