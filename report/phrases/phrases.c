#include "report/phrases/phrases.h"

#include <math.h>
#include <stdlib.h>

#include "lib/fold.h"
#include "lib/languages.h"
#include "lib/memory.h"
#include "report/corpus/surface_forms.h"
#include "report/math/top_rows.h"
#include "report/phrases/candidates.h"
#include "report/phrases/citation.h"
#include "report/phrases/names.h"
#include "report/phrases/score.h"

enum {
    SHOWN = 10,          /* rows among which single words are rationed */
    WORDS_MOST = 2,      /* of these, single words: they have their own lists */
    WORDS_MOST_LONG = 4, /* of a text of LONG sentences and more */
    LONG = 100,
    LOOKED_AT = 500,    /* rows: of a longer list the end is not looked through */
    WORD_LONGEST = 200, /* bytes of a word whose capital may be taken away */
};

static const double COVERED = 0.5; /* of a phrase's occurrences, in a better one */
static const double FILLS = 0.5;   /* how nominal a word is that fills the last places */
static const double CARRIES = 3;   /* a word so much more frequent than a phrase that holds
                                      it keeps its place beside it */

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
/* Whether a word is capitals with a full stop between each two: `U.S`. */
static bool is_dotted(struct span word)
{
    for (size_t i = 0; i < word.size; i++)
        if (i % 2 ? word.data[i] != '.' : word.data[i] < 'A' || word.data[i] > 'Z')
            return false;
    return word.size > 2 && word.size % 2 == 1;
}

/* With the last full stop of such words, which tokens go without. */
static struct span with_stops(struct arena *arena, struct span form)
{
    if (!memchr(form.data, '.', form.size))
        return form;
    char *room = arena_new(arena, 2 * form.size + 1, 1);
    size_t size = 0;
    for (size_t at = 0, next; at < form.size; at = next) {
        const char *space = memchr(form.data + at, ' ', form.size - at);
        next = space ? (size_t)(space - form.data) + 1 : form.size;
        struct span word = {form.data + at, next - at - (space ? 1 : 0)};
        memcpy(room + size, word.data, word.size);
        size += word.size;
        if (is_dotted(word))
            room[size++] = '.';
        if (space)
            room[size++] = ' ';
    }
    return (struct span){room, size};
}

static struct span shown(
    struct arena *arena, const struct corpus *corpus, const struct candidate *item)
{
    struct span form = without_accident(arena, corpus, item, item->term->form);
    form = with_stops(arena, without_elision(form, item->term->lang));
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
        .count = item->count,
        .documents = item->documents,
        .share =
            (double)item->count / (double)corpus->languages[item->term->language].tokens,
        .score = exp(value)};
}

struct rows {
    struct summary_row *rows; /* owned */
    size_t count, capacity;
};

/* Whether a row from `begin` on shows the same text. */
static bool is_shown(const struct rows *rows, size_t begin, struct span text)
{
    for (size_t i = begin; i < rows->count && i < begin + LOOKED_AT; i++)
        if (span_equal(rows->rows[i].text, text))
            return true;
    return false;
}

/* ---------------------------------------------------------------- choosing */

/* What was chosen so far of a language, in order. */
struct chosen {
    struct candidate **items; /* owned */
    double *scores;           /* owned: of each */
    size_t *places;      /* owned: of each, in the ranking, by which they are in order */
    size_t count, words; /* words: single words among them */
};

static bool holds(const struct candidate *whole, const struct candidate *part)
{
    for (uint32_t from = 0; from + part->length <= whole->length; from++)
        if (memcmp(whole->words + from, part->words, part->length * sizeof *part->words) ==
            0)
            return part->length < whole->length;
    return false;
}

/* What a candidate does to one that was chosen before it. */
enum conflict { CONFLICT_NONE, CONFLICT_PASSED_OVER, CONFLICT_TAKES_PLACE };

/* Whether a part is a word that begins sentences and stands in the whole alone, more than once: it
 * may have its capital from there (`Fyrvaktarens` of `Fyrvaktarens hus`). */
static bool never_alone(const struct candidate *part, const struct candidate *whole)
{
    return part->begins && whole->count > 1 && part->count <= whole->count &&
           part->words[0] == whole->words[0];
}

/* Of a phrase and its part. A name that stands by itself has one row: its own, unless the phrase is
 * a longer name; other parts go with a phrase that has most of their occurrences. */
static enum conflict conflict_with_whole(
    const struct candidate *part, const struct candidate *whole)
{
    if (part->capital > 0)
        return whole->capital > 0 || never_alone(part, whole) ? CONFLICT_PASSED_OVER
                                                              : CONFLICT_TAKES_PLACE;
    double share = part->length == 1 ? 1 / CARRIES : COVERED;
    return (double)whole->count > share * (double)part->count ? CONFLICT_PASSED_OVER
                                                              : CONFLICT_NONE;
}

