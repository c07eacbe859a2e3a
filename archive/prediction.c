#include "archive/prediction.h"

#include <stdlib.h>

#include "lib/fnv.h"
#include "lib/memory.h"

struct retrace *retrace_new(void)
{
    struct retrace *retrace = memory_new(1, sizeof *retrace);
    output_open(&retrace->line, -1);
    return retrace;
}

void retrace_reset(struct retrace *retrace)
{
    memset(retrace->slots, 0, sizeof retrace->slots);
}

void retrace_free(struct retrace *retrace)
{
    if (retrace)
        free(retrace->line.data);
    free(retrace);
}

/* ------------------------------------------------------------------ terms */

static struct prediction_slot *prediction_find(struct retrace *retrace, struct span word)
{
    return &retrace->slots[fnv_hash(word) % PREDICTION_SLOTS];
}

/* Appends what is likely to stand behind a word: what stood there when it last came, or
 * the word in lower case. */
static void put_term(struct retrace *retrace, struct span word, struct output *output)
{
    const struct prediction_slot *slot = prediction_find(retrace, word);
    if (span_equal((struct span){slot->bytes, slot->word}, word)) {
        output_write(output, (struct span){slot->bytes + slot->word, slot->term});
        return;
    }
    for (size_t i = 0; i < word.size; i++) {
        char byte = word.data[i];
        output_byte(output, byte >= 'A' && byte <= 'Z' ? (char)(byte + 32) : byte);
    }
}

static void note_term(struct retrace *retrace, struct span word, struct span term)
{
    struct prediction_slot *slot = prediction_find(retrace, word);
    if (word.size == 0 || word.size + term.size > PREDICTION_NOTE)
        return;
    slot->word = (unsigned char)word.size;
    slot->term = (unsigned char)term.size;
    memcpy(slot->bytes, word.data, word.size);
    memcpy(slot->bytes + word.size, term.data, term.size);
}

/* ------------------------------------------------------------------ predicting */

void prediction_begin(struct retrace *retrace, const struct retrace_article *article)
{
    retrace->text = article->text;
    retrace->at = retrace->end = 0;
    retrace->last = OPENED;
    retrace->columns = true;
    retrace->there = words_next(retrace->text, 0, &retrace->next);
}

static void go_to(struct retrace *retrace, size_t at)
{
    if (at == retrace->at)
        return;
    retrace->at = at < retrace->text.size ? at : retrace->text.size;
    retrace->there = words_next(retrace->text, retrace->at, &retrace->next);
}

static bool is_space(char byte)
{
    return byte == ' ' || (byte >= '\t' && byte <= '\r');
}

size_t prediction_sentence(const struct retrace *retrace)
{
    size_t at = retrace->at;
    while (at < retrace->text.size && is_space(retrace->text.data[at]))
        at++;
    return at;
}

static void predict_sentence(struct retrace *retrace)
{
    size_t begin = prediction_sentence(retrace), end = words_sentence(retrace->text, begin);
    output_print(&retrace->line, "<s begin=\"%zu\" end=\"%zu\">", begin, end);
}

static void put_token(struct retrace *retrace, struct span word)
{
    output_write(&retrace->line, word);
    if (!retrace->columns)
        return;
    output_byte(&retrace->line, '\t');
    put_term(retrace, word, &retrace->line);
}

static void predict_token(struct retrace *retrace)
{
    char token[WORD_MOST];
    size_t size = words_token(retrace->text, &retrace->next, token);
    put_token(retrace, (struct span){token, size});
}

bool prediction_goes_on(const struct retrace *retrace)
{
    return retrace->there && retrace->next.begin < retrace->end;
}

void prediction_next(struct retrace *retrace)
{
    struct output *line = &retrace->line;
    line->used = 0;
    switch (retrace->last) {
    case OPENED:
    case PARAGRAPH_CLOSED:
        output_text(line, retrace->there ? "<p>" : "</doc>");
        break;
    case PARAGRAPH_OPEN:
        predict_sentence(retrace);
        break;
    case SENTENCE_CLOSED:
        if (!retrace->there || retrace->next.paragraph)
            output_text(line, "</p>");
        else
            predict_sentence(retrace);
        break;
    case SENTENCE_OPEN:
    case TOKEN:
    case BROKEN:
        if (!prediction_goes_on(retrace))
            output_text(line, "</s>");
        else if (retrace->last == TOKEN && retrace->next.divided)
            output_text(line, "<!---->");
        else
            predict_token(retrace);
        break;
    }
}

/* ------------------------------------------------------------------ learning from a line */

bool prediction_number(struct span tag, struct span name, size_t *number)
{
    for (size_t i = 0; i + name.size < tag.size; i++) {
        if (memcmp(tag.data + i, name.data, name.size) != 0)
            continue;
        size_t value = 0;
        for (i += name.size; i < tag.size && tag.data[i] >= '0' && tag.data[i] <= '9'; i++)
            value = value * 10 + (size_t)(tag.data[i] - '0');
        *number = value;
        return true;
    }
    return false;
}

static void learn_tag(struct retrace *retrace, struct span line)
{
    size_t begin;
    if (span_starts(line, SPAN("<s "))) {
        retrace->last = SENTENCE_OPEN;
        if (prediction_number(line, SPAN(" begin=\""), &begin))
            go_to(retrace, begin);
        if (!prediction_number(line, SPAN(" end=\""), &retrace->end))
            retrace->end = retrace->text.size;
    } else if (span_equal(line, SPAN("</s>"))) {
        retrace->last = SENTENCE_CLOSED;
        if (retrace->end > retrace->at)
            go_to(retrace, retrace->end);
    } else if (span_starts(line, SPAN("<p"))) {
        retrace->last = PARAGRAPH_OPEN;
    } else if (span_equal(line, SPAN("</p>"))) {
        retrace->last = PARAGRAPH_CLOSED;
    } else if (span_equal(line, SPAN("<!---->"))) {
        retrace->last = BROKEN;
    }
}

struct span prediction_word_of(struct span line)
{
    const char *tab = line.size ? memchr(line.data, '\t', line.size) : NULL;
    return (struct span){line.data, tab ? (size_t)(tab - line.data) : line.size};
}

bool prediction_is_tag(struct span line)
{
    return line.size == 0 || line.data[0] == '<';
}

void prediction_learn(struct retrace *retrace, struct span line, size_t end)
{
    if (prediction_is_tag(line)) {
        learn_tag(retrace, line);
        return;
    }
    struct span word = prediction_word_of(line);
    retrace->last = TOKEN;
    retrace->columns = word.size < line.size;
    if (retrace->columns)
        note_term(retrace, word,
            (struct span){line.data + word.size + 1, line.size - word.size - 1});
    go_to(retrace, end);
}

void prediction_learn_own(struct retrace *retrace)
{
    prediction_learn(
        retrace, (struct span){retrace->line.data, retrace->line.used}, retrace->next.end);
}

void prediction_word(struct retrace *retrace, struct span word)
{
    retrace->line.used = 0;
    put_token(retrace, word);
}
