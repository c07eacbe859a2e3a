#include "report/phrases/candidates.h"

#include <math.h>
#include <stdlib.h>

#include "lib/memory.h"
#include "report/corpus/surface_forms.h"
#include "report/language/lexicon.h"
#include "report/language/rarity.h"
#include "report/phrases/positions.h"

static const float NOMINAL_LEAST = 0.03F;

/* What is at hand while the candidates of a language are gathered. */
struct gathering {
    const struct corpus *corpus;
    uint32_t language;
    struct lexicon *lexicon; /* or NULL */
    float nominal_least;     /* how nominal a candidate must be */
    struct rarity *rarity;
    struct positions *positions;
    struct candidates *found;
    struct word_shares *known; /* of the shown form of each term of the corpus, once asked;
                                  before, all are 0 */
};

static uint32_t hash_words(const uint32_t *words, uint32_t length)
{
    uint64_t hash = length;
    for (uint32_t i = 0; i < length; i++) {
        hash = (hash ^ words[i]) * 0x9E3779B97F4A7C15U;
        hash ^= hash >> 32;
    }
    return (uint32_t)hash;
}

static bool same_words(
    const struct candidate *candidate, const uint32_t *words, uint32_t length)
{
    return candidate->length == length &&
           memcmp(candidate->words, words, length * sizeof *words) == 0;
}

struct candidate *candidates_of(
    const struct candidates *candidates, const uint32_t *words, uint32_t length)
{
    uint32_t number = 0;
    if (length == 1)
        number = candidates->single[words[0]];
    for (size_t at = hash_words(words, length) & candidates->mask;
         length > 1 && (number = candidates->slots[at]) != 0;
         at = (at + 1) & candidates->mask)
        if (same_words(&candidates->items[number - 1], words, length))
            break;
    return number ? &candidates->items[number - 1] : NULL;
}

static void put_in_table(struct candidates *found)
{
    size_t size = 16;
    while (size < 2 * found->count)
        size *= 2;
    found->slots = memory_new(size, sizeof *found->slots);
    found->mask = size - 1;
    for (size_t i = 0; i < found->count; i++) {
        const struct candidate *item = &found->items[i];
        if (item->length == 1) {
            found->single[item->words[0]] = (uint32_t)i + 1;
            continue;
        }
        size_t at = hash_words(item->words, item->length) & found->mask;
        while (found->slots[at])
            at = (at + 1) & found->mask;
        found->slots[at] = (uint32_t)i + 1;
    }
}

/* ---------------------------------------------------------------- one candidate */

/* Divides a text at its spaces; 0 where there are more than CANDIDATE_WORDS_MOST parts. */
static uint32_t divide(struct span text, struct span *parts)
{
    uint32_t count = 0;
    while (text.size > 0) {
        const char *space = memchr(text.data, ' ', text.size);
        size_t size = space ? (size_t)(space - text.data) : text.size;
        if (count == CANDIDATE_WORDS_MOST)
            return 0;
        parts[count++] = (struct span){text.data, size};
        size_t taken = size + (space ? 1 : 0);
        text = (struct span){text.data + taken, text.size - taken};
    }
    return count;
}

/* Whether each word stands in the corpus by itself, none twice. */
static bool find_words(const struct gathering *at, struct candidate *item)
{
    struct span parts[CANDIDATE_WORDS_MOST];
    item->length = divide(item->term->term, parts);
    for (uint32_t i = 0; i < item->length; i++) {
        item->words[i] = corpus_find(at->corpus, parts[i], item->term->lang);
        if (item->words[i] == CORPUS_NONE)
            return false;
        for (uint32_t j = 0; j < i; j++)
            if (item->words[j] == item->words[i])
                return false;
    }
    return item->length > 0;
}

/* The share of occurrences whose words all begin with a capital, by the form shown. */
static float capital_share(const struct span *forms, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++) {
        size_t size = 1;
        while (size < forms[i].size && ((unsigned char)forms[i].data[size] & 0xC0) == 0x80)
            size++;
        if (forms[i].size == 0 ||
            !surface_form_has_capital((struct span){forms[i].data, size}))
            return 0;
    }
    return 1;
}

