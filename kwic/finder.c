#include "kwic/finder.h"

#include <stdlib.h>

#include "kwic/joining.h"
#include "lib/escape.h"
#include "lib/fold.h"
#include "lib/memory.h"
#include "lib/output.h"
#include "lib/vertical_context.h"

/* A token that is kept while it may be part of a match or its context. */
struct slot {
    struct query_token token; /* its spans point into the rooms */
    struct span written;
    char *room; /* owned: written form, folded form, term */
    size_t capacity;
    uint64_t begin, end; /* of its sentence */
};

struct finder {
    const struct query *queries;
    size_t query_count;
    uint64_t *after; /* of each query: the token behind its last match */
    struct finder_sink *sink;
    size_t context;
    bool sorts;
    /* The last tokens, the oldest at first % capacity; next is the one to be looked at. */
    struct slot *slots;
    struct query_token *row; /* those from next on, in a row for the query */
    size_t capacity;
    uint64_t first, next, end;
    /* Where the stream stands. */
    struct hash_strings languages;
    struct vertical_context vertical;
    struct span document, date; /* owned */
    uint64_t sentence_begin, sentence_end;
    bool apart;             /* a sentence or punctuation stands before the next token */
    bool joined;            /* syllables of a word are joined by `_` in the language */
    struct output sides[5]; /* left, match, right, and both folded: in the making */
};

enum side { LEFT, MATCH, RIGHT, SORT_LEFT, SORT_RIGHT, SIDES };

struct finder *finder_new(const struct query *queries, size_t count, size_t context,
    bool sorts, struct finder_sink *sink)
{
    struct finder *finder = memory_new(1, sizeof *finder);
    finder->queries = queries;
    finder->query_count = count;
    finder->after = memory_new(count, sizeof *finder->after);
    finder->context = context;
    finder->sorts = sorts;
    finder->sink = sink;
    finder->capacity = 2 * context + QUERY_TOKENS + 1;
    finder->slots = memory_new(finder->capacity, sizeof *finder->slots);
    finder->row = memory_new(QUERY_TOKENS, sizeof *finder->row);
    hash_strings_open(&finder->languages);
    finder->vertical.languages = &finder->languages;
    for (int i = 0; i < SIDES; i++)
        finder->sides[i] = (struct output){.fd = -1};
    return finder;
}

void finder_free(struct finder *finder)
{
    for (size_t i = 0; i < finder->capacity; i++)
        free(finder->slots[i].room);
    for (int i = 0; i < SIDES; i++)
        free(finder->sides[i].data);
    free((char *)finder->document.data);
    free((char *)finder->date.data);
    hash_strings_close(&finder->languages);
    free(finder->slots);
    free(finder->row);
    free(finder->after);
    free(finder);
}

static struct slot *slot_at(const struct finder *finder, uint64_t number)
{
    return &finder->slots[number % finder->capacity];
}

/* ------------------------------------------------------------------ a place */

/* Joins the tokens as their scripts are written. */
static struct span finder_join(
    const struct finder *finder, uint64_t from, uint64_t to, struct output *side)
{
    side->used = 0;
    for (uint64_t i = from; i < to; i++) {
        const struct slot *slot = slot_at(finder, i);
        if (i > from && !(slot->token.attached && !slot->token.apart))
            output_byte(side, ' ');
        output_write(side, slot->written);
    }
    return (struct span){side->data, side->used};
}

/* The folded tokens from the one next to the match on. */
static struct span join_folded(
    const struct finder *finder, uint64_t from, uint64_t to, bool back, struct output *side)
{
    side->used = 0;
    for (uint64_t i = 0; i < to - from && finder->sorts; i++) {
        output_write(side, slot_at(finder, back ? to - 1 - i : from + i)->token.folded);
        output_byte(side, ' ');
    }
    return (struct span){side->data, side->used};
}

