#include "count/collector.h"

#include <stdlib.h>

#include "count/collector_state.h"
#include "lib/escape.h"
#include "lib/memory.h"

struct collector *collector_new(
    const struct collector_settings *settings, struct collector_full *full)
{
    struct collector *collector = memory_new(1, sizeof *collector);
    collector->settings = settings;
    collector->full = full;
    dictionary_open(&collector->dictionary);
    grams_open(&collector->grams);
    units_open(&collector->units);
    size_t before = settings->by == COUNTS_PAIR ? settings->window : settings->ngrams;
    collector->before = memory_new(before + 1, sizeof *collector->before);
    collector->hashes = memory_new(before + 1, sizeof *collector->hashes);
    return collector;
}

void collector_free(struct collector *collector)
{
    dictionary_close(&collector->dictionary);
    grams_close(&collector->grams);
    units_close(&collector->units);
    free(collector->name);
    free(collector->before);
    free(collector->hashes);
    sketch_free(collector->sketch);
    collector_alike_end(collector);
    free(collector->scratch);
    free(collector);
}

/* ------------------------------------------------------------------ memory */

/* Bytes in use, with what it takes to put the rows in order. */
static uint64_t memory_used(const struct collector *collector)
{
    enum {
        PER_TERM = 56, /* of an item to sort, and its rank */
        PER_GRAM = 64, /* and its text's bookkeeping */
        PER_WORD = 10, /* bytes of the text of an n-gram, for each of its words */
        PER_UNIT = 64, /* of an item to sort, twice while it is sorted */
    };
    return dictionary_memory(&collector->dictionary) + grams_memory(&collector->grams) +
           units_memory(&collector->units) + collector->alike_memory +
           (uint64_t)PER_TERM * collector->dictionary.term_count +
           (uint64_t)PER_GRAM * collector->grams.term_count +
           (uint64_t)PER_WORD * collector->grams.term_words +
           (uint64_t)PER_UNIT * collector->units.unit_count;
}

static void watch_memory(struct collector *collector)
{
    enum { NUMBERS_LEFT = 1 << 24 }; /* of the 31 bits of an item */
    collector->over |= memory_used(collector) > collector->settings->memory ||
                       collector->grams.gram_count > UNITS_GRAM - NUMBERS_LEFT ||
                       collector->dictionary.word_count > UNITS_GRAM - NUMBERS_LEFT ||
                       collector->units.posting_count > UINT32_MAX - NUMBERS_LEFT;
}

static bool make_room(struct collector *collector)
{
    if (!collector_may_pause(collector))
        return true;
    collector->over = false;
    collector_pause(collector);
    return collector->full->call(collector->full, collector);
}

/* ------------------------------------------------------------------ words */

static bool is_control(char byte)
{
    return (unsigned char)byte < 0x20 || byte == 0x7F;
}

/* Appends a column, without entities and control characters; returns the new size. */
static size_t put_column(struct collector *collector, struct span column, size_t at)
{
    char *to = collector->scratch + at;
    size_t size = column.size;
    if (collector->stream.tagged)
        size = unescape_xml(column, to);
    else if (size)
        memcpy(to, column.data, size);
    size_t kept = 0;
    for (size_t i = 0; i < size; i++)
        if (!is_control(to[i]))
            to[kept++] = to[i];
    return at + kept;
}

/* `form TAB term`, or `form` where that is the term, of a line of any kind. False where the
 * line has no such column. Lent until the next call. */
static bool word_of_line(struct collector *collector, struct span raw, struct span *text)
{
    struct vertical_line line = {.kind = VERTICAL_TOKEN, .raw = raw};
    uint32_t field = collector->settings->field;
    struct span form = vertical_column(&line, 0);
    struct span term = vertical_column(&line, field ? field - 1 : 1);
    if (field && !term.size)
        return false;
    collector->scratch = memory_grow(
        collector->scratch, &collector->scratch_capacity, form.size + term.size + 2, 1);
    size_t size = put_column(collector, form, 0);
    if (term.size && field != 1) {
        collector->scratch[size] = '\t';
        size_t end = put_column(collector, term, size + 1);
        size = end > size + 1 ? end : size;
    }
    *text = (struct span){collector->scratch, size};
    return size > 0 && size < UINT32_MAX;
}

/* A term with a space reads like an n-gram. */
static void watch_spaces(struct collector *collector, uint32_t number)
{
    const struct collector_settings *settings = collector->settings;
    if (collector->alike || settings->by != COUNTS_TOTAL || settings->ngrams <= 1)
        return;
    struct span term = word_term(dictionary_word(&collector->dictionary, number));
    if (memchr(term.data, ' ', term.size))
        collector_alike_begin(collector);
}

/* The number of a line's word, new or not; 0 where it has none. */
static uint32_t add_line(struct collector *collector, struct span raw)
{
    struct span text;
    if (!word_of_line(collector, raw, &text))
        return 0;
    uint32_t language = collector->language;
    if (memchr(text.data, '&', text.size))
        language |= WORD_AMPERSAND;
    uint32_t words = collector->dictionary.word_count;
    uint32_t number = dictionary_add(&collector->dictionary, language, text);
    if (collector->dictionary.word_count != words) {
        watch_memory(collector);
        watch_spaces(collector, number);
    }
    return number;
}

