#include "count/row_order.h"

#include <stdlib.h>

#include "lib/memory.h"

enum { KEY = 4 }; /* bytes of a rank within a key */

/* What an item's kind holds: whether it is a gram, and above it the language's number. */
static uint32_t kind_in(bool gram, uint32_t language)
{
    return language << 1 | (uint32_t)gram;
}

/* The place of each language by its number; owned by the caller. */
static uint32_t *rank_languages(const struct hash_strings *languages)
{
    struct sort_item *items = memory_new(languages->count, sizeof *items);
    uint32_t *ranks = memory_new(languages->count + 1, sizeof *ranks);
    for (size_t i = 0; i < languages->count; i++) {
        struct span name = languages->strings[i + 1];
        items[i] = (struct sort_item){
            .text = name.data, .size = (uint32_t)name.size, .number = (uint32_t)i + 1};
    }
    sort_strings(items, languages->count);
    for (size_t i = 0; i < languages->count; i++)
        ranks[items[i].number] = (uint32_t)i;
    free(items);
    return ranks;
}

static struct sort_item item_of(const struct row_order *order, const uint32_t *languages,
    bool gram, uint32_t number, uint32_t word, struct span text)
{
    const struct vocabulary *vocabulary = &order->tally->vocabulary;
    uint32_t language = vocabulary_word(vocabulary, word)->language & ~WORD_AMPERSAND;
    return (struct sort_item){.text = text.data,
        .size = (uint32_t)text.size,
        .rank = languages[language],
        .number = number,
        .kind = kind_in(gram, language)};
}

static void add_item(struct row_order *order, const uint32_t *languages, bool gram,
    uint32_t number, uint32_t word, struct span text)
{
    order->items[order->count++] = item_of(order, languages, gram, number, word, text);
}

static void list_terms(struct row_order *order, const uint32_t *languages)
{
    const struct vocabulary *vocabulary = &order->tally->vocabulary;
    for (uint32_t i = 1; i <= vocabulary->term_count; i++) {
        uint32_t word = vocabulary->terms[i].word;
        add_item(
            order, languages, false, i, word, word_term(vocabulary_word(vocabulary, word)));
    }
    sort_strings(order->items, order->count);
}

/* ------------------------------------------------------------------ n-grams */

/* No byte of a term comes before the space between two terms, where none holds a space
 * itself. So n-grams are in the order of the ranks of their terms, which are shorter than
 * the texts: a key is these ranks, the highest byte first. */
static void put_rank(char *key, uint32_t rank)
{
    for (int i = 0; i < KEY; i++)
        key[i] = (char)(rank >> 8 * (KEY - 1 - i));
}

static uint32_t rank_in(const char *key)
{
    uint32_t rank = 0;
    for (int i = 0; i < KEY; i++)
        rank = rank << 8 | (unsigned char)key[i];
    return rank;
}

/* Gives the terms, which are in order, keys in place of texts. Returns the rank of each term;
 * owned by the caller. */
static uint32_t *rank_terms(struct row_order *order)
{
    size_t count = order->count;
    uint32_t *ranks = memory_new(count + 1, sizeof *ranks), rank = 0;
    char *keys = arena_new(&order->keys, count + 1, KEY);
    order->texts = memory_new(count + 1, sizeof *order->texts);
    for (size_t i = 0; i < count; i++) {
        struct sort_item *item = &order->items[i];
        struct span text = {item->text, item->size};
        if (i == 0 || !span_equal(order->texts[rank], text))
            order->texts[++rank] = text;
        ranks[item->number] = rank;
    }
    for (size_t i = 0; i < count; i++) {
        struct sort_item *item = &order->items[i];
        put_rank(keys + i * KEY, ranks[item->number]);
        item->text = keys + i * KEY;
        item->size = KEY;
    }
    return ranks;
}

/* The key of a gram_term. */
static struct span key_of(struct row_order *order, uint32_t number, const uint32_t *ranks)
{
    const struct grams *grams = &order->tally->grams;
    const struct vocabulary *vocabulary = &order->tally->vocabulary;
    size_t length = grams->terms[number].order;
    const uint32_t *words = grams_words(grams, grams->terms[number].gram, (uint32_t)length);
    char *key = arena_new(&order->keys, length, KEY);
    for (size_t i = 0; i < length; i++)
        put_rank(key + i * KEY, ranks[vocabulary_word(vocabulary, words[i])->term]);
    return (struct span){key, length * KEY};
}

