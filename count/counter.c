#include "count/counter.h"

#include <stdlib.h>

#include "count/batch.h"
#include "count/levels.h"
#include "lib/escape.h"
#include "lib/memory.h"

enum {
    RANGE_LEAST = 64,       /* words of a tape whose n-grams are counted in any memory */
    PER_TAPED = 2,          /* bytes that levels need for each byte of a tape */
    NUMBERS_LEFT = 1 << 24, /* of the numbers that words and postings have, for a batch */
};

struct counter {
    struct stream_parts parts;
    const struct counter_options *options;
    struct runs *runs;
    struct tally tally;
    struct stream_position position;
    struct tape tape;  /* where n-grams are counted: all words, to be counted at once */
    size_t range_most; /* words of a tape whose n-grams had room in memory */
    uint32_t mark;     /* of the document in progress since memory was full, from 1 */
    bool over;         /* memory is full */
    struct vertical stream;
    char *scratch; /* owned; a line put right */
    size_t scratch_capacity;
};

static bool is_taped(const struct counter *counter)
{
    return counter->options->ngrams > 1;
}

static void end_part(struct stream_parts *parts, struct span name)
{
    struct counter *counter = (struct counter *)parts;
    bool by_unit = counter->options->by != COUNTS_TOTAL;
    if (is_taped(counter)) {
        tape_end_part(&counter->tape, counter->position.document,
            by_unit ? name : (struct span){NULL, 0});
    } else if (by_unit) {
        units_end(&counter->tally.units, name);
    } else {
        if (counter->mark == 1 && counter->tally.first_open)
            tally_end_opened(&counter->tally.vocabulary);
        counter->over |= ++counter->mark == counter->options->documents - 1;
    }
}

struct counter *counter_new(const struct counter_options *options, struct runs *runs)
{
    struct counter *counter = memory_new(1, sizeof *counter);
    *counter = (struct counter){.parts = {end_part},
        .options = options,
        .runs = runs,
        .range_most = SIZE_MAX,
        .mark = 1};
    tally_open(&counter->tally, options->by);
    stream_position_open(&counter->position, options->by, &counter->parts,
        &counter->tally.vocabulary.languages);
    counter->position.every = options->every;
    counter->position.unbroken = options->unbroken;
    return counter;
}

void counter_free(struct counter *counter)
{
    tally_close(&counter->tally);
    stream_position_close(&counter->position);
    tape_close(&counter->tape);
    free(counter->scratch);
    free(counter);
}

/* ------------------------------------------------------------------ memory */

static void watch_memory(struct counter *counter)
{
    const struct counter_options *options = counter->options;
    const struct tally *tally = &counter->tally;
    uint64_t used = tally_memory(tally) + PER_TAPED * tape_memory(&counter->tape);
    uint64_t most = is_taped(counter) ? options->memory / 2 : options->memory;
    counter->over |= used > most ||
                     tally->vocabulary.word_count > UNITS_GRAM - NUMBERS_LEFT ||
                     tally->units.posting_count > UINT32_MAX - NUMBERS_LEFT ||
                     counter->tape.count > (UNITS_GRAM - NUMBERS_LEFT) / options->ngrams;
}

static bool put_run(struct counter *counter)
{
    struct row_sink *sink = runs_begin(counter->runs);
    if (!sink)
        return false;
    tally_rows(&counter->tally, sink);
    return runs_end(counter->runs);
}

/* The first and the last document of a range may go on before and behind it. */
static void open_documents(struct counter *counter, struct tape_range range)
{
    const struct tape *tape = &counter->tape;
    if (counter->options->by != COUNTS_TOTAL)
        return;
    size_t first = tape_part_behind(tape, range.fresh),
           last = tape_part_behind(tape, range.end - 1);
    counter->tally.first_open = tape->parts[first].document;
    counter->tally.last_open = tape->parts[last].document;
    counter->tally.last_mark = (uint32_t)(last - first) + 1;
}

/* Counts a range of the tape, if there is memory for it. */
static bool count_range(struct counter *counter, struct tape_range range, uint64_t least)
{
    struct tally *tally = &counter->tally;
    const struct counter_options *options = counter->options;
    bool few = range.end - range.fresh <= RANGE_LEAST;
    struct levels_options levels = {
        options->ngrams, least, few ? UINT64_MAX : options->memory};
    tally->range = range;
    tally->tape = tally->vocabulary.spaced ? &counter->tape : NULL;
    return levels_count(tally, &counter->tape, range, &levels);
}

/* Counts all of the tape, in as many runs as memory wants. */
static bool spill_tape(struct counter *counter)
{
    const struct tape *tape = &counter->tape;
    size_t before = counter->options->ngrams - 1;
    for (size_t at = tape->fresh; at < tape->count;) {
        size_t left = tape->count - at,
               size = left < counter->range_most ? left : counter->range_most;
        struct tape_range range = tape_range(tape, at, at + size, before);
        tally_reset(&counter->tally);
        open_documents(counter, range);
        if (!count_range(counter, range, 0))
            counter->range_most = size / 2 + 1;
        else if (put_run(counter))
            at += size;
        else
            return false;
    }
    return true;
}

