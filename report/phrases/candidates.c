#include "report/phrases/candidates.h"

#include <math.h>
#include <stdlib.h>

#include "lib/fold.h"
#include "lib/forms_cell.h"
#include "lib/memory.h"
#include "report/corpus/surface_forms.h"
#include "report/language/lexicon.h"
#include "report/language/rarity.h"
#include "report/language/word_lists.h"
#include "report/phrases/cases.h"
#include "report/phrases/clauses.h"
#include "report/phrases/contexts.h"
#include "report/phrases/dates.h"
#include "report/phrases/persons.h"
#include "report/phrases/positions.h"

static const float NOMINAL_LEAST = 0.03F;
static const float NOMINAL_WHOLE = 0.3F; /* of what may stand for its parts */
static const float NOMINAL_NAME = 0.5F;  /* of words with capitals, of any part of speech */

/* What is at hand while the candidates of a language are gathered. */
struct gathering {
    const struct corpus *corpus;
    uint32_t language;
    struct lexicon *lexicon; /* or NULL */
    float nominal_least;     /* how nominal a candidate must be */
    bool lemmas;             /* are the terms */
    struct rarity *rarity;
    struct clauses clauses;
    struct dates dates;
    struct candidates *found;
    bool *follows;             /* of each term, whether it stands behind another word */
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
static uint32_t candidates_divide(struct span text, struct span *parts)
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

/* Whether each word stands in the corpus by itself, none twice, and there are not too many. */
static bool find_words(const struct gathering *at, struct candidate *item)
{
    const struct corpus_term *term = item->term;
    uint32_t single = (uint32_t)(term - at->corpus->terms);
    const uint32_t *words = term->words == 1 ? &single : corpus_words(at->corpus, term);
    if (term->words > CANDIDATE_WORDS_MOST)
        return false;
    item->length = term->words;
    for (uint32_t i = 0; i < item->length; i++) {
        item->words[i] = words[i];
        if (item->words[i] == CORPUS_NONE)
            return false;
        for (uint32_t j = 0; j < i; j++)
            if (item->words[j] == item->words[i])
                return false;
    }
    return true;
}

/* Whether its words have a capital by the forms shown, but function words within and a
 * number at the end. */
static float capital_share(
    const struct gathering *at, const struct candidate *item, const struct span *forms)
{
    for (uint32_t i = 0; i < item->length; i++) {
        const struct corpus_term *word = &at->corpus->terms[item->words[i]];
        bool inside = i > 0 && (word->not_a_word || (i + 1 < item->length && word->stop));
        if (!inside && !surface_form_is_capitalised(forms[i]))
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

/* Whether a word is rather a noun or an adjective than a function word. */
static bool is_content(const struct gathering *at, uint32_t term)
{
    struct word_shares shares = shares_of(at, term, at->corpus->terms[term].form);
    return shares.of[CLASS_NOUN] + shares.of[CLASS_ADJECTIVE] +
               shares.of[CLASS_RELATIONAL] + shares.of[CLASS_PROPER] >
           0.5F;
}

/* By the lexicon: how nominal the words are, and what they add to the sums of the language.
 * `extension`: the mass of the word that makes it longer than the candidate without. */
static void candidates_classify(const struct gathering *at, struct candidate *item,
    const struct span *forms, float *extension)
{
    struct word_shares shares[CANDIDATE_WORDS_MOST] = {0};
    uint32_t length = item->length;
    for (uint32_t i = 0; i < length; i++)
        shares[i] = shares_of(at, item->words[i], forms[i]);
    item->verb = shares[length - 1].of[CLASS_VERB];
    item->clause =
        clauses_has_verb(&at->clauses, forms, shares, length) ||
        clauses_is_headline(&at->clauses, item, forms, shares) ||
        clauses_is_cut(&at->clauses, item, forms, shares) ||
        clauses_has_subject(&at->clauses, item, forms, shares) ||
        (!at->clauses.english && clauses_has_finite(&at->clauses, item, forms, shares)) ||
        cases_part(at->corpus, item, forms, shares) ||
        dates_is_period(&at->dates, item, forms, shares) ||
        (length == 1 && clauses_is_adjective(&shares[0]));
    bool number = length > 1 && shares[0].of[CLASS_NUMBER] > 0.5F &&
                  !surface_form_is_capitalised(forms[0]);
    item->amount = dates_has_amount(&at->dates, forms, shares, length);
    if (number || item->amount || dates_has_number(&at->dates, forms, length))
        item->clause = true; /* `million crowns` of `nine million crowns` */
    float behind = at->lemmas ? cases_adjective_behind(at->corpus, item, forms, shares) : 0;
    lexicon_tag(at->lexicon, shares, length);
    item->nominal = fmaxf((float)lexicon_nominal(at->lexicon, shares, length), behind);
    struct persons persons = {at->corpus, at->lexicon};
    item->person = persons_is_name(&persons, item, forms, 0);
    item->before_person = persons_words_before(&persons, item, forms);
    if (length == 1 && item->term->count == 1 && item->capital == 0)
        item->clause = item->clause || shares[0].of[CLASS_ING] > 0.5F;
    if (length > 1) {
        item->descriptive = shares[0].of[CLASS_ADJECTIVE];
        item->relational = shares[0].of[CLASS_RELATIONAL];
        item->ing = shares[0].of[CLASS_ING];
    }
    bool head_first = lexicon_head_first(at->lexicon);
    *extension = head_first ? mass(&shares[length - 1], true) : mass(&shares[0], true);
}

/* Without a lexicon: words none of which is a stop word; two with capitals are a name. */
static void classify_by_stopwords(
    const struct gathering *at, struct candidate *item, const struct span *forms)
{
    item->nominal = 1;
    for (uint32_t i = 0; i < item->length; i++)
        if (at->corpus->terms[item->words[i]].stop)
            item->nominal = 0;
    item->person = item->length == 2 && surface_form_is_capitalised(forms[0]) &&
                   surface_form_is_capitalised(forms[1]);
}

static float firmness(const struct corpus *corpus, const struct candidate *item)
{
    uint64_t rarest = corpus->terms[item->words[0]].count;
    for (uint32_t i = 1; i < item->length; i++)
        if (corpus->terms[item->words[i]].count < rarest)
            rarest = corpus->terms[item->words[i]].count;
    return rarest ? (float)item->term->count / (float)rarest : 1;
}

/* How rare and how frequent its words are, and where they stand. */
static void candidates_measure(const struct gathering *at, struct candidate *item)
{
    for (uint32_t i = 0; i < item->length; i++) {
        float rarity = rarity_of(at->rarity, item->words[i]);
        item->rarity += rarity;
        item->weight += rarity * (float)at->corpus->terms[item->words[i]].count;
    }
    item->firmness = firmness(at->corpus, item);
    struct position position =
        positions_of(at->clauses.positions, item->words, item->length);
    item->document = position.document;
    item->first = position.first;
    item->last = position.last;
    item->spread = position.spread;
}

/* Whether it begins and ends with words that a phrase can: of several words of one document
 * a stop word that is a noun or an adjective (`drug use`, `Third World`), and a number or a
 * capital letter behind a name (`Falcon 9`, `Vitamin C`). */
static bool has_edges(
    const struct gathering *at, const struct candidate *item, const struct span *forms)
{
    const struct corpus_term *terms = at->corpus->terms;
    const struct corpus_term *first = &terms[item->words[0]];
    const struct corpus_term *last = &terms[item->words[item->length - 1]];
    if (item->length == 1 || (!item->term->stop && !item->term->not_a_word))
        return true;
    if (first->not_a_word || (last->not_a_word && !surface_form_is_capitalised(forms[0])))
        return false;
    if (last->not_a_word && (terms[item->words[item->length - 2]].not_a_word ||
                                surface_form_is_small(forms[item->length - 1])))
        return false; /* `Wales 11 9`, `Pisano o` */
    if (!at->lexicon)
        return !item->term->stop;
    return (!first->stop || is_content(at, item->words[0])) &&
           (!last->stop || is_content(at, item->words[item->length - 1]));
}

/* Whether it is a common noun, which has a capital in German alone. */
static bool is_german_noun(
    const struct gathering *at, const struct candidate *item, const struct span *forms)
{
    static const float LEAST = 0.5F;
    return at->lexicon && item->length == 1 && span_equal(item->term->lang, SPAN("de")) &&
           shares_of(at, item->words[0], forms[0]).of[CLASS_NOUN] > LEAST;
}

/* Whether one form of a lemma is in lower case, so that the one that is shown has its capital from a
 * sentence's beginning (`Kopalnia`, `kopalni`). */
static bool has_lower_form(const struct candidate *item)
{
    struct span cell = item->term->forms, form;
    uint64_t count;
    while (item->length == 1 && forms_cell_next(&cell, &form, &count))
        if (!surface_form_is_capitalised(form))
            return true;
    return false;
}

static void candidates_add(
    struct gathering *at, const struct corpus_term *term, float *extension)
{
    struct candidate item = {
        .term = term, .count = term->count, .documents = term->documents};
    struct span forms[CANDIDATE_WORDS_MOST] = {{NULL, 0}};
    if (!find_words(at, &item) || candidates_divide(term->form, forms) != item.length ||
        !has_edges(at, &item, forms))
        return;
    *extension = 1;
    if (at->lexicon)
        candidates_classify(at, &item, forms, extension);
    else
        classify_by_stopwords(at, &item, forms);
    item.capital = is_german_noun(at, &item, forms) || (at->lemmas && has_lower_form(&item))
                       ? 0
                       : capital_share(at, &item, forms);
    item.number = at->corpus->terms[item.words[item.length - 1]].not_a_word;
    if (item.capital > 0 && item.length > 1)
        item.nominal = fmaxf(item.nominal, NOMINAL_NAME);
    item.dropped =
        item.nominal < at->nominal_least || item.clause || dates_is_date(&item, forms);
    if (item.dropped && item.length == 1)
        return;
    for (uint32_t i = 0; i < item.length; i++) {
        if (i + 1 < item.length && surface_form_unpossessive(forms[i]).size < forms[i].size)
            item.possessive = true;
        item.stops += at->corpus->terms[item.words[i]].stop;
    }
    if (!item.dropped)
        candidates_measure(at, &item);
    struct candidates *found = at->found;
    found->items =
        memory_grow(found->items, &found->capacity, found->count + 1, sizeof *found->items);
    found->items[found->count++] = item;
}

/* ---------------------------------------------------------------- one in another */

/* Whether a part is what is left of the whole without its head, and stands nowhere else:
 * `US Supreme` of `US Supreme Court`. */
static bool is_headless(const struct gathering *at, const struct candidate *whole,
    const struct candidate *part, uint32_t from)
{
    bool head_first = at->lexicon && lexicon_head_first(at->lexicon);
    bool without = head_first ? from > 0 : from + part->length < whole->length;
    return without && part->length > 1 && whole->nominal >= NOMINAL_WHOLE &&
           whole->term->count >= part->term->count;
}

/* Whether a person's name is whole before the next word, and its first word mostly stands in
 * it: `Ruth Okafor` of `Ruth Okafor's claim`, but not `Novartis Sandoz` of their unit. */
static bool is_whole_name(
    const struct gathering *at, const struct candidate *part, bool capital_next)
{
    static const float PROPER_LEAST = 0.5F;
    const struct corpus_term *terms = at->corpus->terms;
    uint32_t last = part->words[part->length - 1];
    struct span name = part->term->form;
    bool possessive = surface_form_unpossessive(name).size < name.size;
    return part->person && (possessive || !capital_next) &&
           2 * part->term->count > terms[part->words[0]].count &&
           (!at->lexicon ||
               shares_of(at, last, terms[last].form).of[CLASS_PROPER] > PROPER_LEAST);
}

/* Whether a name is cut: before the next word, `coach Jurgen` of `coach Jurgen Klinsmann`; or
 * of what begins with one, the head, `US space` of `US space agency`. */
static bool cuts_name(const struct gathering *at, const struct candidate *whole,
    const struct candidate *part, uint32_t from)
{
    const struct corpus_term *terms = at->corpus->terms;
    uint32_t next = from + part->length;
    bool capital =
        next < whole->length && surface_form_is_capitalised(terms[whole->words[next]].form);
    if (is_whole_name(at, part, capital))
        return false;
    return (from == 0 && surface_form_is_capitalised(terms[whole->words[0]].form)) ||
           (capital && surface_form_is_capitalised(terms[whole->words[next - 1]].form));
}

static void mark_parts(const struct gathering *at, const struct candidate *whole)
{
    for (uint32_t length = 1; length < whole->length; length++)
        for (uint32_t from = 0; from + length <= whole->length; from++) {
            struct candidate *part = candidates_of(at->found, whole->words + from, length);
            if (part && is_headless(at, whole, part, from))
                part->dropped = part->dropped || cuts_name(at, whole, part, from);
            float share = part ? (float)whole->term->count / (float)part->term->count : 0;
            if (part && share > part->within)
                part->within = share;
        }
}

/* Drops what is left of an amount without its last word: `Krankenhäuser 25`. */
static void drop_amount(const struct gathering *at, const struct candidate *whole)
{
    struct candidate *part = candidates_of(at->found, whole->words, whole->length - 1);
    if (part && part->length > 1 && part->number &&
        2 * whole->term->count >= part->term->count)
        part->dropped = true;
}

static void mark_extended(
    const struct gathering *at, const struct candidate *whole, float mass_of)
{
    bool head_first = at->lexicon && lexicon_head_first(at->lexicon);
    const uint32_t *words = head_first ? whole->words : whole->words + 1;
    struct candidate *part = candidates_of(at->found, words, whole->length - 1);
    if (!part)
        return;
    float share = mass_of * (float)whole->term->count / (float)part->term->count;
    if (share > part->extended)
        part->extended = fminf(share, 1);
}

static void candidates_relate(const struct gathering *at, const float *extensions)
{
    for (size_t i = 0; i < at->found->count; i++) {
        struct candidate *item = &at->found->items[i];
        item->begins = item->length == 1 && !at->follows[item->words[0]];
        if (item->length < 2)
            continue;
        if (item->amount)
            drop_amount(at, item);
        mark_extended(at, item, extensions[i]);
        if (!item->dropped)
            mark_parts(at, item);
    }
}

/* ---------------------------------------------------------------- all */

/* Each word that stands behind another one ends an n-gram of two. */
static void mark_following(const struct gathering *at, const struct corpus_term *ngram)
{
    uint32_t last = corpus_words(at->corpus, ngram)[1];
    if (last != CORPUS_NONE)
        at->follows[last] = true;
}

static void candidates_gather(struct gathering *at)
{
    const struct corpus *corpus = at->corpus;
    size_t capacity = 1;
    float *extensions = memory_new(capacity, sizeof *extensions);
    for (size_t i = 0; i < corpus->term_count + corpus->ngram_count; i++) {
        const struct corpus_term *term = i < corpus->term_count
                                             ? &corpus->terms[i]
                                             : &corpus->ngrams[i - corpus->term_count];
        if (i >= corpus->term_count && term->words == 2)
            mark_following(at, term);
        bool edge = term->words > 1 && (corpus->document_count == 1 || at->found->few);
        if (term->count == 0 || term->language != at->language ||
            ((term->stop || term->not_a_word) && !edge))
            continue;
        extensions =
            memory_grow(extensions, &capacity, at->found->count + 1, sizeof *extensions);
        candidates_add(at, term, &extensions[at->found->count]);
    }
    put_in_table(at->found);
    contexts_drop_clauses(corpus, at->language, at->lexicon, at->found);
    candidates_relate(at, extensions);
    free(extensions);
}

void candidates_find(struct candidates *candidates, const struct corpus *corpus,
    uint32_t language, const struct corpus *reference)
{
    const struct corpus_language *of = &corpus->languages[language];
    struct gathering at = {.corpus = corpus, .language = language, .found = candidates};
    *candidates =
        (struct candidates){.single = memory_new(corpus->term_count + 1, sizeof(uint32_t))};
    at.lexicon = candidates->lexicon = lexicon_new(of->lang);
    at.nominal_least =
        at.lexicon ? (float)lexicon_nominal_least(at.lexicon) : NOMINAL_LEAST;
    at.lemmas = surface_form_terms_are_lemmas(of->lang);
    at.rarity = rarity_new(corpus, of->lang, reference);
    at.clauses = (struct clauses){at.lexicon, positions_new(corpus),
        span_equal(of->lang, SPAN("en")), span_equal(of->lang, SPAN("de")),
        at.lexicon && lexicon_head_first(at.lexicon),
        word_list_has(WORD_LIST_JOINED_NOUNS, of->lang)};
    at.dates = dates_of(of->lang, at.lexicon && lexicon_head_first(at.lexicon));
    at.known = memory_new(corpus->term_count + 1, sizeof *at.known);
    candidates->documents = corpus->document_count;
    candidates->collection = corpus->document_count > 1;
    candidates->few = candidates->collection && corpus->document_count < DOCUMENTS_FEW;
    if (candidates->few || corpus->document_count == 1)
        candidates->units = (double)corpus->unit_count / (double)corpus->document_count;
    at.follows = memory_new(corpus->term_count + 1, sizeof *at.follows);
    candidates_gather(&at);
    free(at.follows);
    free(at.known);
    rarity_free(at.rarity);
    positions_free(at.clauses.positions);
}

void candidates_close(struct candidates *candidates)
{
    lexicon_free(candidates->lexicon);
    free(candidates->items);
    free(candidates->single);
    free(candidates->slots);
    *candidates = (struct candidates){0};
}