static void finder_give(struct finder *finder, size_t query, size_t size)
{
    struct output *sides = finder->sides;
    uint64_t from = finder->next, to = from + size, first = finder->first,
             end = finder->end;
    first = from - first > finder->context ? from - finder->context : first;
    end = end - to > finder->context ? to + finder->context : end;
    const struct slot *slot = slot_at(finder, from);
    struct finder_hit hit = {
        .query = query,
        .document = finder->document,
        .date = finder->date,
        .begin = slot->begin,
        .end = slot->end,
        .left = finder_join(finder, first, from, &sides[LEFT]),
        .match = finder_join(finder, from, to, &sides[MATCH]),
        .right = finder_join(finder, to, end, &sides[RIGHT]),
        .sort_left = join_folded(finder, first, from, true, &sides[SORT_LEFT]),
        .sort_right = join_folded(finder, to, end, false, &sides[SORT_RIGHT]),
    };
    finder->sink->take(finder->sink, &hit);
}

/* The tokens from the next one on, in a row; lent until the next call. */
static size_t line_up(struct finder *finder)
{
    size_t count = 0;
    for (uint64_t i = finder->next; i < finder->end && count < QUERY_TOKENS; i++)
        finder->row[count++] = slot_at(finder, i)->token;
    return count;
}

/* Looks which queries' matches begin at the next token. */
static void look(struct finder *finder)
{
    const struct query_token *token = &slot_at(finder, finder->next)->token;
    size_t count = 0;
    for (size_t q = 0; q < finder->query_count; q++) {
        if (finder->after[q] > finder->next || !query_may_begin(&finder->queries[q], token))
            continue;
        count = count ? count : line_up(finder);
        size_t size = query_match(&finder->queries[q], finder->row, count);
        if (size)
            finder_give(finder, q, size);
        finder->after[q] = finder->next + size;
    }
    finder->next++;
}

/* The document is over: nothing more is waited for. */
static void finder_finish(struct finder *finder)
{
    while (finder->next < finder->end)
        look(finder);
    finder->first = finder->next = finder->end = 0;
    memset(finder->after, 0, finder->query_count * sizeof *finder->after);
}

/* ------------------------------------------------------------------ tokens */

/* At most `most` bytes, whole characters. */
static struct span finder_cut(struct span text, size_t most)
{
    if (text.size <= most)
        return text;
    while (most > 0 && ((unsigned char)text.data[most] & 0xC0) == 0x80)
        most--;
    return (struct span){text.data, most};
}

static struct span column(const struct vertical *stream, struct span text, char *room)
{
    text = finder_cut(text, FINDER_TOKEN);
    if (stream->tagged)
        return (struct span){room, unescape_xml(text, room)};
    if (text.size)
        memcpy(room, text.data, text.size);
    return (struct span){room, text.size};
}

static void finder_fill(struct finder *finder, struct slot *slot,
    const struct vertical *stream, const struct vertical_line *line)
{
    enum { ROOM = (2 + FOLD_GROWTH) * FINDER_TOKEN };
    uint32_t language = vertical_context_language(&finder->vertical);
    slot->room = memory_grow(slot->room, &slot->capacity, ROOM, 1);
    slot->written = column(stream, vertical_column(line, 0), slot->room);
    char *term = slot->room + FINDER_TOKEN, *folded = term + FINDER_TOKEN;
    slot->token = (struct query_token){
        .term = column(stream, vertical_column(line, 1), term),
        .turkic = language && fold_is_turkic(finder->languages.strings[language]),
        .apart = finder->apart,
    };
    slot->token.folded =
        (struct span){folded, fold_case(slot->written, slot->token.turkic, folded)};
    slot->begin = finder->sentence_begin;
    slot->end = finder->sentence_end;
}

/* Adds the token whose slot, the next one, is filled; looks for matches at one after which enough tokens are
 * known. */
static inline void finder_push(struct finder *finder, struct slot *slot)
{
    if (finder->end > finder->first)
        slot->token.attached =
            !joining_spaced(slot_at(finder, finder->end - 1)->written, slot->written);
    finder->apart = false;
    finder->end++;
    if (finder->end - finder->next >= QUERY_TOKENS + finder->context)
        look(finder);
    if (finder->next - finder->first > finder->context)
        finder->first = finder->next - finder->context;
}

