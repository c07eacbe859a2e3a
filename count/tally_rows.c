/* From what was counted to rows in order. */
#include <stdlib.h>

#include "count/same_text.h"
#include "count/sort.h"
#include "count/tally.h"
#include "lib/forms_cell.h"
#include "lib/memory.h"

enum kind { KIND_TERM, KIND_GRAM };

/* What a sort_item's kind holds: the kind, and above it the number of the language. */
static uint32_t kind_in(enum kind kind, uint32_t language)
{
    return language << 1 | (uint32_t)kind;
}

static enum kind kind_of(const struct sort_item *item)
{
    return (enum kind)(item->kind & 1);
}

struct listing {
    struct tally *tally;
    struct row_sink *sink;
    uint32_t *language_ranks; /* of each language by number; owned */
    struct sort_item *items;  /* the terms in order; owned */
    size_t count;
    struct arena texts;      /* of n-grams */
    struct forms_cell forms; /* of the row in the making */
    struct same_text same_text;
};

static void rank_languages(struct listing *listing)
{
    const struct hash_strings *languages = &listing->tally->vocabulary.languages;
    struct sort_item *items = memory_new(languages->count, sizeof *items);
    for (size_t i = 0; i < languages->count; i++) {
        struct span name = languages->strings[i + 1];
        items[i] = (struct sort_item){
            .text = name.data, .size = (uint32_t)name.size, .number = (uint32_t)i + 1};
    }
    sort_strings(items, languages->count);
    listing->language_ranks =
        memory_new(languages->count + 1, sizeof *listing->language_ranks);
    for (size_t i = 0; i < languages->count; i++)
        listing->language_ranks[items[i].number] = (uint32_t)i;
    free(items);
}

/* ------------------------------------------------------------------ terms */

static const struct word *first_word(const struct tally *tally, uint32_t term)
{
    return vocabulary_word(&tally->vocabulary, tally->vocabulary.terms[term].word);
}

static uint32_t language_of(const struct listing *listing, uint32_t word)
{
    return vocabulary_word(&listing->tally->vocabulary, word)->language & ~WORD_AMPERSAND;
}

static void list_terms(struct listing *listing)
{
    const struct vocabulary *vocabulary = &listing->tally->vocabulary;
    for (uint32_t i = 1; i <= vocabulary->term_count; i++) {
        struct span text = word_term(first_word(listing->tally, i));
        uint32_t language = language_of(listing, vocabulary->terms[i].word);
        listing->items[listing->count++] = (struct sort_item){.text = text.data,
            .size = (uint32_t)text.size,
            .rank = listing->language_ranks[language],
            .number = i,
            .kind = kind_in(KIND_TERM, language)};
    }
}

/* The words of a gram, joined: their terms or their forms. */
static struct span join(struct listing *listing, uint32_t gram, bool terms)
{
    const struct tally *tally = listing->tally;
    uint32_t words[GRAMS_LONGEST];
    size_t count = grams_words(&tally->grams, gram, words), size = 0;
    struct span parts[GRAMS_LONGEST];
    for (size_t i = 0; i < count; i++) {
        const struct word *word = vocabulary_word(&tally->vocabulary, words[i]);
        parts[i] = terms ? word_term(word) : word_form(word);
        size += parts[i].size + 1;
    }
    struct arena *arena = terms ? &listing->texts : &listing->forms.arena;
    char *room = arena_new(arena, size, 1), *to = room;
    for (size_t i = 0; i < count; i++) {
        if (i > 0)
            *to++ = ' ';
        if (parts[i].size)
            memcpy(to, parts[i].data, parts[i].size);
        to += parts[i].size;
    }
    return (struct span){room, size - 1};
}

static void list_grams(struct listing *listing)
{
    const struct grams *grams = &listing->tally->grams;
    for (uint32_t i = 1; i <= grams->term_count; i++) {
        uint32_t gram = grams->terms[i].gram;
        struct span text = join(listing, gram, true);
        uint32_t language = language_of(listing, grams->grams[gram].last);
        listing->items[listing->count++] = (struct sort_item){.text = text.data,
            .size = (uint32_t)text.size,
            .rank = listing->language_ranks[language],
            .number = i,
            .kind = kind_in(KIND_GRAM, language)};
    }
}

static void list_in_order(struct listing *listing)
{
    const struct tally *tally = listing->tally;
    rank_languages(listing);
    size_t most = (size_t)tally->vocabulary.term_count + tally->grams.term_count;
    listing->items = memory_new(most, sizeof *listing->items);
    list_terms(listing);
    list_grams(listing);
    sort_strings(listing->items, listing->count);
}

static bool same_key(const struct sort_item *a, const struct sort_item *b)
{
    return a->rank == b->rank && a->size == b->size &&
           memcmp(a->text, b->text, a->size) == 0;
}

