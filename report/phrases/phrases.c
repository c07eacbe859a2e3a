#include "report/phrases/phrases.h"

#include <math.h>
#include <stdlib.h>

#include "lib/fold.h"
#include "lib/languages.h"
#include "lib/memory.h"
#include "report/corpus/surface_forms.h"
#include "report/math/top_rows.h"
#include "report/phrases/candidates.h"
#include "report/phrases/honorifics.h"

/* Exponents of the score, the same for all kinds of text. */
static const double BY_RARITY = 1.5;
static const double BY_COUNT = 0.8;
static const double BY_POSITION = -0.4;
static const double BY_NOMINAL = 0.4;
static const double BY_FIRMNESS = 0.2;
static const double BY_WITHIN = -0.6;
static const double BY_EXTENDED = -0.3;
static const double BY_DESCRIPTIVE = -0.25;
static const double BY_RELATIONAL = 0.2;
static const double BY_ING = -0.7;
static const double BY_CAPITAL = -0.15;

/* What occurs once: several words of a long text (by the logarithm of its sentences beyond
 * ONCE_SENTENCES), and what belongs to somebody. */
static const double ONCE = -0.4;
static const double ONCE_SENTENCES = 6;
static const double ONCE_POSSESSIVE = -0.7;

/* Of a collection, single words are left to its most frequent terms. */
static const double WORD_OF_COLLECTION = -0.7;

/* By the number of words, and what is added where words stand for themselves. */
static const double BY_LENGTH[CANDIDATE_WORDS_MOST + 1] = {0, -0.7, 0, -0.4, -1.3};
static const double PLAIN_BY_LENGTH[CANDIDATE_WORDS_MOST + 1] = {0, 1.8, 0, -0.3, -0.5};
static const double PLAIN_BY_RARITY = -0.5;
static const double PLAIN_BY_LETTERS = 0.18; /* a word, on the average */

/* Words that stand less for themselves, used commonly (by rarity below it) and for the
 * first time behind the first sentence: image rather than subject. */
static const double COMMON = -1;
static const double COMMON_RARITY = 3.5; /* 3 in 100,000 words */

enum {
    WORD_LONGEST = 200, /* bytes of a word whose capital may be taken away */
    LETTERS_MOST = 100, /* of a word, that count: no word has more */
};

static const double COVERED = 0.5; /* the share of occurrences in a better phrase */
static const double WEAKEST = 2;   /* below the best, in the score's logarithm */

/* How far words stand for themselves, 0 to 1: a logistic curve that falls with the density
 * of compounds, those that come again above all, and rises with that of names. 0 in a
 * collection. */
static double plainness(const struct candidates *candidates, bool collection)
{
    if (collection)
        return 0;
    if (!candidates->classified)
        return 0.5;
    return 1 / (1 + exp(21 * candidates->compounds + 80 * candidates->repeated -
                        42 * candidates->names - 0.6));
}

/* Letters of a word, on the average. */
static double letters(const struct candidate *item)
{
    size_t count = 0;
    for (size_t i = 0; i < item->term->form.size; i++)
        count += ((unsigned char)item->term->form.data[i] & 0xC0) != 0x80;
    return fmin((double)(count + 1) / (double)item->length - 1, LETTERS_MOST);
}

/* What is added to the score of what occurs but once. */
static double score_once(const struct candidates *candidates, const struct candidate *item)
{
    if (item->term->count > 1 || item->length == 1)
        return 0;
    double longer = candidates->units / ONCE_SENTENCES;
    return (longer > 1 ? ONCE * log(longer) : 0) + (item->possessive ? ONCE_POSSESSIVE : 0);
}

/* What is added to the score of a common word by itself. */
static double score_common(const struct candidate *item, double plain)
{
    double below = COMMON_RARITY - (double)item->rarity;
    return item->length == 1 && item->first > 0 && below > 0 ? (1 - plain) * COMMON * below
                                                             : 0;
}