/* Forgets all but the last words, with which n-grams may begin. */
static void forget_tape(struct counter *counter)
{
    struct tape *tape = &counter->tape;
    struct vocabulary *vocabulary = &counter->tally.vocabulary;
    struct tape_range last =
        tape_range(tape, tape->count, tape->count, counter->options->ngrams - 1);
    struct arena texts = {0};
    struct word words[GRAMS_LONGEST];
    struct span kept[GRAMS_LONGEST];
    size_t count = last.end - last.begin;
    for (size_t i = 0; i < count; i++) {
        words[i] = *vocabulary_word(vocabulary, tape->words[last.begin + i]);
        kept[i] = arena_copy(&texts, word_text(&words[i]));
    }
    tally_clear(&counter->tally);
    tape_clear(tape);
    for (size_t i = 0; i < count; i++)
        tape_push(tape, vocabulary_add(vocabulary, words[i].language, kept[i]));
    tape->fresh = tape->count;
    arena_free(&texts);
}

static bool spill(struct counter *counter)
{
    struct tally *tally = &counter->tally;
    uint64_t open = counter->position.in_document ? counter->position.document : 0;
    bool totals = counter->options->by == COUNTS_TOTAL;
    if (totals && !is_taped(counter)) {
        if (counter->mark == 1 && tally->first_open)
            tally_end_opened(&tally->vocabulary);
        tally->last_open = open;
        tally->last_mark = counter->mark;
    } else {
        stream_position_pause(&counter->position);
    }
    if (is_taped(counter) ? !spill_tape(counter) : !put_run(counter))
        return false;
    if (is_taped(counter))
        forget_tape(counter);
    else
        tally_clear(tally);
    tally->first_open = totals ? open : 0;
    counter->mark = 1;
    return true;
}

static bool make_room(struct counter *counter)
{
    const struct tape *tape = &counter->tape;
    if (!stream_position_may_pause(&counter->position))
        return true;
    counter->over = false;
    /* Without a run a document is not one that was open before. */
    bool nothing_new = is_taped(counter) && tape->fresh == tape->count;
    return nothing_new || spill(counter);
}

bool counter_end(struct counter *counter)
{
    const struct tape *tape = &counter->tape;
    bool total = counter->options->by == COUNTS_TOTAL;
    if (runs_count(counter->runs))
        return spill(counter);
    if (!is_taped(counter) || !tape->count)
        return true;
    /* What is rare by itself may be frequent with a term that reads like it. */
    bool choosing = total && !counter->tally.vocabulary.spaced;
    return count_range(counter, (struct tape_range){0, 0, tape->count},
               choosing ? counter->options->least : 0) ||
           spill(counter);
}