/* Where the items that begin with each term will end: of the term itself, and of n-grams. */
static size_t *first_places(const struct row_order *order, const uint32_t *ranks)
{
    const struct vocabulary *vocabulary = &order->tally->vocabulary;
    const struct grams *grams = &order->tally->grams;
    size_t *places = memory_new(order->count + 2, sizeof *places);
    for (size_t i = 0; i < order->count; i++)
        places[rank_in(order->items[i].text) + 1]++;
    for (uint32_t i = 1; i <= grams->term_count; i++) {
        uint32_t word = *grams_words(grams, grams->terms[i].gram, grams->terms[i].order);
        places[ranks[vocabulary_word(vocabulary, word)->term] + 1]++;
    }
    for (size_t rank = 1; rank <= order->count + 1; rank++)
        places[rank] += places[rank - 1];
    return places;
}

/* Puts what begins with one term together, in the order of the terms, and in order. */
static void list_keys(struct row_order *order, const uint32_t *languages)
{
    const struct grams *grams = &order->tally->grams;
    uint32_t *ranks = rank_terms(order);
    size_t *places = first_places(order, ranks), terms = order->count, count = 0;
    struct sort_item *items = memory_resize(NULL, terms + grams->term_count, sizeof *items);
    order->keyed = true;
    for (size_t i = 0; i < terms; i++)
        items[places[rank_in(order->items[i].text)]++] = order->items[i];
    for (uint32_t i = 1; i <= grams->term_count; i++) {
        uint32_t word = *grams_words(grams, grams->terms[i].gram, grams->terms[i].order);
        struct span key = key_of(order, i, ranks);
        items[places[rank_in(key.data)]++] = item_of(order, languages, true, i, word, key);
    }
    free(order->items);
    order->items = items;
    order->count = terms + grams->term_count;
    for (size_t rank = 1; count < order->count; rank++) {
        sort_strings(items + count, places[rank] - count);
        count = places[rank];
    }
    free(places);
    free(ranks);
}

/* Where terms hold spaces, the texts themselves are put in order. */
static void list_texts(struct row_order *order, const uint32_t *languages)
{
    const struct grams *grams = &order->tally->grams;
    const struct vocabulary *vocabulary = &order->tally->vocabulary;
    for (uint32_t i = 1; i <= grams->term_count; i++) {
        size_t length = grams->terms[i].order, size = 0;
        const uint32_t *words = grams_words(grams, grams->terms[i].gram, (uint32_t)length);
        for (size_t k = 0; k < length; k++)
            size += word_term(vocabulary_word(vocabulary, words[k])).size + 1;
        char *text = arena_new(&order->keys, size, 1), *to = text;
        for (size_t k = 0; k < length; k++) {
            struct span term = word_term(vocabulary_word(vocabulary, words[k]));
            memcpy(to, term.data, term.size);
            to += term.size;
            *to++ = ' ';
        }
        add_item(order, languages, true, i, words[0], (struct span){text, size - 1});
    }
}

void row_order_open(struct row_order *order, const struct tally *tally)
{
    *order = (struct row_order){.tally = tally};
    uint32_t *languages = rank_languages(&tally->vocabulary.languages);
    size_t most = (size_t)tally->vocabulary.term_count + tally->grams.term_count;
    order->items = memory_new(most, sizeof *order->items);
    list_terms(order, languages);
    order->distinct = !tally->grams.term_count || !tally->vocabulary.spaced;
    if (tally->grams.term_count && tally->vocabulary.spaced) {
        list_texts(order, languages);
        sort_strings(order->items, order->count);
    } else if (tally->grams.term_count) {
        list_keys(order, languages);
    }
    free(languages);
}

void row_order_close(struct row_order *order)
{
    free(order->items);
    free(order->texts);
    free(order->joined);
    arena_free(&order->keys);
}

/* How many terms a key begins with that the last one began with too. */
static size_t shared_terms(const struct row_order *order, struct span key)
{
    size_t least = key.size < order->last.size ? key.size : order->last.size, at = 0;
    while (at < least && memcmp(key.data + at, order->last.data + at, KEY) == 0)
        at += KEY;
    return at / KEY;
}

/* Joins the terms of a key: of most, all but the last are there from the row before. */
static struct span row_order_join(struct row_order *order, struct span key)
{
    size_t at = shared_terms(order, key), length = key.size / KEY;
    size_t size = at ? order->ends[at - 1] : 0;
    for (; at < length; at++) {
        struct span text = order->texts[rank_in(key.data + at * KEY)];
        order->joined =
            memory_grow(order->joined, &order->capacity, size + text.size + 1, 1);
        if (at)
            order->joined[size++] = ' ';
        span_copy(order->joined + size, text);
        size += text.size;
        order->ends[at] = size;
    }
    order->last = key;
    return (struct span){order->joined, size};
}

struct span row_order_key_text(struct row_order *order, struct span key)
{
    return key.size == KEY ? order->texts[rank_in(key.data)] : row_order_join(order, key);
}