/* The logarithm of the score. */
static double score(const struct candidate *item, double plain, bool collection)
{
    return (collection && item->length == 1 ? WORD_OF_COLLECTION : 0) +
           (BY_RARITY + plain * PLAIN_BY_RARITY) * log((double)item->rarity + 0.1) +
           BY_COUNT * log((double)item->term->count) +
           BY_POSITION * log(1 + (double)item->first) +
           BY_NOMINAL * log((double)item->nominal) +
           BY_FIRMNESS * log((double)item->firmness) + BY_WITHIN * (double)item->within +
           BY_EXTENDED * (double)item->extended +
           BY_DESCRIPTIVE * (double)item->descriptive +
           BY_RELATIONAL * (double)item->relational + BY_ING * (double)item->ing +
           plain * PLAIN_BY_LETTERS * letters(item) + BY_CAPITAL * (double)item->capital +
           BY_LENGTH[item->length] + plain * PLAIN_BY_LENGTH[item->length] +
           score_common(item, plain);
}

/* Drops the candidates most of whose occurrences lie in the chosen one. */
static void cover_parts(const struct candidates *candidates, const struct candidate *chosen)
{
    for (uint32_t length = 1; length < chosen->length; length++)
        for (uint32_t from = 0; from + length <= chosen->length; from++) {
            struct candidate *part =
                candidates_of(candidates, chosen->words + from, length);
            if (part && (double)chosen->term->count >= COVERED * (double)part->term->count)
                part->dropped = true;
        }
}

/* Whether it is a chosen phrase of several words with another word, always the same, before
 * or behind. */
static bool covers_chosen(const struct candidates *candidates, const struct candidate *item)
{
    for (uint32_t length = 2; length < item->length && item->term->count > 1; length++)
        for (uint32_t from = 0; from + length <= item->length; from++) {
            const struct candidate *part =
                candidates_of(candidates, item->words + from, length);
            if (part && part->chosen && item->term->count >= part->term->count)
                return true;
        }
    return false;
}

/* Drops the same two words the other way round. */
static void cover_reversed(
    const struct candidates *candidates, const struct candidate *chosen)
{
    uint32_t reversed[2] = {chosen->words[1], chosen->words[0]};
    struct candidate *other =
        chosen->length == 2 ? candidates_of(candidates, reversed, 2) : NULL;
    if (other)
        other->dropped = true;
}

/* Without an elided article or preposition before it: `l'`, `dell'`. Only Romance languages
 * elide so. */
static struct span without_elision(struct span form, struct span lang)
{
    static const char *const languages[] = {"fr", "it", "ca", "oc"};
    enum { ELIDED_MOST = 5, REST_LEAST = 3 }; /* bytes: dell', and what is left */
    bool elides = false;
    for (size_t i = 0; i < sizeof languages / sizeof languages[0]; i++)
        elides |= span_equal(lang, span_of(languages[i]));
    for (size_t i = 0; elides && i < ELIDED_MOST && i + 1 + REST_LEAST <= form.size; i++)
        if (form.data[i] == '\'')
            return (struct span){form.data + i + 1, form.size - i - 1};
    return form;
}

/* Without the capital of a sentence's beginning: where the first word by itself is usually
 * shown in lower case, and the others have no capital. */
static struct span without_accident(struct arena *arena, const struct corpus *corpus,
    const struct candidate *item, struct span form)
{
    struct span usual = corpus->terms[item->words[0]].form;
    const char *space = memchr(form.data, ' ', form.size);
    size_t size = space ? (size_t)(space - form.data) : form.size;
    char folded[FOLD_GROWTH * WORD_LONGEST];
    if (!space || surface_form_has_capital((struct span){space, form.size - size}) ||
        size > WORD_LONGEST || size != usual.size || surface_form_has_capital(usual) ||
        span_equal((struct span){form.data, size}, usual) ||
        !span_equal(
            (struct span){folded, fold_case((struct span){form.data, size}, false, folded)},
            usual))
        return form;
    char *room = arena_new(arena, form.size + 1, 1);
    memcpy(room, form.data, form.size);
    memcpy(room, usual.data, size);
    return (struct span){room, form.size};
}

/* The form to show: without spaces in languages that are written without. */
static struct span shown(
    struct arena *arena, const struct corpus *corpus, const struct candidate *item)
{
    struct span form = without_accident(arena, corpus, item, item->term->form);
    form = without_elision(form, item->term->lang);
    const struct language *language = language_find(item->term->lang);
    if (item->length == 1 || !language || language->spaces)
        return form;
    char *room = arena_new(arena, form.size + 1, 1);
    size_t size = 0;
    for (size_t i = 0; i < form.size; i++)
        if (form.data[i] != ' ')
            room[size++] = form.data[i];
    return (struct span){room, size};
}