static enum conflict conflict_with_part(
    const struct candidate *whole, const struct candidate *part)
{
    if (part->capital > 0)
        return (whole->capital > 0 && part->length == 1) || never_alone(part, whole)
                   ? CONFLICT_TAKES_PLACE
                   : CONFLICT_PASSED_OVER;
    if (part->length > 1)
        return whole->count >= part->count ? CONFLICT_PASSED_OVER : CONFLICT_NONE;
    return (double)part->count < CARRIES * (double)whole->count ? CONFLICT_TAKES_PLACE
                                                                : CONFLICT_NONE;
}

static enum conflict conflict_between(
    const struct candidate *new, const struct candidate *old)
{
    bool reversed = new->length == 2 && old->length == 2 &&
                    new->words[0] == old->words[1] && new->words[1] == old->words[0];
    if (reversed)
        return CONFLICT_PASSED_OVER;
    if (holds(old, new))
        return conflict_with_whole(new, old);
    return holds(new, old) ? conflict_with_part(new, old) : CONFLICT_NONE;
}

static void take_out(struct chosen *chosen, size_t at)
{
    chosen->words -= chosen->items[at]->length == 1;
    chosen->count--;
    for (size_t i = at; i < chosen->count; i++) {
        chosen->items[i] = chosen->items[i + 1];
        chosen->scores[i] = chosen->scores[i + 1];
        chosen->places[i] = chosen->places[i + 1];
    }
}

/* A candidate, and where the ranking has it. */
struct ranked {
    struct candidate *item;
    double score;
    size_t place;
};

static void put_in_order(struct chosen *chosen, const struct ranked *ranked)
{
    size_t at = chosen->count++;
    for (; at > 0 && chosen->places[at - 1] > ranked->place; at--) {
        chosen->items[at] = chosen->items[at - 1];
        chosen->scores[at] = chosen->scores[at - 1];
        chosen->places[at] = chosen->places[at - 1];
    }
    chosen->words += ranked->item->length == 1;
    chosen->items[at] = ranked->item;
    chosen->scores[at] = ranked->score;
    chosen->places[at] = ranked->place;
}

/* Puts the candidate among those chosen, unless something speaks against it. Whether it took
 * the place of a single word, so that there is room for another one. */
static bool consider(struct chosen *chosen, const struct ranked *ranked, size_t words_most)
{
    const struct candidate *item = ranked->item;
    size_t looked_at = chosen->count < LOOKED_AT ? chosen->count : LOOKED_AT;
    if (item->length == 1 && chosen->words >= words_most)
        return false;
    for (size_t i = 0; i < looked_at; i++)
        if (conflict_between(item, chosen->items[i]) == CONFLICT_PASSED_OVER)
            return false;
    size_t words = chosen->words;
    for (size_t i = looked_at; i-- > 0;)
        if (conflict_between(item, chosen->items[i]) == CONFLICT_TAKES_PLACE)
            take_out(chosen, i);
    bool freed = chosen->words < words && item->length > 1;
    put_in_order(chosen, ranked);
    return freed;
}

static bool is_chosen(const struct chosen *chosen, const struct candidate *item)
{
    for (size_t i = 0; i < chosen->count; i++)
        if (chosen->items[i] == item)
            return true;
    return false;
}

/* Gathers the candidates by their scores: of a few documents in turn, each one's best first. Of
 * many what only one has is left out. */
static void phrases_rank(const struct candidates *candidates, struct top_rows *best)
{
    static const double TURN = 1e6; /* more than scores differ */
    bool few = candidates->few;
    bool many = candidates->collection && !few;
    for (size_t i = 0; i < candidates->count; i++) {
        const struct candidate *item = &candidates->items[i];
        if (!item->dropped && !(many && item->documents < 2))
            top_rows_add(
                best, few ? item->document : 0, phrases_score(candidates, item), i);
    }
    size_t count = few ? top_rows_take(best, best->count) : 0;
    for (size_t i = 0, turn = 0; i < count; i++) {
        turn = i && best->rows[i].language == best->rows[i - 1].language ? turn + 1 : 0;
        best->rows[i].score -= TURN * (double)turn;
    }
    for (size_t i = 0; i < count; i++)
        best->rows[i].language = 0;
}

/* The best that nothing speaks against. Whether there is room for a single word that was
 * passed over: then all are to be looked at again. */
