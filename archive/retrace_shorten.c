#include "archive/prediction.h"

#include <stdio.h>
#include <stdlib.h>

enum {
    TAG_SIZE = 80, /* room for a sentence's tag */
};

static void put_number(struct output *code, uint64_t number)
{
    for (; number > 127; number >>= 7)
        output_byte(code, (char)(number | 128));
    output_byte(code, (char)number);
}

static void put_bytes(struct output *code, struct span bytes)
{
    put_number(code, bytes.size);
    output_write(code, bytes);
}

static uint64_t zigzag(size_t to, size_t from)
{
    return to >= from ? (uint64_t)(to - from) << 1 : (uint64_t)(from - to) << 1 | 1;
}

/* ------------------------------------------------------------------ shortening */

struct shortening {
    struct retrace *retrace;
    struct output *code;
    uint64_t predicted; /* lines since the last operation */
};

static void put_operation(struct shortening *shortening, enum retrace_operation operation)
{
    put_number(shortening->code, shortening->predicted);
    put_number(shortening->code, operation);
    shortening->predicted = 0;
}

static bool is_as_predicted(const struct retrace *retrace, struct span line)
{
    return span_equal(line, (struct span){retrace->line.data, retrace->line.used});
}

static bool shorten_sentence(struct shortening *shortening, struct span line)
{
    struct retrace *retrace = shortening->retrace;
    char tag[TAG_SIZE];
    size_t begin, end;
    if (!prediction_number(line, SPAN(" begin=\""), &begin) ||
        !prediction_number(line, SPAN(" end=\""), &end) || end < begin || end > PTRDIFF_MAX)
        return false;
    int size = snprintf(tag, sizeof tag, "<s begin=\"%zu\" end=\"%zu\">", begin, end);
    if (!span_equal(line, (struct span){tag, (size_t)size}))
        return false;
    put_operation(shortening, SENTENCE);
    put_number(shortening->code, zigzag(begin, prediction_sentence(retrace)));
    put_number(shortening->code, end - begin);
    return true;
}

static void shorten_tag(struct shortening *shortening, struct span line)
{
    if (span_equal(line, SPAN("</s>"))) {
        put_operation(shortening, SENTENCE_END);
    } else if (span_equal(line, SPAN("<!---->"))) {
        put_operation(shortening, BREAK);
    } else if (!shorten_sentence(shortening, line)) {
        put_operation(shortening, LITERAL);
        put_bytes(shortening->code, line);
    }
    prediction_learn(shortening->retrace, line, 0);
}

static size_t common(struct span a, struct span b)
{
    size_t size = 0;
    while (size < a.size && size < b.size && a.data[size] == b.data[size])
        size++;
    return size;
}

/* A line whose word is as predicted, and not what stands behind it. */
static void shorten_term(struct shortening *shortening, struct span line)
{
    struct retrace *retrace = shortening->retrace;
    size_t word = prediction_word_of(line).size + 1;
    struct span term = {line.data + word, line.size - word};
    struct span predicted = {retrace->line.data + word, retrace->line.used - word};
    size_t kept = common(term, predicted);
    put_operation(shortening, TERM);
    put_number(shortening->code, kept);
    put_bytes(shortening->code, (struct span){term.data + kept, term.size - kept});
    prediction_learn(retrace, line, retrace->next.end);
}

/* Finds a word's bytes in the text not far behind the place. */
static bool find_part(const struct retrace *retrace, struct span word, size_t *begin)
{
    enum { FAR = 64 };
    for (size_t at = retrace->next.begin;
         at < retrace->next.begin + FAR && at + word.size <= retrace->text.size; at++)
        if (memcmp(retrace->text.data + at, word.data, word.size) == 0) {
            *begin = at;
            return true;
        }
    return false;
}

static void shorten_literal(struct shortening *shortening, struct span line)
{
    put_operation(shortening, LITERAL);
    put_bytes(shortening->code, line);
    prediction_learn(shortening->retrace, line, shortening->retrace->next.end);
}

