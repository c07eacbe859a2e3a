#include "report/brief/keywords.h"

#include <stdlib.h>

#include "lib/memory.h"
#include "report/brief/spread.h"

enum { ONCE_TOKENS = 300 }; /* in a text of so many, what occurs once is no key */

static const double language_least = 0.1; /* of the words: a lesser language has none */

/* The list while it grows. */
struct joining {
    const struct summary *summary;
    struct summary_row *rows;
    size_t count;
    bool *placed; /* per phrase */
};

static bool is_phrase(const struct summary_row *row)
{
    return memchr(row->term.data, ' ', row->term.size) != NULL;
}

/* Whether a word is one of a phrase's. */
static bool holds(struct span phrase, struct span word)
{
    while (phrase.size) {
        const char *space = memchr(phrase.data, ' ', phrase.size);
        size_t size = space ? (size_t)(space - phrase.data) : phrase.size;
        if (span_equal((struct span){phrase.data, size}, word))
            return true;
        size += size < phrase.size;
        phrase = (struct span){phrase.data + size, phrase.size - size};
    }
    return false;
}

static bool is_listed(const struct joining *joining, const struct summary_row *row)
{
    for (size_t i = 0; i < joining->count; i++)
        if (span_equal(joining->rows[i].term, row->term) &&
            span_equal(joining->rows[i].lang, row->lang))
            return true;
    return false;
}

/* How often a word is usually, where the list of key terms knows it. */
static void add_usual(const struct joining *joining, struct summary_row *row)
{
    const struct summary_rows *known = &joining->summary->keyness;
    for (size_t i = 0; i < known->count && row->log_ratio == 0; i++)
        if (span_equal(known->rows[i].term, row->term) &&
            span_equal(known->rows[i].lang, row->lang))
            row->log_ratio = known->rows[i].log_ratio;
}

static void keywords_add(struct joining *joining, const struct summary_row *row, bool below)
{
    struct summary_row *added = &joining->rows[joining->count++];
    *added = *row;
    added->below = below;
    added->strip = NULL;
    added->strip_size = 0;
    add_usual(joining, added);
}

/* A word, with the phrases that hold it below. */
static void add_word(struct joining *joining, const struct summary_row *word)
{
    const struct summary_rows *phrases = &joining->summary->phrases;
    keywords_add(joining, word, false);
    for (size_t i = 0, below = 0; i < phrases->count && below < KEYWORDS_BELOW; i++) {
        const struct summary_row *phrase = &phrases->rows[i];
        if (joining->placed[i] || phrase->count < 2 || !is_phrase(phrase) ||
            !span_equal(phrase->lang, word->lang) || !holds(phrase->term, word->term))
            continue;
        joining->placed[i] = true;
        keywords_add(joining, phrase, true);
        below++;
    }
}

/* Whether a word hardly stands but in one phrase, which then is listed instead. */
static bool is_part(const struct joining *joining, const struct summary_row *word)
{
    const struct summary_rows *phrases = &joining->summary->phrases;
    for (size_t i = 0; i < phrases->count; i++) {
        const struct summary_row *phrase = &phrases->rows[i];
        if (is_phrase(phrase) && phrase->count >= 2 &&
            10 * phrase->count >= 9 * word->count && span_equal(phrase->lang, word->lang) &&
            holds(phrase->term, word->term))
            return true;
    }
    return false;
}

/* Words of a list that are of a language. */
static void add_words(
    struct joining *joining, const struct summary_rows *rows, struct span lang, size_t most)
{
    for (size_t i = 0, added = 0; i < rows->count && added < most; i++) {
        const struct summary_row *row = &rows->rows[i];
        if (row->log_ratio < 0 || row->count < 2 || is_phrase(row) ||
            is_listed(joining, row) || !span_equal(row->lang, lang) ||
            is_part(joining, row))
            continue;
        add_word(joining, row);
        added++;
    }
}

static void add_phrases(struct joining *joining, struct span lang, size_t most)
{
    const struct summary_rows *phrases = &joining->summary->phrases;
    for (size_t i = 0, added = 0; i < phrases->count && added < most; i++) {
        const struct summary_row *row = &phrases->rows[i];
        if (joining->placed[i] || is_listed(joining, row) || !span_equal(row->lang, lang) ||
            (row->count < 2 && joining->summary->overview.tokens >= ONCE_TOKENS))
            continue;
        keywords_add(joining, row, false);
        added++;
    }
}

/* The words of a language, as many as suit its share of the text. */
static void add_language(
    struct joining *joining, const struct language_share *language, size_t top)
{
    const struct summary *summary = joining->summary;
    size_t whole = (size_t)(language->share * (double)top + 0.999);
    size_t words = (2 * whole + 2) / 3, before = joining->count;
    add_words(joining, &summary->keyness, language->lang, words);
    if (joining->count == before)
        add_words(joining, &summary->terms, language->lang, words);
    add_phrases(joining, language->lang, whole - words);
}

/* ---------------------------------------------------------------- strips */

/* The part of the only document in which each unit begins; memory_new'd. */
static uint32_t *find_parts_new(const struct corpus *corpus)
{
    uint32_t *parts = memory_new(corpus->unit_count + 1, sizeof *parts);
    uint64_t length = corpus->units[corpus->unit_count - 1].end;
    for (size_t u = 0; u < corpus->unit_count; u++) {
        uint64_t part = length ? corpus->units[u].begin * KEYWORDS_STRIP / length : 0;
        parts[u] = part < KEYWORDS_STRIP ? (uint32_t)part : KEYWORDS_STRIP - 1;
    }
    return parts;
}

static void draw_strips(const struct corpus *corpus, struct summary *summary)
{
    struct summary_rows *rows = &summary->keywords;
    struct spread_term *terms = memory_new(rows->count + 1, sizeof *terms);
    uint32_t *parts = find_parts_new(corpus);
    for (size_t i = 0; i < rows->count; i++) {
        struct summary_row *row = &rows->rows[i];
        row->strip_size = KEYWORDS_STRIP;
        row->strip = arena_new(&summary->arena, KEYWORDS_STRIP, sizeof *row->strip);
        terms[i] = (struct spread_term){row->term, row->lang, row->strip};
    }
    spread_count(corpus, terms, rows->count, parts);
    for (size_t i = 0; i < rows->count; i++) {
        double most = 1;
        for (size_t p = 0; p < KEYWORDS_STRIP; p++)
            most = rows->rows[i].strip[p] > most ? rows->rows[i].strip[p] : most;
        for (size_t p = 0; p < KEYWORDS_STRIP; p++)
            rows->rows[i].strip[p] /= most;
    }
    free(terms);
    free(parts);
}

void keywords_find(const struct corpus *corpus, size_t top, struct summary *summary)
{
    const struct overview *overview = &summary->overview;
    struct joining joining = {.summary = summary};
    size_t phrases = summary->phrases.count;
    size_t room = summary->terms.count + summary->keyness.count + 2 * phrases + 1;
    joining.rows = arena_new(&summary->arena, room, sizeof *joining.rows);
    joining.placed = memory_new(phrases + 1, sizeof *joining.placed);
    for (size_t i = 0; i < overview->language_count; i++)
        if (i == 0 || overview->languages[i].share >= language_least)
            add_language(&joining, &overview->languages[i], top);
    summary->keywords = (struct summary_rows){joining.rows, joining.count};
    free(joining.placed);
    if (corpus->document_count == 1 && corpus->by != COUNTS_TOTAL &&
        corpus->by != COUNTS_DOCUMENT)
        draw_strips(corpus, summary);
}
