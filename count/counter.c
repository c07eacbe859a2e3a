#include "count/counter.h"

#include <stdlib.h>

#include "count/counter_state.h"
#include "lib/escape.h"
#include "lib/memory.h"

struct counter *counter_new(
    const struct counter_settings *settings, struct counter_full *full)
{
    struct counter *counter = memory_new(1, sizeof *counter);
    counter->settings = settings;
    counter->full = full;
    vocabulary_open(&counter->vocabulary);
    grams_open(&counter->grams);
    units_open(&counter->units);
    size_t before = settings->ngrams;
    counter->before = memory_new(before + 1, sizeof *counter->before);
    counter->hashes = memory_new(before + 1, sizeof *counter->hashes);
    return counter;
}

void counter_free(struct counter *counter)
{
    vocabulary_close(&counter->vocabulary);
    grams_close(&counter->grams);
    units_close(&counter->units);
    free(counter->name);
    free(counter->before);
    free(counter->hashes);
    sketch_free(counter->sketch);
    counter_alike_end(counter);
    free(counter->scratch);
    free(counter);
}

/* ------------------------------------------------------------------ memory */

/* Bytes in use, with what it takes to put the rows in order. */
static uint64_t memory_used(const struct counter *counter)
{
    enum {
        PER_TERM = 56, /* of an item to sort, and its rank */
        PER_GRAM = 64, /* and its text's bookkeeping */
        PER_WORD = 10, /* bytes of the text of an n-gram, for each of its words */
        PER_UNIT = 64, /* of an item to sort, twice while it is sorted */
    };
    return vocabulary_memory(&counter->vocabulary) + grams_memory(&counter->grams) +
           units_memory(&counter->units) + counter->alike_memory +
           (uint64_t)PER_TERM * counter->vocabulary.term_count +
           (uint64_t)PER_GRAM * counter->grams.term_count +
           (uint64_t)PER_WORD * counter->grams.term_words +
           (uint64_t)PER_UNIT * counter->units.unit_count;
}

static void watch_memory(struct counter *counter)
{
    enum { NUMBERS_LEFT = 1 << 24 }; /* of the 31 bits of an item */
    counter->over |= memory_used(counter) > counter->settings->memory ||
                     counter->grams.gram_count > UNITS_GRAM - NUMBERS_LEFT ||
                     counter->vocabulary.word_count > UNITS_GRAM - NUMBERS_LEFT ||
                     counter->units.posting_count > UINT32_MAX - NUMBERS_LEFT;
}

static bool make_room(struct counter *counter)
{
    if (!counter_may_pause(counter))
        return true;
    counter->over = false;
    counter_pause(counter);
    return counter->full->call(counter->full, counter);
}

/* ------------------------------------------------------------------ words */

static bool is_control(char byte)
{
    return (unsigned char)byte < 0x20 || byte == 0x7F;
}

