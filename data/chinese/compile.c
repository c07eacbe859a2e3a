/* compile JIEBA_FOLDER [UNIHAN_VARIANTS] > chinese.bin: the Chinese dictionary, in the
 * format of lib/trie.h. What each step gains is in bench/chinese.md.
 *
 * - Words are simplified, character by character, and so is the text when it is read:
 *   jieba's frequencies, which are of simplified text, serve both scripts.
 * - Of jieba's words, those are left out that people divide: numerals with their measure
 *   words, and compounds of shorter words, unless idioms or names.
 * - Of CLDR's words, those are taken that jieba does not have and that are more probable,
 *   by COLLOCATION_MARGIN, than their best division: words, not words that often meet.
 * - Every word is taken to be twice as probable (WORD_PRIOR) as its frequency says: a
 *   prior for more and shorter words, because jieba's frequencies are those of a text
 *   divided into longer ones. */
#include <stdio.h>
#include <stdlib.h>

#include "data/chinese/cjdict.h"
#include "data/chinese/double_array.h"
#include "data/chinese/jieba.h"
#include "data/chinese/variants.h"
#include "data/chinese/words.h"
#include "lib/memory.h"
#include "lib/message.h"

const char program_name[] = "compile";

#define WORD_PRIOR 0.7         /* ln 2 */
#define COLLOCATION_MARGIN 4.0 /* nats */

enum { COMPOUND_MIN = 4 }; /* characters of the shortest compound that is divided */

static bool has_tag(const struct word *word, const char *const *tags)
{
    while (*tags && strcmp(word->tag, *tags) != 0)
        tags++;
    return *tags;
}

static bool is_numeral(uint32_t code_point)
{
    static const uint32_t numerals[] = {U'〇', U'零', U'一', U'二', U'三', U'四', U'五',
        U'六', U'七', U'八', U'九', U'十', U'百', U'千', U'万', U'亿', U'两', U'几', U'半',
        U'数', U'多', U'余', U'第'};
    for (size_t i = 0; i < sizeof numerals / sizeof *numerals; i++)
        if (numerals[i] == code_point)
            return true;
    return false;
}

/* 三个, 万元: begins with a numeral, has something else behind. */
static bool is_measured(const struct word *word)
{
    static const char *const tags[] = {"m", "mq", NULL};
    if (!has_tag(word, tags) || !is_numeral(word->text[0]))
        return false;
    for (size_t i = 1; i < word->length; i++)
        if (!is_numeral(word->text[i]))
            return true;
    return false;
}

/* 信息技术: words stand together, and it is neither an idiom nor a name. */
static bool is_compound(const struct words *words, const struct word *word)
{
    static const char *const tags[] = {"i", "nr", "nrt", "nrfg", "ns", NULL};
    return word->length >= COMPOUND_MIN && !has_tag(word, tags) &&
           words_compose(words, word->text, word->length);
}

/* jieba's words that stay, of all of them. */
static void choose(struct words *chosen, const struct words *all)
{
    for (size_t i = 0; i < all->count; i++)
        if (!is_measured(&all->list[i]) && !is_compound(all, &all->list[i])) {
            words_add(chosen, &all->list[i]);
            chosen->list[chosen->count - 1].cost -= WORD_PRIOR;
        }
}

struct joining {
    const struct words *all;    /* jieba's */
    const struct words *chosen; /* of these */
    struct words found;
    const uint32_t *simplified;
};

/* A word of CLDR's. Its values run parallel to jieba's costs: over the 77,894 words that
 * both have, cost = 0.105 × value + 2.2. */
static void join_word(void *context, const uint16_t *text, int length, int value)
{
    struct joining *joining = context;
    struct word word = {.cost = 0.105 * value + 2.2};
    for (int i = 0; i < length; i++) {
        uint32_t code_point = text[i];
        if (code_point >= 0xD800 && code_point < 0xDC00 && i + 1 < length)
            code_point = 0x10000 + ((code_point & 0x3FF) << 10) + (text[++i] & 0x3FFu);
        if (!word_add(&word, joining->simplified, code_point))
            return;
    }
    if (word.length > 1 && !words_find(joining->all, word.text, word.length) &&
        word.cost + COLLOCATION_MARGIN <
            words_divide(joining->chosen, word.text, word.length))
        words_add(&joining->found, &word);
}

static void join(struct words *chosen, const struct words *all, const uint32_t *simplified)
{
    const char *reason;
    struct joining joining = {.all = all, .chosen = chosen, .simplified = simplified};
    if (!cjdict_read(join_word, &joining, &reason))
        message(NULL, "without CLDR's words: %s", reason);
    for (size_t i = 0; i < joining.found.count; i++) {
        joining.found.list[i].cost -= WORD_PRIOR;
        words_add(chosen, &joining.found.list[i]);
    }
    free(joining.found.list);
}

struct emissions {
    const struct double_array *array;
    struct trie_emission *list;
};

static void set_emission(void *context, char state, uint32_t code_point, double cost)
{
    struct emissions *emissions = context;
    uint16_t code = code_point < TRIE_CODE_POINTS ? emissions->array->codes[code_point] : 0;
    uint16_t units =
        (uint16_t)((cost < TRIE_EMISSION_MAX ? cost : TRIE_EMISSION_MAX) * TRIE_COST_UNIT);
    if (state == 'B')
        emissions->list[code].begin = units;
    else if (state == 'M')
        emissions->list[code].middle = units;
    else if (state == 'E')
        emissions->list[code].end = units;
}

/* Owned by the caller. Where jieba knows nothing of a character, TRIE_EMISSION_MAX. */
static struct trie_emission *read_emissions(
    const struct double_array *array, const char *folder)
{
    struct emissions emissions = {
        array, memory_new(array->alphabet, sizeof *emissions.list)};
    uint16_t most = TRIE_EMISSION_MAX * TRIE_COST_UNIT;
    for (size_t i = 0; i < array->alphabet; i++)
        emissions.list[i] = (struct trie_emission){most, most, most, 0};
    jieba_emissions(folder, set_emission, &emissions);
    emissions.list[0] = (struct trie_emission){most, most, most, 0};
    return emissions.list;
}

static void write_all(const struct double_array *array,
    const struct trie_emission *emissions, const uint32_t *simplified, FILE *file)
{
    uint16_t *codes = memory_new(TRIE_CODE_POINTS, sizeof *codes);
    for (uint32_t i = 0; i < TRIE_CODE_POINTS; i++)
        codes[i] = array->codes[simplified[i]];
    double_array_write(array, codes, TRIE_CODE_POINTS, emissions, file);
    free(codes);
}

int main(int count, char **arguments)
{
    struct words all = {0}, chosen = {0};
    struct double_array array;
    if (count != 2 && count != 3)
        message_die(STATUS_USAGE, NULL,
            "usage: compile JIEBA_FOLDER [UNIHAN_VARIANTS] > DICTIONARY");
    uint32_t *simplified = variants_read(arguments[2]);
    jieba_words(&all, arguments[1], simplified);
    words_sort(&all);
    choose(&chosen, &all);
    join(&chosen, &all, simplified);
    double_array_build(&array, &chosen);
    struct trie_emission *emissions = read_emissions(&array, arguments[1]);
    write_all(&array, emissions, simplified, stdout);
    if (fflush(stdout) != 0 || ferror(stdout))
        message_die(STATUS_USAGE, NULL, "cannot write the dictionary");
    free(emissions);
    free(array.codes);
    free(array.nodes);
    free(chosen.list);
    free(all.list);
    free(simplified);
    return STATUS_DONE;
}