static struct counts_row row_of(const struct listing *listing, const struct sort_item *item)
{
    const struct tally *tally = listing->tally;
    return (struct counts_row){.term = {item->text, item->size},
        .lang = tally->vocabulary.languages.strings[item->kind >> 1]};
}

/* ------------------------------------------------------------------ totals */

static void add_forms(
    struct listing *listing, const struct sort_item *item, uint64_t *count)
{
    const struct tally *tally = listing->tally;
    if (kind_of(item) == KIND_TERM) {
        uint32_t number = tally->vocabulary.terms[item->number].word;
        for (const struct word *word; number; number = word->next) {
            word = vocabulary_word(&tally->vocabulary, number);
            *count += word->count;
            if (word->count)
                forms_cell_add(&listing->forms, word_form(word), word->count);
        }
        return;
    }
    uint32_t number = tally->grams.terms[item->number].gram;
    for (const struct gram *gram; number; number = gram->next) {
        gram = &tally->grams.grams[number];
        *count += gram->count;
        if (gram->count)
            forms_cell_add(&listing->forms, join(listing, number, false), gram->count);
    }
}

static void add_documents(const struct listing *listing,
    const struct same_text_documents *had, struct part_row *row)
{
    const struct tally *tally = listing->tally;
    row->row.documents = had->documents;
    if (had->opened)
        row->first_open = tally->first_open;
    if (!tally->last_open || had->seen != tally->last_mark)
        return;
    row->last_open = tally->last_open;
    if (!tally->first_open || tally->last_mark > 1)
        row->row.documents--;
}

/* The documents of an item, or of all that are one row with it. */
static struct same_text_documents documents_of(
    const struct listing *listing, const struct sort_item *item, size_t count)
{
    if (count > 1)
        return *same_text_find(
            &listing->same_text, item->number, kind_of(item) == KIND_GRAM);
    if (kind_of(item) == KIND_GRAM) {
        const struct gram_term *term = &listing->tally->grams.terms[item->number];
        return (struct same_text_documents){term->seen, term->documents, term->opened};
    }
    const struct term *term = &listing->tally->vocabulary.terms[item->number];
    return (struct same_text_documents){term->seen, term->documents, term->opened};
}

/* One row of items that are one term: as a rule of one; of two where a token with a space
 * reads like an n-gram. */
static bool put_total(struct listing *listing, const struct sort_item *items, size_t count)
{
    struct part_row row = {.row = row_of(listing, items)};
    forms_cell_clear(&listing->forms);
    for (size_t i = 0; i < count; i++)
        add_forms(listing, &items[i], &row.row.count);
    if (!row.row.count)
        return true;
    struct same_text_documents had = documents_of(listing, items, count);
    add_documents(listing, &had, &row);
    row.row.forms = forms_cell_text(&listing->forms);
    return listing->sink->put(listing->sink, &row);
}

/* Items that are one row stand together: in totals their documents are counted again, as a
 * document that has two of them has the row once. */
static void share_documents(struct listing *listing)
{
    if (!listing->tally->tape || listing->tally->by != COUNTS_TOTAL)
        return;
    same_text_open(&listing->same_text, listing->tally);
    for (size_t i = 0, next; i < listing->count; i = next) {
        for (next = i + 1; next < listing->count; next++)
            if (!same_key(&listing->items[i], &listing->items[next]))
                break;
        for (size_t k = i; next > i + 1 && k < next; k++)
            same_text_add(&listing->same_text, listing->items[k].number,
                kind_of(&listing->items[k]) == KIND_GRAM, k == i);
    }
    same_text_count(&listing->same_text);
}

/* Rows in order are anywhere in memory: it is asked for what comes soon. A call would be
 * left out by gcc, to which a function that only prefetches has no effect. */
__attribute__((always_inline)) static inline void fetch_ahead(
    const struct listing *listing, size_t at)
{
    enum { TERMS = 24, WORDS = 12 }; /* rows ahead */
    const struct vocabulary *vocabulary = &listing->tally->vocabulary;
    const struct grams *grams = &listing->tally->grams;
    if (at + TERMS >= listing->count)
        return;
    const struct sort_item *item = &listing->items[at + TERMS];
    if (kind_of(item) == KIND_TERM)
        __builtin_prefetch(&vocabulary->terms[item->number]);
    else
        __builtin_prefetch(&grams->terms[item->number]);
    item = &listing->items[at + WORDS];
    if (kind_of(item) == KIND_TERM)
        __builtin_prefetch(
            vocabulary_word(vocabulary, vocabulary->terms[item->number].word));
    else
        __builtin_prefetch(&grams->grams[grams->terms[item->number].gram]);
}

