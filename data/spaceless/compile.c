/* compile < WORDS > DICTIONARY: words, one a line, in the format of lib/trie.h, all of
 * the same cost. */
#include <stdio.h>
#include <stdlib.h>

#include "data/chinese/double_array.h"
#include "data/chinese/words.h"
#include "lib/input.h"
#include "lib/memory.h"
#include "lib/message.h"
#include "lib/utf8.h"

const char program_name[] = "compile";

/* False where the word is too long to be one. */
static bool decode(struct span line, struct word *word)
{
    *word = (struct word){0};
    for (size_t at = 0; at < line.size;) {
        if (word->length == TRIE_WORD_MAX)
            return false;
        int size = utf8_decode(line.data + at, line.size - at, &word->text[word->length++]);
        if (size <= 0)
            return false;
        at += (size_t)size;
    }
    return word->length > 0;
}

static void read_words(struct words *words)
{
    struct input input;
    struct span line;
    struct word word;
    input_open(&input, "-");
    while (input_line(&input, &line))
        if (decode(line, &word))
            words_add(words, &word);
    if (input.error || words->count == 0)
        message_die(STATUS_USAGE, NULL, "no words");
    input_close(&input);
}

/* Past the greatest character of a word, a multiple of four. */
static uint32_t code_points_of(const struct words *words)
{
    uint32_t most = 0;
    for (size_t i = 0; i < words->count; i++)
        for (size_t k = 0; k < words->list[i].length; k++)
            if (words->list[i].text[k] > most)
                most = words->list[i].text[k];
    return (most / 4 + 1) * 4;
}

static void write_all(
    const struct double_array *array, uint32_t code_points, struct trie_emission *emissions)
{
    double_array_write(array, array->codes, code_points, emissions, stdout);
    if (fflush(stdout) != 0 || ferror(stdout))
        message_die(STATUS_USAGE, NULL, "cannot write the dictionary");
}

int main(void)
{
    struct words words = {0};
    struct double_array array;
    read_words(&words);
    uint32_t code_points = code_points_of(&words);
    words_sort(&words);
    double_array_build(&array, &words); /* makes codes of the words' characters */
    struct trie_emission *emissions = memory_new(array.alphabet, sizeof *emissions);
    write_all(&array, code_points, emissions);
    free(emissions);
    free(array.codes);
    free(array.nodes);
    free(words.list);
    return STATUS_DONE;
}