/* ------------------------------------------------------------------ counting */

/* Whatever is to be counted of a word, but for plain totals. */
static void count_word(struct collector *collector, uint32_t number, uint64_t position)
{
    struct word *word = dictionary_word(&collector->dictionary, number);
    enum counts_by by = collector->settings->by;
    if (collector->surveying) {
        collector_survey_word(collector, number);
        return;
    }
    word->count++;
    if (by != COUNTS_PAIR) {
        if (by != COUNTS_TOTAL)
            word->seen = units_add(&collector->units, number, word->seen);
        else
            collector_see_item(collector, number,
                &collector->dictionary.terms[word->term].seen,
                &collector->dictionary.terms[word->term].documents);
    }
    collector_count_ngrams(collector, number);
    if (by == COUNTS_SENTENCE || by == COUNTS_PARAGRAPH)
        if (++collector->unit_tokens >= COLLECTOR_UNIT)
            collector_cut(collector, position);
}

/* ------------------------------------------------------------------ lines */

/* Bytes before the LF, or DICTIONARY_FAST + 1 where it is not within reach. */
static inline size_t line_size(const char *text)
{
    unsigned found = vertical_find(text, '\n', '\n') | vertical_find(text + 16, '\n', '\n')
                                                           << 16;
    return found ? (size_t)__builtin_ctz(found) : DICTIONARY_FAST + 1;
}

static inline bool is_token(const char *at, const char *end)
{
    return at < end && *at != '<' && *at != '\n';
}

/* A short line, looked up in steps, so that memory is asked for many at a time. */
struct pending {
    const char *line;
    uint32_t size;
    uint64_t hash;
    struct hash_block block;
    struct word *word;
};

/* Whether sentences and paragraphs do not matter to totals: they change no language. */
static bool passes_boundaries(const struct collector *collector)
{
    return collector->stream.tagged && !collector->languages[LEVEL_P] &&
           !collector->languages[LEVEL_S];
}

/* Hashes the next lines of short tokens, as far as they go; sets where that is. */
static size_t prepare(const struct collector *collector, const char **from, const char *end,
    struct pending batch[COLLECTOR_BATCH])
{
    const struct dictionary *dictionary = &collector->dictionary;
    bool pass_boundaries = passes_boundaries(collector);
    uint32_t language = collector->language;
    const char *at = *from;
    size_t count = 0;
    while (count < COLLECTOR_BATCH && at < end && *at != '\n') {
        bool tag = *at == '<';
        size_t size = tag ? vertical_boundary(at) : line_size(at);
        if (tag ? !pass_boundaries || size == 0 : size > DICTIONARY_FAST)
            break;
        struct pending *pending = &batch[count];
        pending->line = at;
        at += size + 1;
        if (tag)
            continue;
        pending->size = (uint32_t)size;
        pending->block = hash_load(pending->line, size);
        pending->hash = dictionary_hash(dictionary, language, &pending->block);
        dictionary_prefetch(dictionary, pending->hash);
        count++;
    }
    *from = at;
    return count;
}

/* Finds the words of prepared lines; those that are new stay NULL. */
static void find_words(
    const struct collector *collector, struct pending *batch, size_t count)
{
    const struct dictionary *dictionary = &collector->dictionary;
    uint32_t language = collector->language, number;
    for (size_t i = 0; i < count; i++)
        dictionary_prefetch_word(dictionary, batch[i].hash);
    for (size_t i = 0; i < count; i++) {
        batch[i].word = dictionary_find(
            dictionary, language, &batch[i].block, batch[i].size, batch[i].hash, &number);
        if (batch[i].word)
            __builtin_prefetch(&dictionary->terms[batch[i].word->term]);
        else
            dictionary_prefetch_term(dictionary, batch[i].hash);
    }
}

static struct word *add_pending(struct collector *collector, const struct pending *pending)
{
    uint32_t number = add_line(collector, (struct span){pending->line, pending->size});
    return number ? dictionary_word(&collector->dictionary, number) : NULL;
}

static void count_words(struct collector *collector, struct pending *batch, size_t count)
{
    uint32_t document = collector->document;
    uint64_t step = collector_document_step(collector);
    for (size_t i = 0; i < count; i++) {
        struct word *word = batch[i].word;
        if (!word)
            word = add_pending(collector, &batch[i]);
        if (!word)
            continue;
        struct term *term = &collector->dictionary.terms[word->term];
        word->count++;
        collector_see(&term->seen, &term->documents, document, step);
    }
}

/* Any line, slowly. */
static void count_one(struct collector *collector, struct span raw, uint64_t position)
{
    uint32_t number = add_line(collector, raw);
    if (number)
        count_word(collector, number, position);
}

/* Counts lines of tokens up to the first that may be something else, or until memory is
 * full; returns the bytes done. Plain totals: the loop that most of the time is spent in.
 */