static bool choose_once(const struct candidates *candidates, struct top_rows *best,
    size_t top, size_t words_most, struct chosen *chosen)
{
    bool freed = false;
    for (size_t i = 0; i < best->count && !freed && (top == 0 || chosen->count < top);
         i++) {
        struct candidate *item = &candidates->items[top_rows_at(best, i)->item];
        struct ranked ranked = {item, phrases_score(candidates, item), i};
        if (top == 0 || !is_chosen(chosen, item))
            freed = consider(chosen, &ranked, words_most) && top > 0;
    }
    return freed;
}

/* Single words beyond their share, where there is nothing else. */
static void choose_fillers(const struct candidates *candidates, struct top_rows *best,
    size_t top, struct chosen *chosen)
{
    for (size_t i = 0; i < best->count && chosen->count < top; i++) {
        struct candidate *item = &candidates->items[top_rows_at(best, i)->item];
        struct ranked ranked = {item, phrases_score(candidates, item), best->count + i};
        if (item->length == 1 && (double)item->nominal >= FILLS && !is_chosen(chosen, item))
            consider(chosen, &ranked, top);
    }
}

/* Single words have at most WORDS_MOST of SHOWN places (WORDS_MOST_LONG), of a longer list
 * likewise, as long as there is something else. */
static void phrases_choose(
    const struct candidates *candidates, size_t top, struct chosen *chosen)
{
    struct top_rows best = {0};
    phrases_rank(candidates, &best);
    size_t count = best.count;
    size_t words = candidates->units < LONG ? WORDS_MOST : WORDS_MOST_LONG;
    size_t words_most = top ? (top * words + SHOWN - 1) / SHOWN : count;
    chosen->items = memory_new(count + 1, sizeof *chosen->items);
    chosen->scores = memory_new(count + 1, sizeof *chosen->scores);
    chosen->places = memory_new(count + 1, sizeof *chosen->places);
    size_t again = top < SHOWN ? top : SHOWN;
    while (choose_once(candidates, &best, top, words_most, chosen) && again > 0)
        again--;
    if (top)
        choose_fillers(candidates, &best, top, chosen);
    top_rows_close(&best);
}

/* Whether the other corpus has it at least half as often, of its words. */
static bool is_shared(
    const struct corpus *corpus, const struct corpus *other, const struct candidate *item)
{
    uint64_t there = corpus_count(other, item->term->term, item->term->lang);
    return there > 0 && (double)item->count * (double)other->tokens <
                            2 * (double)there * (double)corpus->tokens;
}

static void drop_shared(const struct corpus *corpus, const struct corpus *other,
    const struct candidates *candidates)
{
    for (size_t i = 0; i < candidates->count; i++)
        if (is_shared(corpus, other, &candidates->items[i]))
            candidates->items[i].dropped = true;
}

/* Adds the rows of a language. */
static void add_rows(const struct corpus *corpus, uint32_t language,
    const struct phrases_options *options, struct rows *rows, struct arena *arena)
{
    struct candidates candidates;
    struct chosen chosen = {0};
    candidates_find(&candidates, corpus, language, options->reference);
    names_merge(corpus, &candidates);
    if (options->distinct)
        drop_shared(corpus, options->reference, &candidates);
    phrases_choose(&candidates, options->top, &chosen);
    size_t begin = rows->count;
    for (size_t i = 0; i < chosen.count; i++) {
        struct summary_row row = row_of(corpus, arena, chosen.items[i], chosen.scores[i]);
        row.written = row.text;
        row.text =
            citation_form(arena, corpus, candidates.lexicon, chosen.items[i], row.written);
        if (is_shown(rows, begin, row.text))
            continue;
        rows->rows =
            memory_grow(rows->rows, &rows->capacity, rows->count + 1, sizeof *rows->rows);
        rows->rows[rows->count++] = row;
    }
    free(chosen.items);
    free(chosen.scores);
    free(chosen.places);
    candidates_close(&candidates);
}

void phrases_find(const struct corpus *corpus, const struct phrases_options *options,
    struct summary *summary)
{
    struct rows rows = {0};
    for (size_t i = 0; i < corpus->language_count; i++)
        if (!corpus->languages[i].negligible)
            add_rows(corpus, (uint32_t)i, options, &rows, &summary->arena);
    summary->phrases.count = rows.count;
    summary->phrases.rows =
        arena_new(&summary->arena, rows.count + 1, sizeof *summary->phrases.rows);
    if (rows.count)
        memcpy(summary->phrases.rows, rows.rows, rows.count * sizeof *rows.rows);
    free(rows.rows);
}

const char *phrases_section(const struct material *material, struct summary *summary)
{
    if (summary->phrases.count) /* the comparison has found them */
        return NULL;
    phrases_find(material->corpus,
        &(struct phrases_options){
            .top = material_top(material), .reference = material->reference},
        summary);
    return NULL;
}