static bool put_totals(struct listing *listing)
{
    for (size_t i = 0, next; i < listing->count; i = next) {
        fetch_ahead(listing, i);
        for (next = i + 1; next < listing->count; next++)
            if (!same_key(&listing->items[i], &listing->items[next]))
                break;
        if (!put_total(listing, &listing->items[i], next - i))
            return false;
    }
    return true;
}

/* ------------------------------------------------------------------ units */

/* Of each term and gram term its place in the order; equal ones share the first's. */
struct ranks {
    uint32_t *terms, *grams; /* owned */
};

static struct ranks rank_items(const struct listing *listing)
{
    const struct tally *tally = listing->tally;
    struct ranks ranks = {memory_new(tally->vocabulary.term_count + 1, sizeof(uint32_t)),
        memory_new(tally->grams.term_count + 1, sizeof(uint32_t))};
    uint32_t rank = 0;
    for (size_t i = 0; i < listing->count; i++) {
        const struct sort_item *item = &listing->items[i];
        if (i > 0 && !same_key(item - 1, item))
            rank = (uint32_t)i;
        (kind_of(item) == KIND_TERM ? ranks.terms : ranks.grams)[item->number] = rank;
    }
    return ranks;
}

static uint32_t rank_of(
    const struct listing *listing, const struct ranks *ranks, uint32_t item)
{
    const struct tally *tally = listing->tally;
    if (item & UNITS_GRAM)
        return ranks->grams[tally->grams.grams[item & ~UNITS_GRAM].term];
    return ranks->terms[vocabulary_word(&tally->vocabulary, item)->term];
}

/* A posting's place in the order above, the posting's number below. */
static size_t rank_postings(const struct listing *listing, const struct ranks *ranks,
    const struct unit *unit, uint64_t *numbers)
{
    const struct posting *postings = listing->tally->units.postings;
    size_t count = 0;
    for (uint32_t i = unit->begin; i < unit->end; i++)
        numbers[count++] = (uint64_t)rank_of(listing, ranks, postings[i].item) << 32 | i;
    return count;
}

static void add_item(
    struct listing *listing, uint32_t item, uint64_t count, struct counts_row *row)
{
    const struct tally *tally = listing->tally;
    struct span form = item & UNITS_GRAM
                           ? join(listing, item & ~UNITS_GRAM, false)
                           : word_form(vocabulary_word(&tally->vocabulary, item));
    forms_cell_add(&listing->forms, form, count);
    row->count += count;
}

static bool put_unit(
    struct listing *listing, struct span name, const uint64_t *numbers, size_t count)
{
    const struct posting *postings = listing->tally->units.postings;
    for (size_t i = 0; i < count;) {
        uint64_t rank = numbers[i] >> 32;
        struct part_row row = {.row = row_of(listing, &listing->items[rank])};
        row.row.unit = name;
        forms_cell_clear(&listing->forms);
        while (i < count && numbers[i] >> 32 == rank) {
            uint32_t item = postings[(uint32_t)numbers[i]].item;
            uint64_t sum = 0; /* many where many units have one name */
            for (; i < count && postings[(uint32_t)numbers[i]].item == item; i++)
                sum += postings[(uint32_t)numbers[i]].count;
            add_item(listing, item, sum, &row.row);
        }
        row.row.forms = forms_cell_text(&listing->forms);
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

/* Units of one name are one unit. */
static bool put_units(struct listing *listing)
{
    const struct units *units = &listing->tally->units;
    struct ranks ranks = rank_items(listing);
    struct sort_item *items = units_in_order(units);
    uint64_t *numbers = NULL;
    size_t capacity = 0;
    bool good = true;
    for (size_t i = 0; good && i < units->unit_count;) {
        struct span name = {items[i].text, items[i].size};
        size_t count = 0;
        for (; i < units->unit_count &&
               span_equal(name, (struct span){items[i].text, items[i].size});
             i++) {
            const struct unit *unit = &units->units[items[i].number];
            numbers = memory_grow(
                numbers, &capacity, count + unit->end - unit->begin, sizeof *numbers);
            count += rank_postings(listing, &ranks, unit, numbers + count);
        }
        sort_numbers(numbers, count);
        good = put_unit(listing, name, numbers, count);
    }
    free(numbers);
    free(items);
    free(ranks.terms);
    free(ranks.grams);
    return good;
}

/* ------------------------------------------------------------------ all */

bool tally_rows(struct tally *tally, struct row_sink *sink)
{
    struct listing listing = {.tally = tally, .sink = sink};
    list_in_order(&listing);
    share_documents(&listing);
    bool good = tally->by == COUNTS_TOTAL ? put_totals(&listing) : put_units(&listing);
    same_text_close(&listing.same_text);
    free(listing.language_ranks);
    free(listing.items);
    forms_cell_close(&listing.forms);
    arena_free(&listing.texts);
    return good;
}
