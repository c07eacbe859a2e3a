#include "lib/stopwords.h"

#include <errno.h>
#include <stdlib.h>

#include "lib/datadir.h"
#include "lib/fnv.h"
#include "lib/fold.h"
#include "lib/input.h"
#include "lib/memory.h"

struct stopwords {
    struct span *slots; /* open addressing; data NULL: free */
    size_t slot_count;  /* a power of two, or 0 where there are no words */
    size_t count;
    struct arena arena; /* holds the words */
};

/* The slot that holds the word, or the free one where it belongs. */
static struct span *slot_of(const struct stopwords *words, struct span word)
{
    size_t mask = words->slot_count - 1;
    size_t i = fnv_hash(word) & mask;
    while (words->slots[i].data && !span_equal(words->slots[i], word))
        i = (i + 1) & mask;
    return &words->slots[i];
}

static void grow(struct stopwords *words)
{
    struct stopwords wider = *words;
    wider.slot_count = words->slot_count ? 2 * words->slot_count : 64;
    wider.slots = memory_new(wider.slot_count, sizeof *wider.slots);
    for (size_t i = 0; i < words->slot_count; i++)
        if (words->slots[i].data)
            *slot_of(&wider, words->slots[i]) = words->slots[i];
    free(words->slots);
    *words = wider;
}

static void add(struct stopwords *words, struct span word)
{
    if (2 * (words->count + 1) > words->slot_count)
        grow(words);
    struct span *slot = slot_of(words, word);
    if (slot->data)
        return;
    *slot = arena_copy(&words->arena, word);
    words->count++;
}

/* The word of a line: without a comment and the blanks around it. */
static struct span word_of_line(struct span line)
{
    const char *comment = line.size ? memchr(line.data, '#', line.size) : NULL;
    if (comment)
        line.size = (size_t)(comment - line.data);
    while (line.size && strchr(" \t\r", line.data[line.size - 1]))
        line.size--;
    while (line.size && strchr(" \t", line.data[0])) {
        line.data++;
        line.size--;
    }
    return line;
}

static void add_line(struct stopwords *words, struct span line)
{
    struct span word = word_of_line(line);
    if (word.size == 0)
        return;
    size_t room = 0;
    char *folded = memory_grow(NULL, &room, FOLD_GROWTH * word.size, 1);
    add(words, (struct span){folded, fold_case(word, false, folded)});
    free(folded);
}

struct stopwords *stopwords_read_new(const char *file)
{
    struct input input;
    struct stopwords *words = NULL;
    if (input_open(&input, file)) {
        struct span line;
        words = memory_new(1, sizeof *words);
        while (input_line(&input, &line))
            add_line(words, line);
    }
    int error = input.error;
    input_close(&input);
    if (error) {
        stopwords_free(words);
        errno = error;
        return NULL;
    }
    return words;
}

struct stopwords *stopwords_new(struct span language)
{
    struct stopwords *words = memory_new(1, sizeof *words);
    struct span rest = datadir_map_language("stopwords", language, "txt");
    while (rest.size) {
        const char *end = memchr(rest.data, '\n', rest.size);
        struct span line = {rest.data, end ? (size_t)(end - rest.data) : rest.size};
        add_line(words, line);
        size_t used = line.size + (end != NULL);
        rest = (struct span){rest.data + used, rest.size - used};
    }
    return words;
}

bool stopwords_has(const struct stopwords *words, struct span word)
{
    return words->count && slot_of(words, word)->data;
}

size_t stopwords_count(const struct stopwords *words)
{
    return words->count;
}

void stopwords_free(struct stopwords *words)
{
    if (!words)
        return;
    free(words->slots);
    arena_free(&words->arena);
    free(words);
}