static void shorten_word(struct shortening *shortening, struct span line)
{
    struct retrace *retrace = shortening->retrace;
    struct span word = prediction_word_of(line);
    size_t begin;
    bool part = word.size && find_part(retrace, word, &begin);
    prediction_word(retrace, word);
    if (word.size == 0 || !is_as_predicted(retrace, line)) {
        shorten_literal(shortening, line);
        return;
    }
    put_operation(shortening, part ? PART : WORD);
    if (part) {
        put_number(shortening->code, begin - retrace->next.begin);
        put_number(shortening->code, word.size);
    } else {
        put_bytes(shortening->code, word);
    }
    prediction_learn(retrace, line, part ? begin + word.size : retrace->next.end);
}

/* A token where a break was predicted: then none stands here. */
static void deny_break(struct shortening *shortening)
{
    struct retrace *retrace = shortening->retrace;
    if (retrace->last != TOKEN || !prediction_goes_on(retrace) || !retrace->next.divided)
        return;
    put_operation(shortening, NO_BREAK);
    retrace->last = BROKEN;
    prediction_next(retrace);
}

static void shorten_token(struct shortening *shortening, struct span line)
{
    struct retrace *retrace = shortening->retrace;
    deny_break(shortening);
    struct span predicted = {retrace->line.data, retrace->line.used};
    struct span word = prediction_word_of(line);
    if (span_equal(predicted, line)) {
        shortening->predicted++;
        prediction_learn_own(retrace);
    } else if (!prediction_is_tag(predicted) &&
               span_equal(prediction_word_of(predicted), word) && word.size < line.size &&
               word.size < predicted.size) {
        shorten_term(shortening, line);
    } else {
        shorten_word(shortening, line);
    }
}

static void shorten_line(struct shortening *shortening, struct span line)
{
    prediction_next(shortening->retrace);
    if (is_as_predicted(shortening->retrace, line)) {
        shortening->predicted++;
        prediction_learn_own(shortening->retrace);
    } else if (prediction_is_tag(line)) {
        shorten_tag(shortening, line);
    } else {
        shorten_token(shortening, line);
    }
}

/* Takes the next line from the front of lines. */
static struct span take_line(struct span *lines)
{
    const char *end = memchr(lines->data, '\n', lines->size);
    struct span line = {lines->data, end ? (size_t)(end - lines->data) : lines->size};
    size_t taken = line.size + (end != NULL);
    *lines = (struct span){lines->data + taken, lines->size - taken};
    return line;
}

/* ------------------------------------------------------------------ the doc's tag */

static const char *find_value(struct span line, struct span name, struct span value)
{
    size_t least = name.size + value.size + 1;
    for (size_t i = 0; value.size && i + least <= line.size; i++)
        if (memcmp(line.data + i, name.data, name.size) == 0)
            return memcmp(line.data + i + name.size, value.data, value.size) == 0 &&
                           line.data[i + least - 1] == '"'
                       ? line.data + i + name.size
                       : NULL;
    return NULL;
}

/* Appends a tag with marks for id and title. */
static void mark_tag(
    const struct retrace_article *article, struct span line, struct output *marked)
{
    const char *id = find_value(line, SPAN(" id=\""), article->id);
    const char *title = find_value(line, SPAN(" title=\""), article->title);
    for (const char *at = line.data; at < line.data + line.size;) {
        if (at == id || at == title) {
            output_byte(marked, at == id ? DOC_ID : DOC_TITLE);
            at += at == id ? article->id.size : article->title.size;
        } else {
            output_byte(marked, *at++);
        }
    }
}

static void shorten_doc(
    struct shortening *shortening, const struct retrace_article *article, struct span line)
{
    struct output marked;
    if (!line.size || memchr(line.data, DOC_ID, line.size) ||
        memchr(line.data, DOC_TITLE, line.size)) {
        shorten_literal(shortening, line);
        return;
    }
    output_open(&marked, -1);
    mark_tag(article, line, &marked);
    put_operation(shortening, DOC);
    put_bytes(shortening->code, (struct span){marked.data, marked.used});
    free(marked.data);
}

void retrace_shorten(struct retrace *retrace, const struct retrace_article *article,
    struct span lines, struct output *code)
{
    struct shortening shortening = {retrace, code, 0};
    prediction_begin(retrace, article);
    if (lines.size)
        shorten_doc(&shortening, article, take_line(&lines));
    while (lines.size)
        shorten_line(&shortening, take_line(&lines));
    put_number(code, shortening.predicted);
}