static float mass(const struct word_shares *shares, bool with_adjectives)
{
    const float *of = shares->of;
    return of[CLASS_NOUN] + of[CLASS_PROPER] +
           (with_adjectives ? of[CLASS_ADJECTIVE] + of[CLASS_RELATIONAL] : 0) +
           (of[CLASS_ING] + (with_adjectives ? of[CLASS_PARTICIPLE] : 0)) / 2;
}

/* The shares of a word; those of the shown form of its term are kept. */
static struct word_shares shares_of(
    const struct gathering *at, uint32_t term, struct span form)
{
    if (!span_equal(form, at->corpus->terms[term].form))
        return lexicon_word(at->lexicon, form);
    struct word_shares *known = &at->known[term];
    float sum = 0;
    for (int c = 0; c < CLASS_COUNT; c++)
        sum += known->of[c];
    if (sum <= 0)
        *known = lexicon_word(at->lexicon, form);
    return *known;
}

/* By the lexicon: how nominal the words are, and what they add to the sums of the language.
 * `extension`: the mass of the word that makes it longer than the candidate without. */
static void classify(const struct gathering *at, struct candidate *item,
    const struct span *forms, float *extension)
{
    struct word_shares shares[CANDIDATE_WORDS_MOST];
    uint32_t length = item->length;
    for (uint32_t i = 0; i < length; i++)
        shares[i] = shares_of(at, item->words[i], forms[i]);
    lexicon_tag(at->lexicon, shares, length);
    item->nominal = (float)lexicon_nominal(at->lexicon, shares, length);
    if (length == 1)
        at->found->names += (double)item->term->count * (double)shares[0].of[CLASS_PROPER];
    if (length > 1) {
        item->descriptive = shares[0].of[CLASS_ADJECTIVE];
        item->relational = shares[0].of[CLASS_RELATIONAL];
        item->ing = shares[0].of[CLASS_ING];
    }
    bool head_first = lexicon_head_first(at->lexicon);
    *extension = head_first ? mass(&shares[length - 1], true) : mass(&shares[0], true);
    const float *modifier = shares[head_first ? length - 1 : 0].of;
    const float *noun = shares[head_first ? 0 : length - 1].of;
    if (length != 2 || noun[CLASS_NOUN] <= 0.5F ||
        modifier[CLASS_NOUN] + modifier[CLASS_ADJECTIVE] + modifier[CLASS_RELATIONAL] <=
            0.5F)
        return;
    at->found->compounds += (double)item->term->count;
    if (item->term->count > item->term->documents)
        at->found->repeated += (double)item->term->count;
}

/* Without a lexicon: words none of which is a stop word. */
static void classify_by_stopwords(const struct gathering *at, struct candidate *item)
{
    item->nominal = 1;
    for (uint32_t i = 0; i < item->length; i++)
        if (at->corpus->terms[item->words[i]].stop)
            item->nominal = 0;
}

static float firmness(const struct corpus *corpus, const struct candidate *item)
{
    uint64_t rarest = corpus->terms[item->words[0]].count;
    for (uint32_t i = 1; i < item->length; i++)
        if (corpus->terms[item->words[i]].count < rarest)
            rarest = corpus->terms[item->words[i]].count;
    return rarest ? (float)item->term->count / (float)rarest : 1;
}

static void add(struct gathering *at, const struct corpus_term *term, float *extension)
{
    struct candidate item = {.term = term};
    struct span forms[CANDIDATE_WORDS_MOST];
    if (!find_words(at, &item) || divide(term->form, forms) != item.length)
        return;
    *extension = 1;
    if (at->lexicon)
        classify(at, &item, forms, extension);
    else
        classify_by_stopwords(at, &item);
    item.dropped = item.nominal < at->nominal_least;
    if (item.dropped && item.length == 1)
        return;
    item.capital = capital_share(forms, item.length);
    for (uint32_t i = 0; i + 1 < item.length; i++)
        if (surface_form_unpossessive(forms[i]).size < forms[i].size)
            item.possessive = true;
    if (!item.dropped) {
        for (uint32_t i = 0; i < item.length; i++)
            item.rarity += rarity_of(at->rarity, item.words[i]);
        item.firmness = firmness(at->corpus, &item);
        item.first = positions_first(at->positions, item.words, item.length);
    }
    struct candidates *found = at->found;
    found->items =
        memory_grow(found->items, &found->capacity, found->count + 1, sizeof *found->items);
    found->items[found->count++] = item;
}

