/* compile_dictionary JIEBA_DICT > chinese.bin: joins jieba's dictionary with ICU's into the
 * file of tokenize/trie.h. */
#include <math.h>
#include <stdlib.h>

#include "data/double_array.h"
#include "data/icu_dictionary.h"
#include "lib/input.h"
#include "lib/memory.h"
#include "lib/message.h"
#include "lib/utf8.h"

const char program_name[] = "compile_dictionary";

struct words {
    struct word *list;
    size_t count;
    size_t capacity;
};

/* Han, and what stands in Han words: 々〆〇. */
static bool is_han(uint32_t c)
{
    return (c >= 0x3400 && c <= 0x4DBF) || (c >= 0x4E00 && c <= 0x9FFF) ||
           (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x20000 && c <= 0x3FFFF) ||
           (c >= 0x3005 && c <= 0x3007);
}

static bool word_add(struct word *word, uint32_t code_point)
{
    if (word->length == TRIE_WORD_MAX || !is_han(code_point))
        return false;
    word->text[word->length++] = code_point;
    return true;
}

static void words_add(struct words *words, struct word word, double cost)
{
    double units = cost * TRIE_COST_UNIT + 0.5;
    word.cost = units < TRIE_NO_WORD - 1 ? (uint16_t)units : TRIE_NO_WORD - 1;
    words->list = memory_grow(words->list, &words->capacity, words->count + 1, sizeof word);
    words->list[words->count++] = word;
}

/* A line of jieba's: word, frequency, part of speech, one space between. */
static bool read_line(struct span line, struct word *word, double *frequency)
{
    size_t at = 0;
    *word = (struct word){.length = 0};
    while (at < line.size && line.data[at] != ' ') {
        uint32_t code_point;
        int bytes = utf8_decode(line.data + at, line.size - at, &code_point);
        if (bytes < 0 || !word_add(word, code_point))
            return false;
        at += (size_t)bytes;
    }
    char number[24] = "";
    for (size_t i = 0; i < sizeof number - 1 && ++at < line.size && line.data[at] != ' ';
         i++)
        number[i] = line.data[at];
    *frequency = strtod(number, NULL);
    return word->length > 0 && *frequency > 0;
}

/* Adds jieba's words. Costs are -ln(frequency / sum of all). */
static void read_jieba(struct words *words, const char *path)
{
    struct input input;
    struct span line;
    double sum = 0;
    double *frequencies = NULL;
    size_t capacity = 0;
    if (!input_open(&input, path))
        message_die(STATUS_USAGE, path, "%s", strerror(input.error));
    while (input_line(&input, &line)) {
        struct word word;
        double frequency;
        if (!read_line(line, &word, &frequency))
            continue;
        frequencies =
            memory_grow(frequencies, &capacity, words->count + 1, sizeof *frequencies);
        frequencies[words->count] = frequency;
        sum += frequency;
        words_add(words, word, 0);
    }
    if (input.error)
        message_die(STATUS_USAGE, path, "%s", strerror(input.error));
    input_close(&input);
    for (size_t i = 0; i < words->count; i++)
        words->list[i].cost = (uint16_t)(-log(frequencies[i] / sum) * TRIE_COST_UNIT + 0.5);
    free(frequencies);
}

/* Adds a word of ICU's. Its values run parallel to jieba's costs: over the 77,894 words
 * that both have, cost = 0.105 × value + 2.2. */
static void add_icu_word(void *context, const uint16_t *text, int length, int value)
{
    struct word word = {.length = 0};
    for (int i = 0; i < length; i++) {
        uint32_t code_point = text[i];
        if (code_point >= 0xD800 && code_point < 0xDC00 && i + 1 < length)
            code_point = 0x10000 + ((code_point & 0x3FF) << 10) + (text[++i] & 0x3FFu);
        if (!word_add(&word, code_point))
            return;
    }
    words_add(context, word, 0.105 * value + 2.2);
}

static int word_compare(const void *a, const void *b)
{
    const struct word *x = a, *y = b;
    for (size_t i = 0; i < x->length && i < y->length; i++)
        if (x->text[i] != y->text[i])
            return x->text[i] < y->text[i] ? -1 : 1;
    if (x->length != y->length)
        return x->length < y->length ? -1 : 1;
    return (x->cost > y->cost) - (x->cost < y->cost);
}

static bool same_text(const struct word *x, const struct word *y)
{
    return x->length == y->length &&
           memcmp(x->text, y->text, x->length * sizeof *x->text) == 0;
}

/* Of a word that both dictionaries have the more probable stays. */
static void join(struct words *words)
{
    size_t count = 0;
    qsort(words->list, words->count, sizeof *words->list, word_compare);
    for (size_t i = 0; i < words->count; i++)
        if (count == 0 || !same_text(&words->list[count - 1], &words->list[i]))
            words->list[count++] = words->list[i];
    words->count = count;
}

int main(int count, char **arguments)
{
    struct words words = {.count = 0};
    const char *reason;
    if (count != 2)
        message_die(STATUS_USAGE, NULL, "usage: compile_dictionary JIEBA_DICT > FILE");
    read_jieba(&words, arguments[1]);
    if (!icu_dictionary_read(add_icu_word, &words, &reason))
        message(NULL, "without ICU's words: %s", reason);
    join(&words);
    double_array_write(words.list, words.count, stdout);
    free(words.list);
    if (fflush(stdout) != 0 || ferror(stdout))
        message_die(STATUS_USAGE, NULL, "cannot write the dictionary");
    return STATUS_DONE;
}