/* Adds the syllables of a word by themselves, as they are written and looked for. */
static void add_syllables(struct finder *finder, struct span word)
{
    char room[FINDER_TOKEN];
    struct span rest = {room, word.size};
    memcpy(room, word.data, word.size);
    while (rest.size) {
        const char *joint = memchr(rest.data, '_', rest.size);
        size_t size = joint ? (size_t)(joint - rest.data) : rest.size;
        struct slot *slot = slot_at(finder, finder->end);
        slot->room =
            memory_grow(slot->room, &slot->capacity, (1 + FOLD_GROWTH) * FINDER_TOKEN, 1);
        char *folded = slot->room + FINDER_TOKEN;
        memcpy(slot->room, rest.data, size);
        slot->written = (struct span){slot->room, size};
        slot->token = (struct query_token){
            .folded = {folded, fold_case(slot->written, false, folded)},
            .apart = finder->apart};
        slot->begin = finder->sentence_begin;
        slot->end = finder->sentence_end;
        finder_push(finder, slot);
        rest = span_behind(rest, size + (joint != NULL));
    }
}

static void finder_add(
    struct finder *finder, const struct vertical *stream, const struct vertical_line *line)
{
    struct slot *slot = slot_at(finder, finder->end);
    finder_fill(finder, slot, stream, line);
    if (finder->joined && slot->written.size &&
        memchr(slot->written.data, '_', slot->written.size))
        add_syllables(finder, slot->written);
    else
        finder_push(finder, slot);
}

/* ------------------------------------------------------------------ tags */

static uint64_t number_of(const struct vertical_line *line, struct span name)
{
    struct span text = vertical_attribute(line, name);
    uint64_t number = 0;
    for (size_t i = 0; i < text.size && text.data[i] >= '0' && text.data[i] <= '9'; i++)
        number = number * 10 + (uint64_t)(text.data[i] - '0');
    return number;
}

static void replace(struct span *value, struct span with)
{
    free((char *)value->data);
    *value = with;
}

/* A tag of a document, paragraph or sentence. */
static void finder_follow(struct finder *finder, const struct vertical_line *line)
{
    enum vertical_level level = vertical_context_follow(&finder->vertical, line);
    bool opens = line->kind == VERTICAL_OPEN;
    if (level == VERTICAL_LEVELS)
        return;
    finder->apart = true;
    uint32_t language = vertical_context_language(&finder->vertical);
    finder->joined =
        language && span_equal(finder->languages.strings[language], SPAN("vi"));
    finder->sentence_begin = finder->sentence_end = 0;
    if (level == VERTICAL_S && opens) {
        finder->sentence_begin = number_of(line, SPAN("begin"));
        finder->sentence_end = number_of(line, SPAN("end"));
    }
    if (level != VERTICAL_DOC)
        return;
    finder_finish(finder);
    replace(&finder->document,
        opens ? vertical_value_new(line, SPAN("id")) : (struct span){NULL, 0});
    replace(&finder->date,
        opens ? vertical_value_new(line, SPAN("date")) : (struct span){NULL, 0});
}

uint64_t finder_run(struct finder *finder, struct input *input)
{
    struct vertical stream = {.input = input};
    struct vertical_line line;
    finder->apart = false;
    while (vertical_next(&stream, &line) != VERTICAL_END) {
        if (line.kind == VERTICAL_TOKEN)
            finder_add(finder, &stream, &line);
        else if (line.kind == VERTICAL_OPEN || line.kind == VERTICAL_CLOSE)
            finder_follow(finder, &line);
        else if (line.kind == VERTICAL_BLANK || span_equal(line.raw, SPAN("<!---->")))
            finder->apart = true; /* a sentence ends, or there is punctuation */
    }
    finder_finish(finder);
    replace(&finder->document, (struct span){NULL, 0});
    replace(&finder->date, (struct span){NULL, 0});
    vertical_context_reset(&finder->vertical);
    finder->sentence_begin = finder->sentence_end = 0;
    return stream.cut;
}