static size_t count_totals(struct collector *collector, struct span lines)
{
    const char *at = lines.data, *end = lines.data + lines.size;
    struct pending batch[COLLECTOR_BATCH];
    while (!collector->over) {
        size_t count = prepare(collector, &at, end, batch);
        find_words(collector, batch, count);
        count_words(collector, batch, count);
        if (count == COLLECTOR_BATCH)
            continue;
        if (!is_token(at, end))
            break;
        size_t size = (size_t)((const char *)memchr(at, '\n', (size_t)(end - at)) - at);
        count_one(collector, (struct span){at, size}, 0);
        at += size + 1;
    }
    return (size_t)(at - lines.data);
}

static uint32_t find_line(const struct collector *collector, const char *line, size_t size)
{
    const struct dictionary *dictionary = &collector->dictionary;
    struct hash_block block = hash_load(line, size);
    uint64_t hash = dictionary_hash(dictionary, collector->language, &block);
    uint32_t number = 0;
    dictionary_find(dictionary, collector->language, &block, size, hash, &number);
    return number;
}

/* The bytes of a line that does nothing but end n-grams, 0 for any other. */
static size_t boundary_size(const struct collector *collector, const char *line)
{
    static const char breaks[] = "<!---->\n";
    if (*line != '<' || !collector->stream.tagged ||
        collector->settings->by != COUNTS_TOTAL)
        return 0; /* a first tag tells how what follows is read */
    if (collector->settings->unbroken && memcmp(line, breaks, sizeof breaks - 1) == 0)
        return sizeof breaks - 2;
    return passes_boundaries(collector) ? vertical_boundary(line) : 0;
}

/* The number of the word of a token's line, new or not, and the line's size; 0 where it has
 * none. */
static uint32_t number_of(
    struct collector *collector, const char *line, const char *end, size_t *size)
{
    uint32_t number = 0;
    *size = line_size(line);
    if (*size <= DICTIONARY_FAST && !collector->settings->field)
        number = find_line(collector, line, *size);
    if (number)
        return number;
    *size = (size_t)((const char *)memchr(line, '\n', (size_t)(end - line)) - line);
    return add_line(collector, (struct span){line, *size});
}

/* Numbers the words of the next lines up to one that may be something else; sets where that
 * is. */
static size_t find_all(struct collector *collector, const struct span *lines, size_t *at,
    struct collector_word batch[COLLECTOR_BATCH])
{
    const char *end = lines->data + lines->size;
    size_t count = 0;
    while (count < COLLECTOR_BATCH && *at < lines->size) {
        const char *line = lines->data + *at;
        size_t size = boundary_size(collector, line);
        bool boundary = size > 0;
        if (!boundary && !is_token(line, end))
            break;
        uint32_t number = boundary ? 0 : number_of(collector, line, end, &size);
        *at += size + 1;
        if (number || boundary)
            batch[count++] = (struct collector_word){number, *at};
    }
    return count;
}

/* The same for all else. `position`: of the lines in the stream, in bytes. */
static size_t count_all(struct collector *collector, struct span lines, uint64_t position)
{
    struct collector_word batch[COLLECTOR_BATCH];
    size_t at = 0, count = COLLECTOR_BATCH;
    while (count == COLLECTOR_BATCH && !collector->over) {
        count = find_all(collector, &lines, &at, batch);
        collector_expect_ngrams(collector, batch, count);
        for (size_t i = 0; i < count; i++)
            if (batch[i].number)
                count_word(collector, batch[i].number, position + batch[i].end);
            else
                collector->before_count = 0;
        watch_memory(collector); /* which new grams take too */
    }
    return at;
}

static size_t count_tokens(
    struct collector *collector, struct span lines, uint64_t position)
{
    const struct collector_settings *settings = collector->settings;
    if (!is_token(lines.data, lines.data + lines.size))
        return 0;
    collector_enter(collector, position);
    if (settings->by == COUNTS_TOTAL && settings->ngrams <= 1 && !settings->field)
        return count_totals(collector, lines);
    return count_all(collector, lines, position);
}

/* One line of any kind; false at the end. */
static bool count_line(struct collector *collector)
{
    struct vertical_line line;
    uint64_t position = collector->stream.input->position;
    if (vertical_next(&collector->stream, &line) == VERTICAL_END)
        return false;
    if (line.kind != VERTICAL_TOKEN) {
        collector_follow(collector, &line, position);
        return true;
    }
    collector_enter(collector, position);
    count_one(collector, line.raw, collector->stream.input->position);
    return true;
}

bool collector_run(struct collector *collector, struct input *input)
{
    struct span lines;
    bool going = true;
    collector->stream = (struct vertical){.input = input};
    do {
        while (going && vertical_lines(&collector->stream, &lines)) {
            size_t done = count_tokens(collector, lines, input->position);
            input_skip(input, done);
            if (collector->over)
                going = !collector->surveying && make_room(collector);
            if (done < lines.size)
                break;
        }
    } while (going && count_line(collector));
    collector_leave(collector, input->position);
    return going;
}

uint64_t collector_cut_lines(const struct collector *collector)
{
    return collector->stream.cut;
}