bool counter_rows(struct counter *counter, struct row_sink *sink)
{
    return tally_rows(&counter->tally, sink);
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
    uint32_t field = counter->options->field;
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

/* The number of a line's word, new or not; 0 where it has none. */
static uint32_t add_line(struct counter *counter, struct span raw)
{
    struct vocabulary *vocabulary = &counter->tally.vocabulary;
    struct span text;
    if (!word_of_line(counter, raw, &text))
        return 0;
    uint32_t language = counter->position.language;
    if (memchr(text.data, '&', text.size))
        language |= WORD_AMPERSAND;
    uint32_t words = vocabulary->word_count;
    uint32_t number = vocabulary_add(vocabulary, language, text);
    if (vocabulary->word_count != words)
        watch_memory(counter);
    return number;
}

/* ------------------------------------------------------------------ counting */

static inline void push_word(struct counter *counter, uint32_t number)
{
    if (counter->position.broken)
        tape_push(&counter->tape, 0);
    counter->position.broken = false;
    tape_push(&counter->tape, number);
}

/* `at`: where the word's line ends in the stream. */
static inline void count_word(struct counter *counter, uint32_t number, uint64_t at)
{
    struct tally *tally = &counter->tally;
    struct word *word = vocabulary_word(&tally->vocabulary, number);
    enum counts_by by = counter->position.by;
    if (is_taped(counter)) {
        push_word(counter, number);
    } else if (by != COUNTS_TOTAL) {
        word->seen = units_add(&tally->units, number, word->seen);
    } else {
        struct term *term = &tally->vocabulary.terms[word->term];
        word->count++;
        tally_see(&term->seen, &term->documents, counter->mark);
    }
    if (by == COUNTS_SENTENCE || by == COUNTS_PARAGRAPH)
        if (stream_position_is_long(&counter->position))
            stream_position_cut(&counter->position, at);
}

/* ------------------------------------------------------------------ lines */

static inline bool is_token(const char *at, const char *end)
{
    return at < end && *at != '<' && *at != '\n';
}

/* The number of a batch's line. */
static inline uint32_t number_of(struct counter *counter, const struct batch_line *line)
{
    bool known = line->word && !counter->options->field;
    return known ? line->number : add_line(counter, line->text);
}

/* `from`: what stands at `at` in the stream. */
static void count_words(
    struct counter *counter, const struct batch *batch, const char *from, uint64_t at)
{
    counter->position.broken |= batch->breaks;
    for (size_t i = 0; i < batch->count; i++) {
        const struct batch_line *line = &batch->lines[i];
        const char *end = line->text.data + line->text.size + 1;
        uint32_t number = number_of(counter, line);
        if (number)
            count_word(counter, number, at + (uint64_t)(end - from));
        counter->position.broken |= line->breaks;
    }
}

/* The same of totals without n-grams, where most of the time is spent. */
static void count_totals(struct counter *counter, const struct batch *batch)
{
    struct vocabulary *vocabulary = &counter->tally.vocabulary;
    uint32_t mark = counter->mark;
    for (size_t i = 0; i < batch->count; i++) {
        struct word *word = batch->lines[i].word;
        if (!word) {
            uint32_t number = add_line(counter, batch->lines[i].text);
            if (!number)
                continue;
            word = vocabulary_word(vocabulary, number);
        }
        struct term *term = &vocabulary->terms[word->term];
        word->count++;
        tally_see(&term->seen, &term->documents, mark);
    }
}

/* The same by document, without n-grams. */
static void count_documents(struct counter *counter, const struct batch *batch)
{
    struct tally *tally = &counter->tally;
    for (size_t i = 0; i < batch->count; i++) {
        uint32_t number = number_of(counter, &batch->lines[i]);
        if (!number)
            continue;
        struct word *word = vocabulary_word(&tally->vocabulary, number);
        word->seen = units_add(&tally->units, number, word->seen);
    }
    watch_memory(counter);
}

/* The same of totals with n-grams, whose words are counted once all are there. */
static void tape_words(struct counter *counter, const struct batch *batch)
{
    counter->position.broken |= batch->breaks;
    for (size_t i = 0; i < batch->count; i++) {
        uint32_t number = number_of(counter, &batch->lines[i]);
        if (number)
            push_word(counter, number);
        counter->position.broken |= batch->lines[i].breaks;
    }
    watch_memory(counter);
}

/* Counts a batch of lines; `at` is where `from` stands in the stream. */
static void count_batch(
    struct counter *counter, const struct batch *batch, const char *from, uint64_t at)
{
    const struct counter_options *options = counter->options;
    if (options->ngrams <= 1 && options->by == COUNTS_TOTAL && !options->field) {
        count_totals(counter, batch);
    } else if (options->ngrams <= 1 && counter->position.by == COUNTS_DOCUMENT) {
        count_documents(counter, batch);
    } else if (options->ngrams > 1 && options->by == COUNTS_TOTAL) {
        tape_words(counter, batch);
    } else {
        count_words(counter, batch, from, at);
        watch_memory(counter);
    }
}

/* Any line, slowly. */
static void count_one(struct counter *counter, struct span raw, uint64_t at)
{
    uint32_t number = add_line(counter, raw);
    if (number)
        count_word(counter, number, at);
}

/* Counts lines of tokens up to the first that may be something else, or until memory is
 * full; returns the bytes done. `position`: of the lines in the stream, in bytes. */
static size_t count_tokens(struct counter *counter, struct span lines, uint64_t position)
{
    const char *at = lines.data, *end = lines.data + lines.size;
    struct batch batch;
    if (!is_token(at, end))
        return 0;
    stream_position_enter(&counter->position, position);
    while (!counter->over) {
        batch_read(&batch, &counter->tally.vocabulary, &counter->position,
            counter->stream.tagged, &at, end);
        count_batch(counter, &batch, lines.data, position);
        if (batch.count == BATCH_MOST)
            continue;
        if (!is_token(at, end))
            break;
        size_t size = (size_t)((const char *)memchr(at, '\n', (size_t)(end - at)) - at);
        struct span line = {at, size};
        at += size + 1;
        count_one(counter, line, position + (uint64_t)(at - lines.data));
    }
    return (size_t)(at - lines.data);
}

/* One line of any kind; false at the end. */
static bool count_line(struct counter *counter)
{
    struct vertical_line line;
    uint64_t position = counter->stream.input->position;
    if (vertical_next(&counter->stream, &line) == VERTICAL_END)
        return false;
    if (line.kind != VERTICAL_TOKEN) {
        stream_position_follow(&counter->position, &line, position);
        return true;
    }
    stream_position_enter(&counter->position, position);
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
                going = make_room(counter);
            if (done < lines.size)
                break;
        }
    } while (going && count_line(counter));
    stream_position_leave(&counter->position, input->position);
    return going;
}

uint64_t counter_cut_lines(const struct counter *counter)
{
    return counter->stream.cut;
}