static struct summary_row row_of(const struct corpus *corpus, struct arena *arena,
    const struct candidate *item, double value)
{
    return (struct summary_row){.text = shown(arena, corpus, item),
        .term = item->term->term,
        .forms = item->term->forms,
        .lang = item->term->lang,
        .count = item->term->count,
        .documents = item->term->documents,
        .share = (double)item->term->count /
                 (double)corpus->languages[item->term->language].tokens,
        .score = exp(value)};
}

struct rows {
    struct summary_row *rows; /* owned */
    size_t count, capacity;
};

/* Whether a row from `begin` on shows the same text. */
static bool is_shown(const struct rows *rows, size_t begin, struct span text)
{
    enum { LOOKED_AT = 500 }; /* of a longer list the end is not looked through */
    for (size_t i = begin; i < rows->count && i < begin + LOOKED_AT; i++)
        if (span_equal(rows->rows[i].text, text))
            return true;
    return false;
}

/* Gathers the candidates; where not all are to be shown, without those far below the best.
 */
static void rank(struct top_rows *best, const struct phrases_options *options,
    const struct candidates *candidates, bool collection)
{
    double plain = plainness(candidates, collection), least = -INFINITY;
    double *scores = memory_new(candidates->count + 1, sizeof *scores);
    for (size_t i = 0; i < candidates->count; i++) {
        const struct candidate *item = &candidates->items[i];
        if (item->dropped)
            continue;
        scores[i] = score(item, plain, collection) + score_once(candidates, item);
        if (options->top && scores[i] - WEAKEST > least)
            least = scores[i] - WEAKEST;
    }
    for (size_t i = 0; i < candidates->count; i++)
        if (!candidates->items[i].dropped && scores[i] >= least)
            top_rows_add(best, 0, scores[i], i);
    free(scores);
}

static void choose(const struct corpus *corpus, const struct phrases_options *options,
    struct candidates *candidates, struct rows *rows, struct arena *arena)
{
    struct top_rows best = {0};
    struct honorifics titles;
    honorifics_find(&titles, corpus, candidates);
    bool collection = corpus->document_count > 1;
    rank(&best, options, candidates, collection);
    size_t count = top_rows_take(&best, best.count), chosen = 0, begin = rows->count;
    for (size_t i = 0; i < count && (options->top == 0 || chosen < options->top); i++) {
        struct candidate *item = &candidates->items[best.rows[i].item];
        if (item->dropped || item->chosen || covers_chosen(candidates, item))
            continue;
        struct candidate *titled = item;
        item = honorifics_full_name(&titles, item);
        titled->chosen = true;
        if (item != titled && (item->chosen || item->dropped))
            continue;
        item->chosen = true;
        cover_parts(candidates, item);
        cover_reversed(candidates, item);
        rows->rows =
            memory_grow(rows->rows, &rows->capacity, rows->count + 1, sizeof *rows->rows);
        struct summary_row row = row_of(corpus, arena, item, best.rows[i].score);
        if (is_shown(rows, begin, row.text))
            continue;
        rows->rows[rows->count++] = row;
        chosen++;
    }
    honorifics_close(&titles);
    top_rows_close(&best);
}

void phrases_find(const struct corpus *corpus, const struct phrases_options *options,
    struct summary *summary)
{
    struct rows rows = {0};
    for (size_t i = 0; i < corpus->language_count; i++) {
        if (corpus->languages[i].negligible)
            continue;
        struct candidates candidates;
        candidates_find(&candidates, corpus, (uint32_t)i, options->reference);
        choose(corpus, options, &candidates, &rows, &summary->arena);
        candidates_close(&candidates);
    }
    summary->phrases.count = rows.count;
    summary->phrases.rows =
        arena_new(&summary->arena, rows.count + 1, sizeof *summary->phrases.rows);
    if (rows.count)
        memcpy(summary->phrases.rows, rows.rows, rows.count * sizeof *rows.rows);
    free(rows.rows);
    summary->notes[SECTION_PHRASES] = "noun phrases by how often and how early they occur "
                                      "and how rare their words usually are";
}
