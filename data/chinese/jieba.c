#include "data/chinese/jieba.h"

#include <math.h>
#include <stdlib.h>

#include "lib/arena.h"
#include "lib/input.h"
#include "lib/message.h"
#include "lib/utf8.h"

/* The bytes up to the next space, consumed with it. */
static struct span next_field(struct span *line)
{
    const char *space = memchr(line->data, ' ', line->size);
    struct span field = {line->data, space ? (size_t)(space - line->data) : line->size};
    size_t used = field.size + (space != NULL);
    *line = (struct span){line->data + used, line->size - used};
    return field;
}

/* `word frequency tag`. The frequency goes into the word's cost for the time being. */
static bool read_word(struct span line, const uint32_t *simplified, struct word *word)
{
    *word = (struct word){.length = 0};
    struct span text = next_field(&line);
    for (size_t at = 0; at < text.size;) {
        uint32_t code_point;
        int bytes = utf8_decode(text.data + at, text.size - at, &code_point);
        if (bytes < 0 || !word_add(word, simplified, code_point))
            return false;
        at += (size_t)bytes;
    }
    struct span frequency = next_field(&line);
    for (size_t i = 0; i < frequency.size; i++) {
        if (frequency.data[i] < '0' || frequency.data[i] > '9')
            return false;
        word->cost = word->cost * 10 + (frequency.data[i] - '0');
    }
    memcpy(word->tag, line.data, line.size < TAG_MAX ? line.size : TAG_MAX - 1);
    return word->length > 0 && word->cost > 0;
}

static void open_file(
    struct input *input, struct arena *arena, const char *folder, const char *name)
{
    const char *path = arena_print(arena, "%s/%s", folder, name).data;
    if (!input_open(input, path))
        message_die(STATUS_USAGE, path, "%s", strerror(input->error));
}

static void close_file(struct input *input, struct arena *arena)
{
    if (input->error)
        message_die(STATUS_USAGE, input->name, "%s", strerror(input->error));
    input_close(input);
    arena_free(arena);
}

void jieba_words(struct words *words, const char *folder, const uint32_t *simplified)
{
    struct arena arena = {0};
    struct input input;
    struct span line;
    struct word word;
    size_t first = words->count;
    double sum = 0;
    open_file(&input, &arena, folder, "dict.txt");
    while (input_line(&input, &line))
        if (read_word(line, simplified, &word)) {
            sum += word.cost;
            words_add(words, &word);
        }
    close_file(&input, &arena);
    for (size_t i = first; i < words->count; i++)
        words->list[i].cost = -log(words->list[i].cost / sum);
}

/* Lines of a Python dictionary of dictionaries: `'B': {` and `'\u4e00': -3.65,`, the first
 * two on one line. */
void jieba_emissions(const char *folder, jieba_visit *visit, void *context)
{
    struct arena arena = {0};
    struct input input;
    struct span line;
    char state = '\0';
    open_file(&input, &arena, folder, "finalseg/prob_emit.py");
    while (input_line(&input, &line)) {
        struct arena scratch = {0};
        const char *text = arena_copy(&scratch, line).data;
        const char *brace = strstr(text, "': {");
        if (brace > text)
            state = brace[-1];
        const char *character = strstr(text, "'\\u");
        const char *colon = character ? strstr(character, "': ") : NULL;
        if (colon && state)
            visit(context, state, (uint32_t)strtoul(character + 3, NULL, 16),
                -strtod(colon + 3, NULL));
        arena_free(&scratch);
    }
    close_file(&input, &arena);
}