/* Appends a column, without entities and control characters; returns the new size. */
static size_t put_column(struct counter *counter, struct span column, size_t at)
{
    char *to = counter->scratch + at;
    size_t size = column.size;
    if (counter->stream.tagged)
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
static bool word_of_line(struct counter *counter, struct span raw, struct span *text)
{
    struct vertical_line line = {.kind = VERTICAL_TOKEN, .raw = raw};
    uint32_t field = counter->settings->field;
    struct span form = vertical_column(&line, 0);
    struct span term = vertical_column(&line, field ? field - 1 : 1);
    if (field && !term.size)
        return false;
    counter->scratch = memory_grow(
        counter->scratch, &counter->scratch_capacity, form.size + term.size + 2, 1);
    size_t size = put_column(counter, form, 0);
    if (term.size && field != 1) {
        counter->scratch[size] = '\t';
        size_t end = put_column(counter, term, size + 1);
        size = end > size + 1 ? end : size;
    }
    *text = (struct span){counter->scratch, size};
    return size > 0 && size < UINT32_MAX;
}

/* A term with a space reads like an n-gram. */
static void watch_spaces(struct counter *counter, uint32_t number)
{
    const struct counter_settings *settings = counter->settings;
    if (counter->alike || settings->by != COUNTS_TOTAL || settings->ngrams <= 1)
        return;
    struct span term = word_term(vocabulary_word(&counter->vocabulary, number));
    if (memchr(term.data, ' ', term.size))
        counter_alike_begin(counter);
}

/* The number of a line's word, new or not; 0 where it has none. */
static uint32_t add_line(struct counter *counter, struct span raw)
{
    struct span text;
    if (!word_of_line(counter, raw, &text))
        return 0;
    uint32_t language = counter->language;
    if (memchr(text.data, '&', text.size))
        language |= WORD_AMPERSAND;
    uint32_t words = counter->vocabulary.word_count;
    uint32_t number = vocabulary_add(&counter->vocabulary, language, text);
    if (counter->vocabulary.word_count != words) {
        watch_memory(counter);
        watch_spaces(counter, number);
    }
    return number;
}

/* ------------------------------------------------------------------ counting */

/* Whatever is to be counted of a word, but for plain totals. */
static void count_word(struct counter *counter, uint32_t number, uint64_t position)
{
    struct word *word = vocabulary_word(&counter->vocabulary, number);
    enum counts_by by = counter->settings->by;
    if (counter->surveying) {
        counter_survey_word(counter, number);
        return;
    }
    word->count++;
    if (by != COUNTS_TOTAL)
        word->seen = units_add(&counter->units, number, word->seen);
    else
        counter_see_item(counter, number, &counter->vocabulary.terms[word->term].seen,
            &counter->vocabulary.terms[word->term].documents);
    counter_count_ngrams(counter, number);
    if (by == COUNTS_SENTENCE || by == COUNTS_PARAGRAPH)
        if (++counter->unit_tokens >= COUNTER_UNIT)
            counter_cut(counter, position);
}

/* ------------------------------------------------------------------ lines */

/* Bytes before the LF, or VOCABULARY_FAST + 1 where it is not within reach. */
static inline size_t line_size(const char *text)
{
    unsigned found = vertical_find(text, '\n', '\n') | vertical_find(text + 16, '\n', '\n')
                                                           << 16;
    return found ? (size_t)__builtin_ctz(found) : VOCABULARY_FAST + 1;
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
static bool passes_boundaries(const struct counter *counter)
{
    return counter->stream.tagged && !counter->languages[LEVEL_P] &&
           !counter->languages[LEVEL_S];
}

/* Hashes the next lines of short tokens, as far as they go; sets where that is. */
static size_t prepare(const struct counter *counter, const char **from, const char *end,
    struct pending batch[COUNTER_BATCH])
{
    const struct vocabulary *vocabulary = &counter->vocabulary;
    bool pass_boundaries = passes_boundaries(counter);
    uint32_t language = counter->language;
    const char *at = *from;
    size_t count = 0;
    while (count < COUNTER_BATCH && at < end && *at != '\n') {
        bool tag = *at == '<';
        size_t size = tag ? vertical_boundary(at) : line_size(at);
        if (tag ? !pass_boundaries || size == 0 : size > VOCABULARY_FAST)
            break;
        struct pending *pending = &batch[count];
        pending->line = at;
        at += size + 1;
        if (tag)
            continue;
        pending->size = (uint32_t)size;
        pending->block = hash_load(pending->line, size);
        pending->hash = vocabulary_hash(vocabulary, language, &pending->block);
        vocabulary_prefetch(vocabulary, pending->hash);
        count++;
    }
    *from = at;
    return count;
}

/* Finds the words of prepared lines; those that are new stay NULL. */
static void find_words(const struct counter *counter, struct pending *batch, size_t count)
{
    const struct vocabulary *vocabulary = &counter->vocabulary;
    uint32_t language = counter->language, number;
    for (size_t i = 0; i < count; i++)
        vocabulary_prefetch_word(vocabulary, batch[i].hash);
    for (size_t i = 0; i < count; i++) {
        batch[i].word = vocabulary_find(
            vocabulary, language, &batch[i].block, batch[i].size, batch[i].hash, &number);
        if (batch[i].word)
            __builtin_prefetch(&vocabulary->terms[batch[i].word->term]);
        else
            vocabulary_prefetch_term(vocabulary, batch[i].hash);
    }
}

static struct word *add_pending(struct counter *counter, const struct pending *pending)
{
    uint32_t number = add_line(counter, (struct span){pending->line, pending->size});
    return number ? vocabulary_word(&counter->vocabulary, number) : NULL;
}

static void count_words(struct counter *counter, struct pending *batch, size_t count)
{
    uint32_t document = counter->document;
    uint64_t step = counter_document_step(counter);
    for (size_t i = 0; i < count; i++) {
        struct word *word = batch[i].word;
        if (!word)
            word = add_pending(counter, &batch[i]);
        if (!word)
            continue;
        struct term *term = &counter->vocabulary.terms[word->term];
        word->count++;
        counter_see(&term->seen, &term->documents, document, step);
    }
}

/* Any line, slowly. */
static void count_one(struct counter *counter, struct span raw, uint64_t position)
{
    uint32_t number = add_line(counter, raw);
    if (number)
        count_word(counter, number, position);
}

/* Counts lines of tokens up to the first that may be something else, or until memory is
 * full; returns the bytes done. Plain totals: the loop that most of the time is spent in.
 */
static size_t count_totals(struct counter *counter, struct span lines)
{
    const char *at = lines.data, *end = lines.data + lines.size;
    struct pending batch[COUNTER_BATCH];
    while (!counter->over) {
        size_t count = prepare(counter, &at, end, batch);
        find_words(counter, batch, count);
        count_words(counter, batch, count);
        if (count == COUNTER_BATCH)
            continue;
        if (!is_token(at, end))
            break;
        size_t size = (size_t)((const char *)memchr(at, '\n', (size_t)(end - at)) - at);
        count_one(counter, (struct span){at, size}, 0);
        at += size + 1;
    }
    return (size_t)(at - lines.data);
}

static uint32_t find_line(const struct counter *counter, const char *line, size_t size)
{
    const struct vocabulary *vocabulary = &counter->vocabulary;
    struct hash_block block = hash_load(line, size);
    uint64_t hash = vocabulary_hash(vocabulary, counter->language, &block);
    uint32_t number = 0;
    vocabulary_find(vocabulary, counter->language, &block, size, hash, &number);
    return number;
}

/* The bytes of a line that does nothing but end n-grams, 0 for any other. */
static size_t boundary_size(const struct counter *counter, const char *line)
{
    static const char breaks[] = "<!---->\n";
    if (*line != '<' || !counter->stream.tagged || counter->settings->by != COUNTS_TOTAL)
        return 0; /* a first tag tells how what follows is read */
    if (counter->settings->unbroken && memcmp(line, breaks, sizeof breaks - 1) == 0)
        return sizeof breaks - 2;
    return passes_boundaries(counter) ? vertical_boundary(line) : 0;
}

/* The number of the word of a token's line, new or not, and the line's size; 0 where it has
 * none. */
static uint32_t number_of(
    struct counter *counter, const char *line, const char *end, size_t *size)
{
    uint32_t number = 0;
    *size = line_size(line);
    if (*size <= VOCABULARY_FAST && !counter->settings->field)
        number = find_line(counter, line, *size);
    if (number)
        return number;
    *size = (size_t)((const char *)memchr(line, '\n', (size_t)(end - line)) - line);
    return add_line(counter, (struct span){line, *size});
}

/* Numbers the words of the next lines up to one that may be something else; sets where that
 * is. */
static size_t find_all(struct counter *counter, const struct span *lines, size_t *at,
    struct counter_word batch[COUNTER_BATCH])
{
    const char *end = lines->data + lines->size;
    size_t count = 0;
    while (count < COUNTER_BATCH && *at < lines->size) {
        const char *line = lines->data + *at;
        size_t size = boundary_size(counter, line);
        bool boundary = size > 0;
        if (!boundary && !is_token(line, end))
            break;
        uint32_t number = boundary ? 0 : number_of(counter, line, end, &size);
        *at += size + 1;
        if (number || boundary)
            batch[count++] = (struct counter_word){number, *at};
    }
    return count;
}

/* The same for all else. `position`: of the lines in the stream, in bytes. */
static size_t count_all(struct counter *counter, struct span lines, uint64_t position)
{
    struct counter_word batch[COUNTER_BATCH];
    size_t at = 0, count = COUNTER_BATCH;
    while (count == COUNTER_BATCH && !counter->over) {
        count = find_all(counter, &lines, &at, batch);
        counter_expect_ngrams(counter, batch, count);
        for (size_t i = 0; i < count; i++)
            if (batch[i].number)
                count_word(counter, batch[i].number, position + batch[i].end);
            else
                counter->before_count = 0;
        watch_memory(counter); /* which new grams take too */
    }
    return at;
}

static size_t count_tokens(struct counter *counter, struct span lines, uint64_t position)
{
    const struct counter_settings *settings = counter->settings;
    if (!is_token(lines.data, lines.data + lines.size))
        return 0;
    counter_enter(counter, position);
    if (settings->by == COUNTS_TOTAL && settings->ngrams <= 1 && !settings->field)
        return count_totals(counter, lines);
    return count_all(counter, lines, position);
}

/* One line of any kind; false at the end. */
static bool count_line(struct counter *counter)
{
    struct vertical_line line;
    uint64_t position = counter->stream.input->position;
    if (vertical_next(&counter->stream, &line) == VERTICAL_END)
        return false;
    if (line.kind != VERTICAL_TOKEN) {
        counter_follow(counter, &line, position);
        return true;
    }
    counter_enter(counter, position);
    count_one(counter, line.raw, counter->stream.input->position);
    return true;
}

bool counter_run(struct counter *counter, struct input *input)
{
    struct span lines;
    bool going = true;
    counter->stream = (struct vertical){.input = input};
    do {
        while (going && vertical_lines(&counter->stream, &lines)) {
            size_t done = count_tokens(counter, lines, input->position);
            input_skip(input, done);
            if (counter->over)
                going = !counter->surveying && make_room(counter);
            if (done < lines.size)
                break;
        }
    } while (going && count_line(counter));
    counter_leave(counter, input->position);
    return going;
}

uint64_t counter_cut_lines(const struct counter *counter)
{
    return counter->stream.cut;
}