/* ---------------------------------------------------------------- one in another */

static void tell_parts(const struct candidates *found, const struct candidate *whole)
{
    for (uint32_t length = 1; length < whole->length; length++)
        for (uint32_t from = 0; from + length <= whole->length; from++) {
            struct candidate *part = candidates_of(found, whole->words + from, length);
            float share = part ? (float)whole->term->count / (float)part->term->count : 0;
            if (part && share > part->within)
                part->within = share;
        }
}

static void tell_extended(
    const struct gathering *at, const struct candidate *whole, float mass_of)
{
    bool head_first = at->lexicon && lexicon_head_first(at->lexicon);
    const uint32_t *words = head_first ? whole->words : whole->words + 1;
    struct candidate *part = candidates_of(at->found, words, whole->length - 1);
    if (!part)
        return;
    part->extended += mass_of * (float)whole->term->count / (float)part->term->count;
    if (part->extended > 1)
        part->extended = 1;
}

static void relate(const struct gathering *at, const float *extensions)
{
    for (size_t i = 0; i < at->found->count; i++) {
        const struct candidate *item = &at->found->items[i];
        if (item->length < 2)
            continue;
        tell_extended(at, item, extensions[i]);
        if (!item->dropped)
            tell_parts(at->found, item);
    }
}

/* ---------------------------------------------------------------- all */

static void gather(struct gathering *at)
{
    const struct corpus *corpus = at->corpus;
    size_t capacity = 1;
    float *extensions = memory_new(capacity, sizeof *extensions);
    for (size_t i = 0; i < corpus->term_count + corpus->ngram_count; i++) {
        const struct corpus_term *term = i < corpus->term_count
                                             ? &corpus->terms[i]
                                             : &corpus->ngrams[i - corpus->term_count];
        if (term->language != at->language || term->stop || term->not_a_word)
            continue;
        extensions =
            memory_grow(extensions, &capacity, at->found->count + 1, sizeof *extensions);
        add(at, term, &extensions[at->found->count]);
    }
    put_in_table(at->found);
    relate(at, extensions);
    free(extensions);
}

void candidates_find(struct candidates *candidates, const struct corpus *corpus,
    uint32_t language, const struct corpus *reference)
{
    const struct corpus_language *of = &corpus->languages[language];
    struct gathering at = {.corpus = corpus, .language = language, .found = candidates};
    *candidates =
        (struct candidates){.single = memory_new(corpus->term_count + 1, sizeof(uint32_t))};
    at.lexicon = lexicon_new(of->lang);
    at.nominal_least =
        at.lexicon ? (float)lexicon_nominal_least(at.lexicon) : NOMINAL_LEAST;
    at.rarity = rarity_new(corpus, of->lang, reference);
    at.positions = positions_new(corpus);
    at.known = memory_new(corpus->term_count + 1, sizeof *at.known);
    candidates->units = corpus->document_count == 1 ? (double)corpus->unit_count : 0;
    candidates->classified = at.lexicon != NULL;
    gather(&at);
    double tokens = of->tokens ? (double)of->tokens : 1;
    candidates->compounds /= tokens;
    candidates->repeated /= tokens;
    candidates->names /= tokens;
    free(at.known);
    lexicon_free(at.lexicon);
    rarity_free(at.rarity);
    positions_free(at.positions);
}

void candidates_close(struct candidates *candidates)
{
    free(candidates->items);
    free(candidates->single);
    free(candidates->slots);
    *candidates = (struct candidates){0};
}
